"""What authors do with packs: read, check, load, export."""
