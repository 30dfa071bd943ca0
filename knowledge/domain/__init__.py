"""Rules of the governed facts: shapes, tokens in text, values in force."""
