"""Doors: the public page, a person's own certificates, HR's acts."""
