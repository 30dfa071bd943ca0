"""Assignments and who owes what by them."""

from assignments.models.assignment import Assignment
from assignments.models.duty import Duty

__all__ = ["Assignment", "Duty"]
