"""Doors of the reports."""
