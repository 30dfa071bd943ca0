"""Writes: publishing quizzes, sitting them."""
