"""One person's page: what stands about them now, what stood before, and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from people.domain.roles import GRANTABLE, Right, Role
from people.forms.person import AmendForm, EndForm, LevelForm, MoveForm, PersonForm, RejoinForm, RenameForm, RolesForm
from people.models import User
from people.policies import may, may_change_roles, may_give_slip, may_manage, people_listed_for, reader, require, roles_changed_by, roles_of
from people.queries import intake_of, level_of, team_of, team_paths
from people.queries.employment import state_on
from people.queries.history import history_of
from people.queries.listing import roles_in_words
from people.queries.today import today_here


class Act(Enum):
    """What can be done about a person; the value names the door."""

    MOVE = "people:person-move"
    LEVEL = "people:person-level"
    ROLES = "people:person-roles"
    AMEND = "people:person-amend"
    RENAME = "people:person-rename"
    END = "people:person-end"
    REJOIN = "people:person-rejoin"


FORMS: Mapping[Act, type[PersonForm]] = {
    Act.MOVE: MoveForm,
    Act.LEVEL: LevelForm,
    Act.ROLES: RolesForm,
    Act.AMEND: AmendForm,
    Act.RENAME: RenameForm,
    Act.END: EndForm,
    Act.REJOIN: RejoinForm,
}
TITLES: Mapping[Act, str | Promise] = {
    Act.MOVE: gettext_lazy("Move to another team"),
    Act.LEVEL: gettext_lazy("Change the level"),
    Act.ROLES: gettext_lazy("Change roles"),
    Act.AMEND: gettext_lazy("Change username, mail, language"),
    Act.RENAME: gettext_lazy("Correct a misspelt name"),
    Act.END: gettext_lazy("End employment"),
    Act.REJOIN: gettext_lazy("Take back"),
}


@dataclass(frozen=True, slots=True)
class Acts:
    """What one may do about a person, and the forms filled with what stands."""

    user: User
    person: User
    today: date
    open: frozenset[Act]

    def form(self, act: Act, said: Any = None, present: Mapping[str, Any] | None = None) -> PersonForm:
        """Return the form of an act; `present` is what stands, where it was read before.

        :raises PermissionDenied: if this reader may not do it
        """
        if act not in self.open:
            raise PermissionDenied(_("This cannot be done for this person, or not by you."))
        grantable = roles_changed_by(self.user, self.person)
        return FORMS[act](said, person=self.person, grantable=grantable, initial=present or self.present())

    def present(self) -> dict[str, Any]:
        """Return what stands about the person today."""
        team = team_of(self.person, self.today)
        held = roles_of(self.person, self.today) or {Role.AGENT}
        return {
            "on": self.today,
            "team_id": str(team.pk) if team else "",
            "level": level_of(self.person, self.today),
            "roles": [role.value for role in held if role in GRANTABLE],
            **{f: getattr(self.person, f) for f in ("username", "email", "language", "time_zone", "name_zh", "name_en")},
        }


def acts_for(user: User, person: User) -> Acts:
    """Return what a reader may do about a person today."""
    today = today_here()
    here, manages = state_on(person, today) != "left", may_manage(user, person)
    allowed = {
        Act.MOVE: manages and here,
        Act.LEVEL: manages and here,
        Act.ROLES: here and may_change_roles(user, person),
        Act.AMEND: manages,
        Act.RENAME: may(user, Right.CORRECT_NAMES) and manages,
        Act.END: manages and here and user.pk != person.pk,
        Act.REJOIN: manages and not here,
    }
    return Acts(user, person, today, frozenset(act for act, yes in allowed.items() if yes))


def person_of(request: HttpRequest, pk: int) -> User:
    """Return the person that a page is about; the door has asked who may open it."""
    return get_object_or_404(people_listed_for(request.user), pk=pk)


@require(Right.MANAGE_PEOPLE)
@require_safe
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the page."""
    return show_person(request, person_of(request, pk), {})


def show_person(request: HttpRequest, person: User, bound: Mapping[Act, PersonForm], status: int = 200) -> HttpResponse:
    """Show the page, with forms that were refused in place of fresh ones."""
    user, today, language = reader(request), today_here(), get_language() or ""
    acts = acts_for(user, person)
    intake = intake_of(person, today)
    present = acts.present()
    context = {
        "person": person,
        "name": person.name(language),
        "state": state_on(person, today),
        "team": team_paths(language)[int(present["team_id"])] if present["team_id"] else "",
        "level": present["level"],
        "intake": intake.name(language) if intake else "",
        "roles": roles_in_words(roles_of(person, today), language),
        "history": history_of(person, language),
        "acts": [
            {
                "title": TITLES[act],
                "url": reverse(act.value, args=[person.pk]),
                "form": bound[act] if act in bound else acts.form(act, present=present),
                "open": act in bound,
                "danger": act is Act.END,
            }
            for act in Act
            if act in acts.open
        ],
        "gives_slip": may_give_slip(user, person),
    }
    return render(request, "people/person.html", context, status=status)
