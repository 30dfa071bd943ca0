"""Writes: publishing questions."""
