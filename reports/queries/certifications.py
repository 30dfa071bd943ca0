"""The certification table: one query for the page, the CSV and the XLSX."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, FilteredRelation, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from certificates.domain import number as numbers
from certificates.domain.state import CertificateState
from certificates.models import Certificate
from certificates.models.certificate import CertificateQuerySet
from lib.bilingual import language_of
from people.models import Employment, Membership
from people.policies import team_and_below
from reports.domain.columns import CertificationRow
from reports.domain.cursor import Cursor
from reports.domain.filters import Filters

COUNTED = 10_000
_FETCH = 2000
Rows = QuerySet[Certificate, tuple[Any, ...]]


def certification_rows(filters: Filters, *, today: date, language: str) -> Rows:
    """Return the table as of a day, newest first: one SQL statement, whatever reads it. Tuples of `CertificationRow`."""
    tongue = language_of(language)
    return (
        _narrowed(filters, today)
        .annotate(
            member_today=FilteredRelation("person__memberships", condition=_holds("person__memberships", today)),
            employed_today=FilteredRelation("person__employments", condition=_holds("person__employments", today)),
        )
        .annotate(team_today=_team_now(tongue), active_today=Q(employed_today__isnull=False))
        .newest_first()
        .values_list(
            "pk",
            "person__employee_number",
            "person__name_zh",
            "person__name_en",
            f"team_name_{tongue}",
            "team_today",
            f"intake_name_{tongue}",
            "active_today",
            f"title_{tongue}",
            "version_number",
            "level",
            "score",
            f"band_{tongue}",
            "state_today",
            "issued_on",
            "expires_on",
            "revoked_on",
            "revoke_reason",
            "number",
        )
    )


def as_rows(found: Iterable[tuple[Any, ...]]) -> Iterator[CertificationRow]:
    """Return what the query found as rows, the number as it is printed."""
    for values in found:
        yield CertificationRow(*(*values[:-1], numbers.grouped(values[-1])))


def all_rows(filters: Filters, *, today: date, language: str) -> Iterator[CertificationRow]:
    """Stream every row; memory stays flat."""
    return as_rows(certification_rows(filters, today=today, language=language).iterator(chunk_size=_FETCH))


def count_of(filters: Filters, *, today: date, most: int | None = None) -> int:
    """Count the rows; with `most`, counting stops there, so that a large table costs no more than a small one."""
    rows = _narrowed(filters, today).values("pk")
    return rows.count() if most is None else rows[:most].count()


def after(rows: Rows, cursor: Cursor) -> Rows:
    """Keep the rows that stand after a place."""
    return rows.filter(Q(issued_on__lt=cursor.issued_on) | Q(issued_on=cursor.issued_on, pk__lt=cursor.pk))


def before(rows: Rows, cursor: Cursor) -> Rows:
    """Keep the rows that stand before a place, the nearest first."""
    kept = rows.filter(Q(issued_on__gt=cursor.issued_on) | Q(issued_on=cursor.issued_on, pk__gt=cursor.pk))
    return kept.order_by("issued_on", "pk")


def _narrowed(filters: Filters, today: date) -> CertificateQuerySet:
    rows = Certificate.objects.with_state(today)
    if filters.team is not None:
        rows = _of_team(rows, filters.team, today)
    if filters.intake is not None:
        rows = rows.filter(intake=filters.intake)
    if filters.level:
        rows = rows.filter(level=filters.level)
    if filters.state:
        rows = rows.in_state(CertificateState(filters.state), today)
    if filters.issued_from:
        rows = rows.filter(issued_on__gte=filters.issued_from)
    if filters.issued_to:
        rows = rows.filter(issued_on__lte=filters.issued_to)
    if filters.left != "include":
        rows = rows.filter(~_employed(today) if filters.left == "only" else _employed(today))
    return rows


def _of_team(rows: CertificateQuerySet, team: int, today: date) -> CertificateQuerySet:
    """Keep those who are in a team or below it today; for people without a team today, the team at issue counts."""
    teams = team_and_below([team])
    now = Membership.objects.on(today).filter(person=OuterRef("person"))
    return rows.filter(Exists(now.filter(team__in=teams)) | (~Exists(now) & Q(team__in=teams)))


def _holds(relation: str, today: date) -> Q:
    """Return the condition that a dated fact holds today; a person has at most one of each at a time."""
    running = Q(**{f"{relation}__until_on__isnull": True}) | Q(**{f"{relation}__until_on__gt": today})
    return running & Q(**{f"{relation}__from_on__lte": today})


def _team_now(tongue: str) -> Coalesce:
    other = "en" if tongue == "zh" else "zh"
    own, stand_in = f"member_today__team__name_{tongue}", f"member_today__team__name_{other}"
    return Coalesce(NullIf(own, Value("")), stand_in, Value(""), output_field=CharField())


def _employed(today: date) -> Exists:
    return Exists(Employment.objects.on(today).filter(person=OuterRef("person")))
