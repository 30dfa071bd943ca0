"""Give: a form, what it would do, and the doing."""

from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods

from assignments.forms import GiveForm, Order
from assignments.policies import intakes_given_by, may_give_to, teams_given_by
from assignments.queries.audience import audience_of
from assignments.queries.planning import Fate, plan
from assignments.queries.targets import targets
from assignments.services import giving
from lib import clock
from people.domain.roles import Right
from people.models import User
from people.policies import people_assigned_by, reader, require
from people.queries import team_paths, teams_of
from people.queries.today import today_of

MOST_PEOPLE_LISTED = 1000


@require(Right.ASSIGN_TEAM, Right.ASSIGN_ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST what would happen; on POST with `confirm` do it."""
    person = reader(request)
    today = today_of(person)
    if request.method != "POST":
        form = _form(person, today, initial={"people": request.GET.getlist("person"), "target": request.GET.get("target", "")})
        return render(request, "assignments/give.html", {"form": form})
    _refuse_strangers(person, request)
    form = _form(person, today, data=request.POST)
    if not form.is_valid() or "change" in request.POST:
        return render(request, "assignments/give.html", {"form": form}, status=200 if form.is_valid() else 422)
    order = form.order()
    people = list(audience_of(order.audience, order.person_ids, people_assigned_by(person), today))
    if "confirm" in request.POST:
        return _confirmed(request, person, order, people)
    return _previewed(request, form, order, people, today)


def _previewed(request: HttpRequest, form: GiveForm, order: Order, people: list[User], today: date) -> HttpResponse:
    planned = plan(target=order.target, people=people, rule=order.rule, at=clock.now())
    row = next(row for row in targets() if row.target == order.target)
    teams = teams_of([each.pk for each in people], today)
    context = {
        "form": form,
        "key": uuid4(),
        "sent": [(name, value) for name in form.fields for value in request.POST.getlist(name)],
        "target": row,
        "order": order,
        "rows": [(each, teams.get(each.person.pk)) for each in planned],
        "new": sum(each.fate is Fate.NEW for each in planned),
        "has": sum(each.fate is Fate.HAS for each in planned),
        "done": sum(each.fate is Fate.DONE for each in planned),
        "passed": sum(each.due is not None and each.due.passed_on is not None for each in planned),
    }
    return render(request, "assignments/preview.html", context)


def _confirmed(request: HttpRequest, person: User, order: Order, people: list[User]) -> HttpResponse:
    try:
        key = str(UUID(request.POST.get("key", "")))
    except ValueError as broken:
        raise BadRequest from broken
    assignment = giving.give(
        key=key,
        target=order.target,
        people=people,
        audience=order.audience,
        rule=order.rule,
        giver=person,
        by=person.actor,
        at=clock.now(),
    )
    count = assignment.duties.count()
    said = ngettext("“%(title)s” assigned to %(n)s person.", "“%(title)s” assigned to %(n)s people.", count)
    messages.success(request, said % {"title": assignment.title.get(get_language() or ""), "n": count})
    return redirect("assignments:list")


def _refuse_strangers(person: User, request: HttpRequest) -> None:
    """One person, team or intake that is not theirs to give to refuses the whole, before anything else is looked at.

    :raises Http404: for it is not to be known of
    """
    kind = request.POST.get("audience")
    if kind == "people":
        sent = request.POST.getlist("people")
        if any(not pk.isdecimal() for pk in sent) or (sent and not may_give_to(person, [int(pk) for pk in sent])):
            raise Http404
    elif kind in {"team", "intake"} and (sent_key := request.POST.get(kind)):
        own = teams_given_by(person) if kind == "team" else intakes_given_by(person)
        if sent_key not in {str(each.pk) for each in own}:
            raise Http404


def _form(person: User, today: date, **kwargs: object) -> GiveForm:
    paths = team_paths(get_language() or "")
    teams = sorted(((team.pk, paths[team.pk]) for team in teams_given_by(person)), key=lambda each: each[1])
    return GiveForm(
        targets=targets(),
        teams=teams,
        intakes=intakes_given_by(person),
        people=list(people_assigned_by(person)[:MOST_PEOPLE_LISTED]),
        today=today,
        **kwargs,
    )
