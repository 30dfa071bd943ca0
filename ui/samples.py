"""What the gallery shows its components with."""
