"""The whole suite: `./test` runs it."""
