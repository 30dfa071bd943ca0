"""Make teams, hang them elsewhere, appoint and dismiss their leads."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from audit import services as audit
from audit.domain import Actor
from people.domain import names
from people.domain.trees import makes_loop
from people.models import Leadership, Team
from people.queries import parents_of_teams
from people.services.moving import must_work_here
from people.services.spells import finish, hold, lock


class TeamNameTaken(Exception):
    """There is a team of this name at this place already."""


class TeamWouldHangUnderItself(Exception):
    """A team cannot stand under itself or one of its own."""


@transaction.atomic
def make_team(*, name_zh: str, by: Actor, at: datetime, name_en: str = "", parent_id: int | None = None) -> Team:
    """Make a team under another, or at the top.

    :raises TeamNameTaken: if its name is taken there
    """
    team = Team(name_zh=names.tidy(name_zh), name_en=names.tidy(name_en), parent_id=parent_id)
    _must_be_free(team)
    team.save()
    audit.write(by=by, verb="team.make", subject=team.ref, at=at, details={"parent": parent_id})
    return team


@transaction.atomic
def change_team(*, team_id: int, name_zh: str, name_en: str, parent_id: int | None, by: Actor, at: datetime) -> Team:
    """Rename a team, or hang it elsewhere.

    :raises TeamNameTaken: if its name is taken there
    :raises TeamWouldHangUnderItself: if the tree would have a loop
    """
    list(Team.objects.select_for_update().order_by("pk").values_list("pk", flat=True))  # the tree as a whole
    team = Team.objects.get(pk=team_id)
    if makes_loop(parents_of_teams(), team.pk, parent_id):
        raise TeamWouldHangUnderItself
    before = {"name_zh": team.name_zh, "name_en": team.name_en, "parent": team.parent_id}
    team.name_zh, team.name_en, team.parent_id = names.tidy(name_zh), names.tidy(name_en), parent_id
    _must_be_free(team)
    team.save(update_fields=["name_zh", "name_en", "parent"])
    audit.write(by=by, verb="team.change", subject=team.ref, at=at, details={"before": before})
    return team


@transaction.atomic
def ensure_team_path(*, path: Sequence[str], by: Actor, at: datetime) -> Team:
    """Return the team at a path of names from the top (in either language), making what is missing.

    :raises ValueError: if the path is empty
    """
    team: Team | None = None
    for step in path:
        named = Team.objects.filter(Q(name_zh__iexact=step) | Q(name_en__iexact=step), parent=team)
        team = named.order_by("pk").first() or make_team(name_zh=step, parent_id=None if team is None else team.pk, by=by, at=at)
    if team is None:
        raise ValueError(path)
    return team


@transaction.atomic
def appoint(*, person_id: int, team_id: int, on: date, by: Actor, at: datetime) -> None:
    """Let a person lead a team from a day on.

    :raises NotEmployed: if they do not work here on that day
    """
    person = lock(person_id)
    must_work_here(person, on)
    rows = Leadership.objects.filter(person=person, team_id=team_id)
    if hold(rows, on=on, scope={"person": person}, value={"team_id": team_id}):
        details = {"team": team_id, "on": on.isoformat()}
        audit.write(by=by, verb="team.appoint", subject=person.ref, at=at, details=details)


@transaction.atomic
def dismiss(*, person_id: int, team_id: int, on: date, by: Actor, at: datetime) -> None:
    """Let a person lead a team no longer from a day on."""
    person = lock(person_id)
    if finish(Leadership.objects.filter(person=person, team_id=team_id), on=on):
        details = {"team": team_id, "on": on.isoformat()}
        audit.write(by=by, verb="team.dismiss", subject=person.ref, at=at, details=details)


def _must_be_free(team: Team) -> None:
    same = Team.objects.filter(parent_id=team.parent_id, name_zh=team.name_zh).exclude(pk=team.pk)
    if same.exists():
        raise TeamNameTaken
