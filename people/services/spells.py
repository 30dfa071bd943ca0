"""Begin and end dated facts, under the lock of their person, by the plan of `domain.spells`."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from people.domain import spells
from people.models import User
from people.models.spell import DatedFact

M = TypeVar("M", bound=DatedFact)


class LaterChangeStands(Exception):
    """A change of a later day is recorded already; `not_before` is the first day that can be chosen."""

    def __init__(self, not_before: date) -> None:
        """Keep the day."""
        super().__init__(f"not before {not_before.isoformat()}")
        self.not_before = not_before


def lock(person_id: int) -> User:
    """Return the person, locked until the transaction ends: changes of one person follow one another."""
    return User.objects.get_queryset().select_for_update().get(pk=person_id)


def hold(rows: QuerySet[M], *, on: date, scope: dict[str, Any], value: dict[str, Any]) -> bool:
    """Let a value hold from a day on; `rows` are the person's spells of this kind. Tell whether anything changed.

    :raises LaterChangeStands: if a spell begins after that day
    """
    last = rows.order_by("-from_on").first()
    spell = None if last is None else spells.Spell({key: getattr(last, key) for key in value}, last.from_on, last.until_on)
    step = spells.plan(spell, value, on)
    if isinstance(step, spells.TooEarly):
        raise LaterChangeStands(step.not_before)
    if isinstance(step, spells.Keep):
        return False
    if last is not None and isinstance(step, spells.Replace):
        rows.filter(pk=last.pk).update(**value, until_on=None)
        return True
    if last is not None and isinstance(step, spells.Follow) and step.closes_last:
        rows.filter(pk=last.pk).update(until_on=on)
    rows.model._default_manager.create(**scope, **value, from_on=on)  # noqa: SLF001  Django's public way to a manager
    return True


def finish(rows: QuerySet[M], *, on: date) -> bool:
    """End what holds on a day, and drop what was to begin later. Tell whether anything changed."""
    dropped, _each = rows.filter(from_on__gt=on).delete()
    ended = rows.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on).update(until_on=on)
    return bool(dropped or ended)
