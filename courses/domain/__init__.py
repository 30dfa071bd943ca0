"""Rules of the curriculum: what opens when, and when something is done. Pure."""
