"""What changes the governed facts."""
