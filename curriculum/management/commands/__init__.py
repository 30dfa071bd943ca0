"""Commands of the authors."""
