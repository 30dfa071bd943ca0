"""Reads shaped for pages and for the apps above."""

from scenarios.queries.evidence import RunEvidence, RunRow, good_runs, runs_of

__all__ = ["RunEvidence", "RunRow", "good_runs", "runs_of"]
