"""Helpers with no word of the trade in them."""
