"""Teams and who leads them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from people.forms import choices
from people.models import User
from people.models.user import UserQuerySet
from ui.forms import RapportForm, RapportHelper


class PersonChoice(forms.CharField):
    """A person, typed as a number or username, so that the page stays small however many there are."""

    default_error_messages = {"unknown": gettext_lazy("Nobody here has this number or username.")}

    def __init__(self, **kwargs: Any) -> None:
        """Offer no completion of the browser's own."""
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}))
        super().__init__(max_length=100, **kwargs)
        self.people: UserQuerySet | None = None

    def clean(self, value: Any) -> Any:
        """Return the person."""
        typed = super().clean(value)
        found = [] if self.people is None else list(named(self.people, [typed]).values())
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found[0]


def named(people: UserQuerySet, typed: list[str]) -> dict[str, User]:
    """Return who is meant by numbers or usernames, by what was typed. One query."""
    wanted = {word.lower(): word for word in typed if word}
    found: dict[str, User] = {}
    for person in people.by_sign_in_names(wanted):
        for name in (person.username.lower(), person.employee_number.lower()):
            if name in wanted:
                found.setdefault(wanted[name], person)
    return found


class TeamForm(RapportForm):
    """A team's names and its place in the tree."""

    name_zh = forms.CharField(label=gettext_lazy("Chinese name"), max_length=100)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=100, required=False)
    parent_id = forms.ChoiceField(label=gettext_lazy("Stands under"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every team as the one above."""
        super().__init__(*args, **kwargs)
        self.fields["parent_id"].choices = choices.teams(gettext_lazy("Nothing, it stands at the top"))  # type: ignore[attr-defined]  # a choice field
        self.helper = RapportHelper(self, tag=False)

    def clean_parent_id(self) -> int | None:
        """Return the id of the team above."""
        return int(self.cleaned_data["parent_id"]) if self.cleaned_data["parent_id"] else None


class LeadForm(RapportForm):
    """Who leads a team, from when."""

    person = PersonChoice(label=gettext_lazy("Number or username"))
    on = forms.DateField(label=pgettext_lazy("people", "From"))

    def __init__(self, *args: Any, people: UserQuerySet, **kwargs: Any) -> None:
        """Choose among those who work here."""
        super().__init__(*args, **kwargs)
        self.fields["person"].people = people  # type: ignore[attr-defined]  # a person choice
        self.helper = RapportHelper(self, tag=False)
