"""What the list of a team is narrowed by."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dashboards.queries.my_team import Wanted
from people.models import Intake
from ui.forms import RapportForm, RapportHelper

STATES = (
    ("", _("Anyone")),
    ("late", _("Overdue")),
    ("owing", _("Still owes something")),
    ("none", _("Nothing assigned")),
    ("certified", _("Certified")),
)


class TeamFilter(RapportForm):
    """Words, team, intake and state."""

    q = forms.CharField(label=_("Name"), required=False, max_length=60)
    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=int, empty_value=None)
    intake = forms.TypedChoiceField(label=_("Intake"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)

    def __init__(self, data: Any, *, teams: Sequence[tuple[int, str]], intakes: Sequence[Intake]) -> None:
        """Offer the teams that are in reach; with one only, and no intake, these fields are left out."""
        super().__init__(data)
        language = get_language() or ""
        self._offer("team", [(pk, path) for pk, path in teams] if len(teams) > 1 else [])
        self._offer("intake", [(intake.pk, intake.name(language)) for intake in intakes])
        self.helper = RapportHelper(self, tag=False)

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        field = self.fields[name]
        if not choices:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("All")), *choices]

    def wanted(self) -> Wanted:
        """Return what is asked for; what cannot be read counts as not asked."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(said.get("q", ""), said.get("team"), said.get("intake"), said.get("state", ""))
