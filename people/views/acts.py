"""One act about one person at a time: each refuses in words, at its own form on the person's page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from audit.domain import Actor
from lib import clock
from people import services
from people.domain.roles import Right, Role
from people.models import User
from people.policies import reader, require, roles_changed_by
from people.views.person import Act, acts_for, person_of, show_person
from people.views.words import REFUSALS, worded

HTTP_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Deed:
    """Who, by whom, when, and which roles they may change."""

    person: User
    by: Actor
    at: datetime
    grantable: tuple[Role, ...]


Run = Callable[[Deed, dict[str, Any]], object]


def _door(act: Act, run: Run) -> Callable[..., HttpResponseBase]:
    @require(Right.MANAGE_PEOPLE)
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        person = person_of(request, pk)
        user = reader(request)
        form = acts_for(user, person).form(act, request.POST)
        if form.is_valid():
            deed = Deed(person, user.actor, clock.now(), roles_changed_by(user, person))
            try:
                run(deed, form.cleaned_data)
            except REFUSALS as refusal:
                form.add_error(*worded(refusal))
            else:
                messages.success(request, _("Saved. It is in the trail with your name."))
                return redirect("people:person-edit", pk=pk)
        return show_person(request, person, {act: form}, status=HTTP_UNPROCESSABLE)

    return view


def _rename(deed: Deed, said: dict[str, Any]) -> object:
    return services.correct_name(person_id=deed.person.pk, **said, by=deed.by, at=deed.at)


def _amend(deed: Deed, said: dict[str, Any]) -> object:
    return services.amend(person_id=deed.person.pk, **said, by=deed.by, at=deed.at)


def _move(deed: Deed, said: dict[str, Any]) -> object:
    return services.move(person_id=deed.person.pk, **said, by=deed.by, at=deed.at)


def _level(deed: Deed, said: dict[str, Any]) -> object:
    return services.set_level(person_id=deed.person.pk, **said, by=deed.by, at=deed.at)


def _roles(deed: Deed, said: dict[str, Any]) -> object:
    return services.set_roles(person_id=deed.person.pk, among=deed.grantable, **said, by=deed.by, at=deed.at)


def _end(deed: Deed, said: dict[str, Any]) -> object:
    return services.end(person_id=deed.person.pk, **said, by=deed.by, at=deed.at)


def _rejoin(deed: Deed, said: dict[str, Any]) -> object:
    return services.rejoin(person_id=deed.person.pk, **said, by=deed.by, at=deed.at)


person_rename = _door(Act.RENAME, _rename)
person_amend = _door(Act.AMEND, _amend)
person_move = _door(Act.MOVE, _move)
person_level = _door(Act.LEVEL, _level)
person_roles = _door(Act.ROLES, _roles)
person_end = _door(Act.END, _end)
person_rejoin = _door(Act.REJOIN, _rejoin)
