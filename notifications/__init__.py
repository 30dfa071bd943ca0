"""A message promised once, shown in the app and sent by mail."""
