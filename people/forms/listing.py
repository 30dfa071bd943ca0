"""What the list of people is narrowed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from people.forms import choices
from ui.forms import RapportForm, RapportHelper

STATES = (
    ("here", pgettext_lazy("people", "Works here")),
    ("to-come", pgettext_lazy("people", "To come")),
    ("left", pgettext_lazy("people", "Has left")),
    ("all", pgettext_lazy("people", "Everyone")),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; nonsense in the address asks for nothing."""

    words: str = ""
    team_id: int | None = None
    state: str = "here"

    @property
    def narrows(self) -> bool:
        """Tell whether anything is left out beside those who left."""
        return bool(self.words or self.team_id is not None or self.state != "here")


class FilterForm(RapportForm):
    """Words, a team with all below, and whether they work here."""

    q = forms.CharField(
        label=gettext_lazy("Name, pinyin, number or username"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    team = forms.ChoiceField(label=gettext_lazy("Team and below"), required=False)
    state = forms.ChoiceField(label=pgettext_lazy("people", "State"), choices=STATES, required=False)

    def __init__(self, *args: Any, manages: bool, paths: Mapping[int, str], **kwargs: Any) -> None:
        """Offer the teams; who only gives slips sees those who work here."""
        super().__init__(*args, **kwargs)
        if manages:
            self.fields["team"].choices = choices.teams(gettext_lazy("All teams"), paths)  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["team"], self.fields["state"]
        self.helper = RapportHelper(self, tag=False, method="get")

    def wanted(self) -> Wanted:
        """Return what was asked for."""
        self.is_valid()
        said = self.cleaned_data
        team = said.get("team")
        return Wanted(words=said.get("q", ""), team_id=int(team) if team else None, state=said.get("state") or "here")
