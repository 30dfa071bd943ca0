"""The pack: check, load and export the curriculum as text."""
