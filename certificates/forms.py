"""What HR writes when revoking."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certificates.services.revoke import LONGEST_REASON
from ui.forms import RapportForm


class RevokeForm(RapportForm):
    """Why a certificate is revoked; kept inside the house, the public page does not show it."""

    reason = forms.CharField(
        label=pgettext_lazy("certificate", "Reason"),
        max_length=LONGEST_REASON,
        strip=True,
        help_text=_("The holder and HR see it; the public page does not."),
        error_messages={"required": _("A certificate is only revoked with a reason; nothing was changed.")},
    )
