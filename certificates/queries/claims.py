"""The claims of a certificate in words: what the public page states is what the paper prints, no more and no less."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from certificates.models import Certificate


def claims_of(certificate: Certificate, language: str) -> tuple[tuple[str, str], ...]:
    """Return every printed claim as name and value in a language (of the active translation)."""
    names = f"{certificate.holder_name_zh}\u3000{certificate.holder_name_en}".strip("\u3000")
    return (
        (_("Holder"), names),
        (_("Certification"), certificate.title.get(language)),
        (_("Level"), certificate.level),
        (pgettext("certificate", "Result"), certificate.band.get(language)),
        (_("Issued"), certificate.issued_on.isoformat()),
        (_("Valid to"), certificate.expires_on.isoformat()),
        (_("Issuer"), certificate.issuer.get(language)),
        (pgettext("certificate", "Number"), certificate.printed_number),
    )
