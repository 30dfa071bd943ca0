"""Pages made of many apps."""
