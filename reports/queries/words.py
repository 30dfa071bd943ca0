"""Headings and states of the certification table, in a named language: files are made far from the reader's page."""

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from certificates.domain.state import CertificateState
from lib.bilingual import language_of
from reports.domain.columns import Column, Words

_CODES = {"zh": "zh-hans", "en": "en"}


def headings(language: str) -> list[str]:
    """Return the columns' headings."""
    with override(_CODES[language_of(language)]):
        named = _headings()
        return [named[column] for column in Column]


def words_in(language: str) -> Words:
    """Return how states, yes and no read."""
    with override(_CODES[language_of(language)]):
        return Words(states(), _("yes"), _("no"))


def states() -> dict[str, str]:
    """Return the states' words in the active language."""
    return {
        CertificateState.VALID.value: _("Valid"),
        CertificateState.EXPIRED.value: _("Expired"),
        CertificateState.REVOKED.value: _("Revoked"),
        CertificateState.REPLACED.value: _("Replaced"),
    }


def sheet_title(language: str) -> str:
    """Return the name of the sheet."""
    with override(_CODES[language_of(language)]):
        return str(_("Certifications"))


def _headings() -> dict[Column, str]:
    return {
        Column.EMPLOYEE_NUMBER: _("Employee number"),
        Column.NAME: _("Name"),
        Column.NAME_LATIN: _("Name (Latin)"),
        Column.TEAM_AT_ISSUE: _("Team at issue"),
        Column.TEAM_NOW: _("Team now"),
        Column.INTAKE: _("Intake"),
        Column.ACTIVE: _("Works here"),
        Column.CERTIFICATION: _("Certification"),
        Column.VERSION: _("Version"),
        Column.LEVEL: _("Level"),
        Column.SCORE: _("Score"),
        Column.BAND: pgettext("certificate", "Result"),
        Column.STATE: _("State"),
        Column.ISSUED_ON: _("Issued"),
        Column.EXPIRES_ON: _("Valid to"),
        Column.REVOKED_ON: _("Revoked on"),
        Column.REASON: pgettext("certificate", "Reason"),
        Column.NUMBER: pgettext("certificate", "Number"),
    }
