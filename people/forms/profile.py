"""What people set for themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from people.forms import choices
from people.models import User
from people.models.user import Language
from ui.forms import RapportForm, RapportHelper


class ProfileForm(RapportForm):
    """Language and time zone."""

    language = forms.ChoiceField(label=pgettext_lazy("people", "Language"), choices=Language.choices)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), help_text=gettext_lazy("Due days end at 23:59 in this zone."))

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        """Begin with what stands."""
        present = {"language": person.language, "time_zone": person.time_zone}
        super().__init__(*args, initial=present, **kwargs)
        self.fields["time_zone"].choices = choices.zones(person.time_zone)  # type: ignore[attr-defined]  # a choice field
        self.helper = RapportHelper(self, tag=False)
