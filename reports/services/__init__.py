"""Exports: asked for, made, fetched, deleted."""

from reports.services.exports import delete_old, fetch, make, request

__all__ = ["delete_old", "fetch", "make", "request"]
