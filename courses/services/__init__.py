"""Every write of the curriculum's progress."""
