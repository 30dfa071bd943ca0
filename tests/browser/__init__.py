"""The shared harness of the browser tests."""
