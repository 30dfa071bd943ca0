"""The team tree, and who leads what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import clock
from people import services
from people.domain.roles import Right
from people.forms.teams import LeadForm, TeamForm
from people.models import Leadership, Team, User
from people.policies import reader, require
from people.queries import members_of, team_paths
from people.queries.today import today_here
from people.queries.tree import team_tree as tree_on
from people.services.teams import TeamNameTaken, TeamWouldHangUnderItself
from people.views.words import REFUSALS, worded

HTTP_UNPROCESSABLE = 422


@require(Right.MANAGE_PEOPLE)
@require_safe
def team_tree(request: HttpRequest) -> HttpResponse:
    """Show the tree."""
    return render(request, "people/team_tree.html", {"nodes": tree_on(today_here(), get_language() or "")})


@require(Right.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def team_add(request: HttpRequest) -> HttpResponse:
    """Make a team."""
    form = TeamForm(request.POST or None, initial={"parent_id": request.GET.get("under", "")})
    if request.method == "POST" and form.is_valid():
        try:
            team = services.make_team(**form.cleaned_data, by=reader(request).actor, at=clock.now())
        except TeamNameTaken:
            form.add_error("name_zh", _("There is a team of this name at this place."))
        else:
            return redirect("people:team-edit", pk=team.pk)
    return render(request, "people/team_add.html", {"form": form})


@require(Right.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def team_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a team; rename it or hang it elsewhere."""
    team = get_object_or_404(Team, pk=pk)
    present = {"name_zh": team.name_zh, "name_en": team.name_en, "parent_id": str(team.parent_id or "")}
    form = TeamForm(request.POST or None, initial=present)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_team(team_id=pk, **form.cleaned_data, by=reader(request).actor, at=clock.now())
        except TeamNameTaken:
            form.add_error("name_zh", _("There is a team of this name at this place."))
        except TeamWouldHangUnderItself:
            form.add_error("parent_id", _("A team cannot stand under itself or one of its own."))
        else:
            messages.success(request, _("Saved. It is in the trail with your name."))
            return redirect("people:team-edit", pk=pk)
    return _show(request, team, form, _lead_form(None))


@require(Right.MANAGE_PEOPLE)
@require_POST
def team_appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody lead the team."""
    team = get_object_or_404(Team, pk=pk)
    form = _lead_form(request.POST)
    if form.is_valid():
        person, on = form.cleaned_data["person"], form.cleaned_data["on"]
        try:
            services.appoint(person_id=person.pk, team_id=pk, on=on, by=reader(request).actor, at=clock.now())
        except REFUSALS as refusal:
            form.add_error(*worded(refusal))
        else:
            messages.success(request, _("Saved. It is in the trail with your name."))
            return redirect("people:team-edit", pk=pk)
    present = {"name_zh": team.name_zh, "name_en": team.name_en, "parent_id": str(team.parent_id or "")}
    return _show(request, team, TeamForm(initial=present), form, status=HTTP_UNPROCESSABLE)


@require(Right.MANAGE_PEOPLE)
@require_POST
def team_dismiss(request: HttpRequest, pk: int, person_pk: int) -> HttpResponse:
    """Let somebody lead the team no longer, from today on."""
    team = get_object_or_404(Team, pk=pk)
    services.dismiss(
        person_id=get_object_or_404(User.objects.by_name(), pk=person_pk).pk,
        team_id=team.pk,
        on=today_here(),
        by=reader(request).actor,
        at=clock.now(),
    )
    messages.success(request, _("Saved. It is in the trail with your name."))
    return redirect("people:team-edit", pk=pk)


def _lead_form(said: object) -> LeadForm:
    today = today_here()
    return LeadForm(said, people=User.objects.active_on(today).by_name(), initial={"on": today})


def _show(request: HttpRequest, team: Team, form: TeamForm, lead_form: LeadForm, status: int = 200) -> HttpResponse:
    today, language = today_here(), get_language() or ""
    leads = Leadership.objects.on(today).filter(team=team).select_related("person").order_by("person__name_sort")
    context = {
        "team": team,
        "name": team.name(language),
        "path": team_paths(language)[team.pk],
        "form": form,
        "lead_form": lead_form,
        "leads": [{"person": row.person, "name": row.person.name(language), "from_on": row.from_on} for row in leads],
        "members": [{"person": person, "name": person.name(language)} for person in members_of([team.pk], today)],
    }
    return render(request, "people/team_edit.html", context, status=status)
