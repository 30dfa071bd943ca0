"""Giving: HTTP text to what, to whom, by when."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assignments.domain.due import DueRule
from assignments.domain.target import Target, read_target
from assignments.queries.targets import TargetRow
from people.models import Intake, User
from ui.forms import RapportForm

KIND_WORDS = {
    "path": gettext_lazy("Paths"),
    "course": gettext_lazy("Courses"),
    "module": gettext_lazy("Modules"),
}
MOST_DAYS = 250


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. `audience` is `people`, `people.team:7` or `people.intake:3`."""

    target: Target
    audience: str
    person_ids: tuple[int, ...]
    rule: DueRule


class GiveForm(RapportForm):
    """What, to whom, by when. Choices hold only what and whom the giver may give."""

    target = forms.ChoiceField(label=gettext_lazy("What to assign"))
    audience = forms.ChoiceField(label=gettext_lazy("To whom"), widget=forms.RadioSelect, initial="people")
    team = forms.ChoiceField(label=gettext_lazy("Team"), required=False)
    intake = forms.ChoiceField(label=gettext_lazy("Intake"), required=False)
    people = forms.MultipleChoiceField(label=gettext_lazy("People"), required=False, widget=forms.CheckboxSelectMultiple)
    due = forms.ChoiceField(label=gettext_lazy("Due"), widget=forms.RadioSelect, initial="after_hire")
    on = forms.DateField(label=gettext_lazy("Date"), required=False)
    days = forms.IntegerField(label=gettext_lazy("Working days after hire"), required=False, min_value=1, max_value=MOST_DAYS, initial=10)

    def __init__(
        self,
        data: Any = None,
        *,
        targets: Sequence[TargetRow],
        teams: Sequence[tuple[int, str]],
        intakes: Sequence[Intake],
        people: Sequence[User],
        today: date,
        initial: Any = None,
    ) -> None:
        """Offer what is there; a group that is empty is not offered."""
        super().__init__(data, initial=initial)
        self.today, language = today, get_language() or ""
        groups = [(kind, [row for row in targets if row.target.kind == kind]) for kind in KIND_WORDS]
        self._offer(
            "target",
            [
                ("", _("Choose")),
                *((str(KIND_WORDS[kind]), [(r.target.key, r.title.get(language)) for r in rows]) for kind, rows in groups if rows),
            ],
        )
        self._offer("team", [("", _("Choose")), *((str(pk), name) for pk, name in teams)])
        self._offer("intake", [("", _("Choose")), *((str(intake.pk), intake.name(language)) for intake in intakes)])
        self._offer("people", list(_told_apart(people, language)))
        kinds = [("people", _("Some people")), *([("team", _("A whole team"))] if teams else [])]
        self._offer("audience", [*kinds, *([("intake", _("An intake"))] if intakes else [])])
        self._need("audience", ("people", "team", "intake"), {kind: kind for kind in ("people", "team", "intake")})
        self._need("due", ("days", "on"), {"after_hire": "days", "fixed": "on"})
        self._offer("due", [("after_hire", _("Working days after hire")), ("fixed", _("On a date"))])

    def _offer(self, name: str, choices: list[Any]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def _need(self, chooser: str, fields: tuple[str, ...], by_choice: dict[str, str]) -> None:
        """Require the one field that the choice calls for."""
        chosen = self.data.get(chooser) if self.is_bound else self.fields[chooser].initial
        for name in fields:
            self.fields[name].required = by_choice.get(str(chosen)) == name

    def clean_on(self) -> date | None:
        """Refuse a day that has passed, if a day is what was chosen."""
        on: date | None = self.cleaned_data["on"]
        if self.fields["on"].required and on is not None and on < self.today:
            raise forms.ValidationError(_("This day has passed; choose today or later."))
        return on

    def order(self) -> Order:
        """Return what was asked for; the form is valid."""
        said = self.cleaned_data
        target = read_target(said["target"])
        if target is None:
            raise forms.ValidationError(said["target"])
        kind = said["audience"]
        audience = "people" if kind == "people" else f"people.{kind}:{said[kind]}"
        ids = tuple(int(pk) for pk in said["people"]) if kind == "people" else ()
        fixed = said["due"] == "fixed"
        rule = DueRule("fixed", on=said["on"]) if fixed else DueRule("after_hire", days=said["days"])
        return Order(target, audience, ids, rule)


def _told_apart(people: Sequence[User], language: str) -> Iterator[tuple[str, str]]:
    """Name people for a choice; who shares a name with another gets the username behind it."""
    times = Counter(person.name(language) for person in people)
    for person in people:
        name = person.name(language)
        yield str(person.pk), name if times[name] == 1 else f"{name} ({person.username})"
