"""Signing in, asking for a new password, setting one."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from people.domain import passwords
from people.models import User
from ui.forms import RapportForm, RapportHelper

LONGEST_PASSWORD = 256


class SignInForm(RapportForm):
    """A name and a password."""

    username = forms.CharField(
        label=gettext_lazy("Employee number or username"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=pgettext_lazy("people", "Password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Lay the form out; the page writes the form element."""
        super().__init__(*args, **kwargs)
        self.helper = RapportHelper(self, tag=False)


class AskResetForm(RapportForm):
    """Any name under which someone is known."""

    typed = forms.CharField(
        label=gettext_lazy("Employee number, username or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Lay the form out."""
        super().__init__(*args, **kwargs)
        self.helper = RapportHelper(self, tag=False)


class NewPasswordForm(RapportForm):
    """A new password, twice; the old one first where `ask_old` is set."""

    old = forms.CharField(
        label=gettext_lazy("Present password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=gettext_lazy("New password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least 10 characters; not your name or number, not a common password, not digits alone."),
    )
    again = forms.CharField(
        label=gettext_lazy("New password, once more"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, ask_old: bool = False, **kwargs: Any) -> None:
        """Keep whose password it is: it must not resemble their names."""
        super().__init__(*args, **kwargs)
        self.person = person
        if not ask_old:
            del self.fields["old"]
        self.helper = RapportHelper(self, tag=False)

    def clean_old(self) -> str:
        """Refuse a wrong present password."""
        old: str = self.cleaned_data["old"]
        if not self.person.check_password(old):
            raise ValidationError(_("This is not your present password."))
        return old

    def clean_new(self) -> str:
        """Refuse what is easily guessed."""
        new: str = self.cleaned_data["new"]
        if passwords.is_refused(new, demo=settings.DEMO):
            raise ValidationError(_("This is the password of the demo; choose one of your own."))
        validate_password(new, self.person)
        return new

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        cleaned = super().clean() or {}
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", _("The two do not match; type the new password once more."))
        return cleaned
