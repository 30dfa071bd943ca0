"""The append-only trail: who did what, to whom, when."""
