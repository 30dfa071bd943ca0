"""What is still to be done: one row in the writer's own transaction."""
