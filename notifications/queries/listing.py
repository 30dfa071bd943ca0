"""Notices as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from notifications.domain.kinds import ICONS, Kind
from notifications.models import Notice
from notifications.queries.wording import words_of


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice, worded."""

    pk: int
    title: str
    body: str
    icon: str
    leads_on: bool
    unread: bool
    promised_at: datetime


def rows_of(notices: Iterable[Notice], language: str) -> tuple[NoticeRow, ...]:
    """Word notices for a reader whose language is active."""
    return tuple(_row(notice, language) for notice in notices)


def _row(notice: Notice, language: str) -> NoticeRow:
    words = words_of(notice, language)
    return NoticeRow(
        pk=notice.pk,
        title=words.title,
        body=words.body,
        icon=ICONS[Kind(notice.kind)],
        leads_on=bool(notice.url),
        unread=notice.read_at is None,
        promised_at=notice.promised_at,
    )
