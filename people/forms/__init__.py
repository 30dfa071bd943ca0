"""HTTP text to clean values about people."""
