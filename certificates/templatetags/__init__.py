"""Words for the app's values."""
