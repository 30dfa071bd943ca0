"""Promising messages, delivering them, and forgetting what is no longer so."""

from notifications.services.delivering import deliver
from notifications.services.promising import forget, promise
from notifications.services.reading import read, read_all

__all__ = ["deliver", "forget", "promise", "read", "read_all"]
