"""Reads: what is published, attempts and their grades, pages."""

from quizzes.queries.attempts import AttemptEvidence, AttemptRow, attempts_of, best_pass, next_try_on

__all__ = ["AttemptEvidence", "AttemptRow", "attempts_of", "best_pass", "next_try_on"]
