"""The filters of the certification table as a form, and what an export asks for beside them."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from certificates.domain.state import CertificateState
from certificates.models import Certificate
from people.models import User
from people.queries import choices_for
from reports.domain.filters import Filters
from reports.queries.words import states
from ui.forms import RapportForm

MOST_WITHOUT_PURPOSE = 1000


class FilterForm(RapportForm):
    """Team, intake, level, state, days of issue, people who left."""

    team = forms.TypedChoiceField(label=_("Team and below"), required=False, coerce=int, empty_value=None)
    intake = forms.TypedChoiceField(label=_("Intake"), required=False, coerce=int, empty_value=None)
    level = forms.ChoiceField(label=_("Level"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    issued_from = forms.DateField(label=_("Issued from"), required=False)
    issued_to = forms.DateField(label=_("Issued to"), required=False)
    left = forms.ChoiceField(label=_("People who left"), required=False)

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        """Fill the choices from what there is: two queries."""
        super().__init__(*args, **kwargs)
        language, every = get_language() or "zh-hans", ("", _("All"))
        known = choices_for(reader)
        paths = sorted(known.paths(language).items(), key=lambda item: item[1])
        intakes = [(intake.pk, intake.name(language)) for intake in known.intakes]
        levels = Certificate.objects.order_by("level").values_list("level", flat=True).distinct()
        self._offer("team", [every, *paths])
        self._offer("intake", [every, *intakes])
        self._offer("level", [every, *((level, level) for level in levels)])
        self._offer("state", [every, *((state.value, states()[state.value]) for state in CertificateState)])
        self._offer("left", [("include", _("Included")), ("only", _("Only they")), ("exclude", _("Left out"))])

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("issued_from"), cleaned.get("issued_to")
        if first and last and first > last:
            self.add_error("issued_to", _("This day lies before “Issued from”."))
        return cleaned

    @property
    def filters(self) -> Filters:
        """Return the filters of a valid form."""
        said = self.cleaned_data
        return Filters(**{**said, "left": said["left"] or "include"})

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class ExportForm(FilterForm):
    """The filters again, with the file's kind and what it is for."""

    format = forms.ChoiceField(choices=[("xlsx", "XLSX"), ("csv", "CSV")])
    purpose = forms.CharField(required=False, max_length=300)

    @property
    def filters(self) -> Filters:
        """Return the filters of a valid form."""
        own = {name: value for name, value in self.cleaned_data.items() if name not in {"format", "purpose"}}
        return Filters(**{**own, "left": own["left"] or "include"})
