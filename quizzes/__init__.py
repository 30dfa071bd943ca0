"""Papers, attempts and marking."""
