"""What was given, and taking it back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assignments.models.duty import DutyQuerySet
from assignments.policies import duties_seen_by, duties_withdrawn_by
from assignments.queries.given import given, given_rows
from assignments.services import giving
from lib import clock
from people.domain.roles import Right
from people.policies import reader, require
from people.queries.today import today_of

A_PAGE = 25


@require(Right.ASSIGN_TEAM, Right.ASSIGN_ANYONE)
@require_safe
def assignment_list(request: HttpRequest) -> HttpResponse:
    """Show what was given to the reader's people, the newest first."""
    person = reader(request)
    duties = duties_seen_by(person)
    page = Paginator(given(duties).select_related("given_by"), A_PAGE).get_page(request.GET.get("page"))
    rows = given_rows(list(page.object_list), duties, today_of(person))
    return render(request, "assignments/list.html", {"page": page, "rows": rows})


@require(Right.ASSIGN_TEAM, Right.ASSIGN_ANYONE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one person's duty back."""
    return _take_back(request, [pk] if _mine(request).filter(pk=pk).exists() else [])


@require(Right.ASSIGN_TEAM, Right.ASSIGN_ANYONE)
@require_POST
def assignment_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what is open of an assignment, for the reader's own people."""
    return _take_back(request, list(_mine(request).filter(assignment_id=pk).values_list("pk", flat=True)))


def _mine(request: HttpRequest) -> DutyQuerySet:
    return duties_withdrawn_by(reader(request))


def _take_back(request: HttpRequest, duties: list[int]) -> HttpResponse:
    if not duties:
        raise Http404
    count = giving.withdraw(duties=duties, by=reader(request).actor, at=clock.now())
    if count:
        said = ngettext("Withdrawn from %(n)s person.", "Withdrawn from %(n)s people.", count) % {"n": count}
        messages.success(request, said)
    else:
        messages.info(request, _("There was nothing open to withdraw."))
    onward = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(onward, allowed_hosts=None) and onward.startswith("/"):
        return redirect(onward)
    return redirect("assignments:list")
