"""Intakes and who is in them."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from people.forms.teams import named
from people.models import User
from people.models.user import UserQuerySet
from ui.forms import RapportForm, RapportHelper

MOST_AT_ONCE = 500


class IntakeForm(RapportForm):
    """An intake's names and days; its code is set once."""

    code = forms.CharField(
        label=pgettext_lazy("people", "Code"), max_length=32, help_text=gettext_lazy("Short and lasting, such as 2026-11.")
    )
    name_zh = forms.CharField(label=gettext_lazy("Chinese name"), max_length=100)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=100, required=False)
    starts_on = forms.DateField(label=pgettext_lazy("people", "First day"))
    ends_on = forms.DateField(label=pgettext_lazy("people", "Last day"))

    def __init__(self, *args: Any, fresh: bool = True, **kwargs: Any) -> None:
        """Ask for the code only when the intake is new."""
        super().__init__(*args, **kwargs)
        if not fresh:
            del self.fields["code"]
        self.helper = RapportHelper(self, tag=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first."))
        return cleaned


class JoinForm(RapportForm):
    """People by number or username, one a line or with commas between."""

    who = forms.CharField(
        label=gettext_lazy("Numbers or usernames"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocapitalize": "none", "spellcheck": "false"}),
        help_text=gettext_lazy("One a line, or with commas between; a column copied from a sheet will do."),
    )

    def __init__(self, *args: Any, people: UserQuerySet, **kwargs: Any) -> None:
        """Choose among those who work here."""
        super().__init__(*args, **kwargs)
        self.people = people
        self.helper = RapportHelper(self, tag=False)

    def clean_who(self) -> list[User]:
        """Return the people, all or none: whoever is not found is named."""
        typed = [word for word in re.split(r"[\s,;，；、]+", self.cleaned_data["who"]) if word]
        if len(typed) > MOST_AT_ONCE:
            raise forms.ValidationError(_("At most %(n)s at once.") % {"n": MOST_AT_ONCE})
        found = named(self.people, typed)
        missing = [word for word in typed if word not in found]
        if missing:
            raise forms.ValidationError(_("Nobody here has: %(names)s") % {"names": ", ".join(missing[:20])})
        return list({person.pk: person for person in found.values()}.values())
