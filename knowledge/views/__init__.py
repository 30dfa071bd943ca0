"""Doors of the governed facts."""
