"""Files that HR had made."""

from reports.models.export import Export, State

__all__ = ["Export", "State"]
