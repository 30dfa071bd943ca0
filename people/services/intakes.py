"""Open intakes and put people into them."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from people.domain import names
from people.models import Intake, IntakePlace, User


class IntakeCodeTaken(Exception):
    """There is an intake of this code already."""


class IntakeEndsBeforeItStarts(Exception):
    """The last day lies before the first."""


@transaction.atomic
def open_intake(*, code: str, name_zh: str, starts_on: date, ends_on: date, by: Actor, at: datetime, name_en: str = "") -> Intake:
    """Open an intake.

    :raises IntakeCodeTaken: if the code is taken
    :raises IntakeEndsBeforeItStarts: if the last day lies before the first
    """
    wanted = names.tidy(code)
    if Intake.objects.filter(code__iexact=wanted).exists():
        raise IntakeCodeTaken
    if ends_on < starts_on:
        raise IntakeEndsBeforeItStarts
    intake = Intake.objects.create(
        code=wanted, name_zh=names.tidy(name_zh), name_en=names.tidy(name_en), starts_on=starts_on, ends_on=ends_on
    )
    audit.write(by=by, verb="intake.open", subject=intake.ref, at=at, details={"code": wanted})
    return intake


@transaction.atomic
def change_intake(*, intake_id: int, name_zh: str, name_en: str, starts_on: date, ends_on: date, by: Actor, at: datetime) -> Intake:
    """Rename an intake or move its days.

    :raises IntakeEndsBeforeItStarts: if the last day lies before the first
    """
    if ends_on < starts_on:
        raise IntakeEndsBeforeItStarts
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    intake.name_zh, intake.name_en = names.tidy(name_zh), names.tidy(name_en)
    intake.starts_on, intake.ends_on = starts_on, ends_on
    intake.save(update_fields=["name_zh", "name_en", "starts_on", "ends_on"])
    audit.write(by=by, verb="intake.change", subject=intake.ref, at=at)
    return intake


@transaction.atomic
def join_intake(*, intake_id: int, person_ids: Collection[int], on: date, by: Actor, at: datetime) -> int:
    """Put people into an intake from a day on and return how many were not in it before."""
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    inside = set(IntakePlace.objects.filter(intake=intake, until_on=None).values_list("person_id", flat=True))
    new = User.objects.get_queryset().filter(pk__in=set(person_ids) - inside)
    for person in new:
        IntakePlace.objects.update_or_create(person=person, intake=intake, defaults={"from_on": on, "until_on": None})
        audit.write(by=by, verb="intake.join", subject=person.ref, at=at, details={"intake": intake.pk})
    return len(new)


@transaction.atomic
def leave_intake(*, intake_id: int, person_id: int, on: date, by: Actor, at: datetime) -> bool:
    """Take a person out of an intake from a day on; tell whether they were in it."""
    place = IntakePlace.objects.select_for_update().filter(intake_id=intake_id, person_id=person_id, until_on=None)
    row = place.first()
    if row is None:
        return False
    row.until_on = max(on, row.from_on)
    row.save(update_fields=["until_on"])
    subject = f"people.user:{person_id}"
    audit.write(by=by, verb="intake.leave", subject=subject, at=at, details={"intake": intake_id})
    return True
