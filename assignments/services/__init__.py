"""Giving, withdrawing and reminding."""
