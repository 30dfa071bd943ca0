"""Doors: home, my training, my team, one person."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from assignments.policies import duties_withdrawn_by, may_give
from dashboards.forms import TeamFilter
from dashboards.policies import may_see_hr_fields, team_of_reader
from dashboards.queries import my_team as team_queries
from dashboards.queries.my_training import my_training as training_page
from dashboards.queries.person import person_page
from dashboards.queries.team_report import team_report
from lib import clock
from people.domain.roles import Right
from people.models import User
from people.policies import led_team_ids, may, people_seen_by, reader, require, require_sign_in
from people.queries import Choices, choices_for
from people.queries.today import today_of

A_PAGE, MOST_INTAKES = 25, 50

# Who has several rights goes to the first of these pages; everyone else has training of their own.
HOMES = (
    (Right.ADMINISTER, "people:person-list"),
    (Right.EXPORT_CERTIFICATES, "reports:certifications"),
    (Right.SEE_TEAM, "dashboards:my-team"),
    (Right.SEE_ALL_PROGRESS, "dashboards:my-team"),
    (Right.ASSESS, "scenarios:suspicion-list"),
    (Right.AUTHOR_CURRICULUM, "curriculum:overview"),
)


@require_safe
@require_sign_in
def home(request: HttpRequest) -> HttpResponse:
    """Go to the page that one works with most."""
    person = reader(request)
    return redirect(next((name for right, name in HOMES if may(person, right)), "dashboards:my-training"))


@require_safe
@require_sign_in
def my_training(request: HttpRequest) -> HttpResponse:
    """Show what is next, what is due, how far along one is, and what was earned."""
    person = reader(request)
    page = training_page(person, language=get_language() or "", at=clock.now())
    return render(request, "dashboards/my_training.html", {"page": page, "now": clock.now()})


@require(Right.SEE_TEAM, Right.SEE_ALL_PROGRESS)
@require_safe
def my_team(request: HttpRequest) -> HttpResponse:
    """Show who is where and what is overdue, sorted by pinyin, a page at a time."""
    person, today = reader(request), today_of(reader(request))
    known = choices_for(person)
    teams = _teams_in_reach(person, known)
    form = TeamFilter(request.GET, teams=teams, intakes=known.intakes[:MOST_INTAKES])
    wanted = form.wanted()
    group = team_queries.narrowed(team_of_reader(person, today), wanted, known, today)
    matched = team_queries.matching(group, wanted, today)
    report = team_report(group, matched, today)
    page = Paginator(range(report.matched), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "rows": team_queries.members(matched, (page.number - 1) * A_PAGE, A_PAGE, known, today),
        "figures": report.figures,
        "report": report,
        "title": teams[0][1] if len(teams) == 1 else "",
        "query": urlencode({key: value for key, value in request.GET.items() if key != "page" and value}),
        "now": clock.now(),
        "gives": may_give(person),
    }
    return render(request, "dashboards/my_team.html", context)


def _teams_in_reach(person: User, known: Choices) -> list[tuple[int, str]]:
    paths = known.paths(get_language() or "")
    reach = paths.keys() if may(person, Right.SEE_ALL_PROGRESS) else led_team_ids(person)
    return sorted(((pk, paths[pk]) for pk in reach), key=lambda each: (each[1], each[0]))


@require(Right.SEE_TEAM, Right.SEE_ALL_PROGRESS)
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person's assignments, attempts, runs, certificates and what still stands in the way."""
    user = reader(request)
    found: User = get_object_or_404(people_seen_by(user), pk=pk)
    own = set(duties_withdrawn_by(user).filter(person=found).values_list("pk", flat=True))
    context = {
        "page": person_page(found, clock.now()),
        "withdrawable": own,
        "hr": may_see_hr_fields(user),
        "gives": may_give(user),
    }
    return render(request, "dashboards/person.html", context)
