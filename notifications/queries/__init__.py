"""Reads about notices."""

from notifications.queries.counting import unread_count
from notifications.queries.listing import NoticeRow, rows_of
from notifications.queries.wording import Words, words_of

__all__ = ["NoticeRow", "Words", "rows_of", "unread_count", "words_of"]
