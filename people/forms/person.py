"""Adding a person and changing what stands about them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from people.domain import file_values, names
from people.domain.roles import Role
from people.forms import choices
from people.models import User
from people.models.level import Level
from people.models.user import Language
from ui.forms import RapportForm, RapportHelper

PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class PersonForm(RapportForm):
    """A form about one person; the page writes the form element."""

    columns = 2

    def __init__(self, *args: Any, person: User | None = None, grantable: tuple[Role, ...] = (), **kwargs: Any) -> None:
        """Fill in choices that stand in the database."""
        super().__init__(*args, **kwargs)
        self.person = person
        if "team_id" in self.fields:  # a query, for those who ask
            self._choose("team_id", choices.teams(self.no_team))
        self._choose("level", choices.levels(_("No level yet")))
        self._choose("roles", [(key, word) for key, word in choices.roles() if Role(key) in grantable])
        self._choose("time_zone", choices.zones(person.time_zone if person else ""))
        self.helper = RapportHelper(self, tag=False)

    no_team: Any = gettext_lazy("No team yet")

    def _choose(self, name: str, offered: list[choices.Choice]) -> None:
        if name in self.fields:
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # only choice fields are named so

    def clean_team_id(self) -> int | None:
        """Return the team's id."""
        return int(self.cleaned_data["team_id"]) if self.cleaned_data["team_id"] else None

    def clean_roles(self) -> list[Role]:
        """Return roles rather than their names."""
        return [Role(role) for role in self.cleaned_data["roles"]]


def _name_zh(**kwargs: Any) -> forms.CharField:
    return forms.CharField(label=gettext_lazy("Chinese name"), max_length=100, required=False, **kwargs)


def _name_en(**kwargs: Any) -> forms.CharField:
    return forms.CharField(label=gettext_lazy("Latin name"), max_length=200, required=False, **kwargs)


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, **kwargs)


class SignInNamesMixin(PersonForm):
    """Numbers and usernames that a people file would take too."""

    def clean_employee_number(self) -> str:
        """Refuse what is no number."""
        return _read(file_values.number, self.cleaned_data["employee_number"])

    def clean_username(self) -> str:
        """Refuse what is no username."""
        return _read(file_values.username, self.cleaned_data["username"])


def _read(reader: Callable[[str], str | file_values.Wrong], said: str) -> str:
    value = reader(said)
    if isinstance(value, file_values.Wrong):
        raise forms.ValidationError(value.reason.get(get_language() or ""))
    return value


class NamesMixin(PersonForm):
    """One name at least."""

    def clean(self) -> dict[str, Any]:
        """Refuse a person without a name, and what is none."""
        cleaned = super().clean() or {}
        for field in ("name_zh", "name_en"):
            if isinstance(wrong := file_values.name(cleaned.get(field, "")), file_values.Wrong):
                self.add_error(field, wrong.reason.get(get_language() or ""))
        if not names.tidy(cleaned.get("name_zh", "")) and not names.tidy(cleaned.get("name_en", "")):
            self.add_error("name_zh", _("Write the Chinese or the Latin name, better both: certificates print them."))
        return cleaned


class AddForm(SignInNamesMixin, NamesMixin):
    """Everything that is known on the first day."""

    employee_number = forms.CharField(
        label=gettext_lazy("Employee number"),
        max_length=32,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=gettext_lazy("Leading zeros are kept. It stays theirs when they leave and come back."),
    )
    username = forms.CharField(label=pgettext_lazy("people", "Username"), max_length=64, widget=forms.TextInput(attrs=PLAIN))
    name_zh = _name_zh()
    name_en = _name_en()
    hired_on = _day(gettext_lazy("First day at work"))
    team_id = forms.ChoiceField(label=pgettext_lazy("people", "Team"), required=False)
    level = forms.ChoiceField(label=pgettext_lazy("people", "Level"), required=False)
    email = forms.EmailField(
        label=pgettext_lazy("people", "E-mail"), required=False, help_text=gettext_lazy("May stay empty: a sign-in slip does as well.")
    )
    language = forms.ChoiceField(label=pgettext_lazy("people", "Language"), choices=Language.choices)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    roles = forms.MultipleChoiceField(label=pgettext_lazy("people", "Roles"), required=False, widget=forms.CheckboxSelectMultiple)


class RenameForm(NamesMixin):
    """A misspelt name."""

    name_zh = _name_zh()
    name_en = _name_en()


class AmendForm(SignInNamesMixin):
    """How someone signs in, is written to and reads."""

    username = forms.CharField(label=pgettext_lazy("people", "Username"), max_length=64, widget=forms.TextInput(attrs=PLAIN))
    email = forms.EmailField(label=pgettext_lazy("people", "E-mail"), required=False)
    language = forms.ChoiceField(label=pgettext_lazy("people", "Language"), choices=Language.choices)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"))


class MoveForm(PersonForm):
    """Another team from a day on."""

    no_team = gettext_lazy("Choose a team")
    team_id = forms.ChoiceField(label=pgettext_lazy("people", "Team"))
    on = _day(pgettext_lazy("people", "From"))


class LevelForm(PersonForm):
    """Another level from a day on."""

    level = forms.ChoiceField(label=pgettext_lazy("people", "Level"))
    on = _day(pgettext_lazy("people", "From"))

    def clean_level(self) -> str:
        """Return one of the levels."""
        return Level(self.cleaned_data["level"]).value


class RolesForm(PersonForm):
    """The roles someone holds from a day on."""

    roles = forms.MultipleChoiceField(label=pgettext_lazy("people", "Roles"), required=False, widget=forms.CheckboxSelectMultiple)
    on = _day(pgettext_lazy("people", "From"))


class EndForm(PersonForm):
    """The first day without them."""

    on = _day(gettext_lazy("No longer works here from"))


class RejoinForm(PersonForm):
    """Back under the same number."""

    on = _day(gettext_lazy("Works here again from"))
    team_id = forms.ChoiceField(label=pgettext_lazy("people", "Team"), required=False)
    level = forms.ChoiceField(label=pgettext_lazy("people", "Level"), required=False)
    roles = forms.MultipleChoiceField(label=pgettext_lazy("people", "Roles"), required=False, widget=forms.CheckboxSelectMultiple)


def today_first(today: date) -> dict[str, date]:
    """Return the day that every dated form begins with."""
    return {"on": today}
