"""What a table holds and how its rows read, as pure values."""
