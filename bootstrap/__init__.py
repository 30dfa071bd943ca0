"""What `./run` and `./test` need before anything is installed: Python's standard library alone."""
