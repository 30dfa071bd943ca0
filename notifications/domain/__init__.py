"""The pure rules of notices."""
