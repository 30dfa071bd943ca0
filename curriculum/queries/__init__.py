"""The author's desk, shaped for its page."""
