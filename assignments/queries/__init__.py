"""Reads of who owes what, for pages and for the apps above."""

from assignments.queries.duties import DutyRow, duties_of, duties_of_many, state_of
from assignments.queries.targets import TargetRow, target_row, targets

__all__ = ["DutyRow", "TargetRow", "duties_of", "duties_of_many", "state_of", "target_row", "targets"]
