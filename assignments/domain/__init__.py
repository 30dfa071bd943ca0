"""Rules of assignments: when something is due, and when to remind of it. Pure."""
