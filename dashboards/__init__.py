"""Pages made of many apps: my training, my team."""
