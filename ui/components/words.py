"""Filters: dates, instants, lengths of time, figures and bilingual text in the reader's language."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUTE, HOUR = 60, 3600


class Bilingual(Protocol):
    """Anything that has its words in both languages."""

    def get(self, lang: str) -> str:
        """Return the words in this language."""


def inlang(value: Bilingual | str | None) -> str:
    """Pick the words in the language of the page."""
    if value is None or isinstance(value, str):
        return value or ""
    return value.get("zh" if chinese() else "en")


def both(zh: str, en: str) -> str:
    """Pick one of two texts by the language of the page: for samples that no catalogue should carry."""
    return zh if chinese() else en


def chinese() -> bool:
    """Tell whether the page is in Chinese."""
    return (get_language() or "zh-hans").startswith("zh")


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day(value: date | datetime | None) -> str:
    """Write a day: 22 Nov 2026, or 2026年11月22日."""
    if value is None:
        return ""
    at = _local(value)
    if chinese():
        return f"{at.year}年{at.month}月{at.day}日"
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def short_day(value: date | datetime | None) -> str:
    """Write a day of this year or near it: 22 Nov, or 11月22日."""
    if value is None:
        return ""
    at = _local(value)
    return f"{at.month}月{at.day}日" if chinese() else f"{at.day} {MONTHS[at.month - 1]}"


def moment(value: datetime | None) -> str:
    """Write an instant to the minute in the reader's zone: 22 Nov 2026, 14:32."""
    if value is None:
        return ""
    at = timezone.localtime(value)
    return f"{day(at)} {at:%H:%M}" if chinese() else f"{day(at)}, {at:%H:%M}"


def time_of_day(value: datetime | None) -> str:
    """Write an instant to the second, as proof of a save: 14:32:08."""
    return f"{timezone.localtime(value):%H:%M:%S}" if value else ""


def duration(value: timedelta | float | None) -> str:
    """Write a length of time (a number counts seconds): 3 h 20 min, 12 min, 45 s."""
    if value is None:
        return ""
    seconds = round(value.total_seconds() if isinstance(value, timedelta) else value)
    if seconds < MINUTE:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    hours, minutes = divmod(round(seconds / MINUTE), 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours})
    if minutes:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes})
    return (" " if not chinese() else "").join(parts)


def minutes(value: int | None) -> str:
    """Write a number of minutes as a length of time."""
    return "" if value is None else duration(value * MINUTE)


def number(value: Decimal | float | None, places: int | None = None) -> str:
    """Write a figure with separators: 1,284."""
    return "" if value is None else number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


def percent(value: Decimal | float | None, places: int = 0) -> str:
    """Write a share in [0, 1] as a percentage: 0.385 -> 39%."""
    return "" if value is None else f"{(Decimal(str(value)) * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"
