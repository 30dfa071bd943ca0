"""Doors: a quiz before it is begun, an attempt, its result."""
