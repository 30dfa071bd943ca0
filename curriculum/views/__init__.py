"""Doors of the author's desk."""
