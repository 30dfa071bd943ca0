"""What makes a pack good content: pure checks over what was read."""
