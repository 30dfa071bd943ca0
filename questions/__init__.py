"""Item types with their pure grading, banks and frozen versions."""
