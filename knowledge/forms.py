"""Forms of the script library: what to look for, and what to fill in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from knowledge.domain import words
from knowledge.domain.script import Script, Variable
from knowledge.queries.finding import Sought
from lib.bilingual import Text
from ui.forms import RapportForm

LONGEST = 120


class FindForm(RapportForm):
    """What an agent looks for. Anything that is not on a list is looked for as nothing."""

    q = forms.CharField(label=_("Words, code or pinyin"), required=False, max_length=LONGEST)
    stage = forms.CharField(required=False)
    type = forms.CharField(required=False)
    channel = forms.CharField(required=False)

    def sought(self) -> Sought:
        """Return what was asked, whatever was typed."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        lists = (("stage", words.STAGES), ("type", words.TYPES), ("channel", words.CHANNELS))
        facets = {name: given.get(name, "") if given.get(name) in known else "" for name, known in lists}
        return Sought(words=str(given.get("q", "")).replace("\x00", ""), **facets)


class FillForm(RapportForm):
    """A field for each blank of a script. What is left out stays blank in the text, and its field says so."""

    use_required_attribute = False

    def __init__(self, script: Script, data: Mapping[str, Any] | None = None) -> None:
        """Make the fields from the script's variables."""
        super().__init__(data, prefix="fill")
        lang = get_language() or "zh-hans"
        for variable in script.variables:
            self.fields[variable.id] = _field(variable, lang)

    def values(self) -> dict[str, str]:
        """Return what was filled in."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items()}


def _field(variable: Variable, lang: str) -> forms.Field:
    label, hint = variable.label.get(lang), variable.example.get(lang)
    if variable.type == "choice":
        return forms.ChoiceField(label=label, choices=_choices(variable.choices, lang))
    kind = {"number": "decimal", "amount": "decimal"}.get(variable.type, "text")
    attributes = {"placeholder": hint, "inputmode": kind, "data-fill": variable.id, "autocomplete": "off"}
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.TextInput(attributes))


def _choices(choices: tuple[Text, ...], lang: str) -> list[tuple[str, str]]:
    return [("", "—"), *((str(place), choice.get(lang)) for place, choice in enumerate(choices))]
