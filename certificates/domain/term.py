"""How long a certificate holds."""

from calendar import monthrange
from datetime import date, timedelta


def last_day(issued_on: date, months: int) -> date:
    """Return the last day on which it is valid: the day before the same day `months` later.

    Where that month has no such day, its last day is the last (issued 29 February 2028 for twelve months: valid until
    28 February 2029), so nobody loses a day to a short month.
    """
    count = issued_on.month - 1 + months
    year, month = issued_on.year + count // 12, count % 12 + 1
    days = monthrange(year, month)[1]
    if issued_on.day > days:
        return date(year, month, days)
    return date(year, month, issued_on.day) - timedelta(days=1)
