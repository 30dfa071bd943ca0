"""The command line's doors of the composition root."""
