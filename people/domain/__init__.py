"""The pure rules of people: roles, spells, names, locks, passwords."""
