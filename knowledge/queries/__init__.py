"""Reads, shaped for pages."""

from knowledge.queries.facts import facts_in_force

__all__ = ["facts_in_force"]
