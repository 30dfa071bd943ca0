"""Doors of the app."""
