"""Forms laid out with the design system: crispy helpers, sizes, and the wording of errors.

The field template is `ui/templates/bootstrap5/field.html`: label, hint, control, error, in this order.
"""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, LayoutObject
from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ui.components.button import button

Words = str | Promise

ERRORS: Mapping[str, Any] = {
    "required": _("This is still missing."),
    "invalid": _("This cannot be read as it stands."),
    "invalid_choice": _("This choice is not on the list; choose one that is."),
    "invalid_date": _("Write a date such as 2026-11-22."),
    "invalid_number": _("Write a whole number."),
}

BACK = _("Back")


class RapportHelper(FormHelper):  # type: ignore[misc]  # crispy carries no types
    """Lays a form out: one column, or two, with one primary button and a quiet way back.

    With `tag=False` only the fields are shown; the page writes the form element and its buttons.
    """

    def __init__(
        self,
        form: forms.BaseForm | None = None,
        *,
        submit: Words = "",
        cancel_url: str = "",
        columns: int = 1,
        tag: bool = True,
        action: str = "",
        method: str = "post",
        busy: Words = "",
        wide: tuple[str, ...] = (),
    ) -> None:
        """Prepare the layout; fields named in `wide` take the whole width."""
        super().__init__(form)
        self.form_tag = tag
        self.form_method = method
        self.form_action = action
        self.disable_csrf = method != "post" or not tag
        self.form_class = "r-form r-form-2" if columns == 2 else "r-form"  # noqa: PLR2004  two columns
        self.attrs = {"novalidate": True}
        self.html5_required = False
        self.form_show_errors = True
        self.error_text_inline = False
        self.help_text_inline = False
        if form is not None:
            self.layout = Layout(*(_placed(name, name in wide) for name in form.fields))
            if submit:
                self.layout.append(Actions(submit, cancel_url=cancel_url, busy=busy))


class Dressed(forms.BaseForm):
    """Mixed into any form (a ModelForm too): our words for what is missing or cannot be read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take over the errors' wording and the browser's own pickers."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)


class RapportForm(Dressed, forms.Form):
    """A form with our words."""


def dress(field: forms.Field) -> None:
    """Give a field our error words, and a date the browser's calendar. Own words of the field stay."""
    own = {code: words for code, words in field.error_messages.items() if _default(field, code) is None}
    for code in ("required", "invalid_choice"):
        if code in field.error_messages and str(field.error_messages[code]) == str(_default(field, code)):
            field.error_messages[code] = ERRORS[code]
    if isinstance(field, forms.DateField):
        field.widget = _calendar(field.widget)
        field.error_messages["invalid"] = ERRORS["invalid_date"]
    elif isinstance(field, forms.IntegerField):
        field.error_messages["invalid"] = ERRORS["invalid_number"]
    field.error_messages.update(own)


class Actions(LayoutObject):  # type: ignore[misc]  # crispy carries no types
    """The buttons at a form's foot: one primary, and a quiet link back."""

    def __init__(self, submit: Words, *, cancel_url: str = "", cancel: Words = BACK, busy: Words = "") -> None:
        """Keep the words; they are read in the reader's language when the form is shown."""
        self.submit, self.cancel_url, self.cancel, self.busy = submit, cancel_url, cancel, busy
        self.fields: list[object] = []

    def render(self, form: forms.BaseForm, context: object, **_kwargs: object) -> SafeString:
        """Show them."""
        del form, context
        back = button(str(self.cancel), url=self.cancel_url) if self.cancel_url else ""
        return format_html('<div class="r-form-actions">{}{}</div>', button(str(self.submit), kind="primary", busy=str(self.busy)), back)


def _placed(name: str, wide: bool) -> Any:  # noqa: FBT001  private, one caller
    return Div(name, css_class="r-form-wide") if wide else name


def _default(field: forms.Field, code: str) -> Any:
    for kind in type(field).__mro__:
        words = getattr(kind, "default_error_messages", {})
        if code in words:
            return words[code]
    return None


def _calendar(widget: forms.Widget) -> forms.Widget:
    """Return a date field's widget as the browser's own picker; hidden and select widgets stay."""
    if not isinstance(widget, forms.DateInput):
        return widget
    return forms.DateInput(format="%Y-%m-%d", attrs={**widget.attrs, "type": "date"})
