"""What was given: a list for those who give."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q, QuerySet

from assignments.models import Assignment
from assignments.models.duty import DutyQuerySet
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One assignment, as far as the reader may see it: how many of their people, how many done and late."""

    id: int
    title: Text
    kind: str
    given_by: Text | None
    given_at: datetime
    people: int
    done: int
    late: int
    first_due_on: date
    last_due_on: date


def given(duties: DutyQuerySet) -> QuerySet[Assignment]:
    """Return the assignments of these duties, the newest first."""
    return Assignment.objects.filter(pk__in=duties.values("assignment_id")).order_by("-given_at", "-pk")


def given_rows(assignments: list[Assignment], duties: DutyQuerySet, today: date) -> list[GivenRow]:
    """Return a page of assignments with their figures: one query."""
    counted = {
        row["assignment_id"]: row
        for row in duties.with_done()
        .filter(assignment__in=assignments)
        .order_by()
        .values("assignment_id")
        .annotate(
            people=Count("pk"),
            finished=Count("pk", filter=Q(done=True)),
            late=Count("pk", filter=Q(done=False, due_on__lt=today)),
            first=Min("due_on"),
            last=Max("due_on"),
        )
    }
    rows = []
    for each in assignments:
        figures = counted[each.pk]
        giver = each.given_by
        rows.append(
            GivenRow(
                each.pk,
                each.title,
                each.target_kind,
                Text(giver.name("zh"), giver.name("en")) if giver else None,
                each.given_at,
                figures["people"],
                figures["finished"],
                figures["late"],
                figures["first"],
                figures["last"],
            )
        )
    return rows
