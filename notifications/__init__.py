"""A message promised once, in the app and by mail."""
