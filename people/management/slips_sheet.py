"""Sign-in slips of many people as one file to print: each in the language of its person, two to an A4 page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lib.bilingual import language_of
from people.models import User
from ui.components.words import moment


@dataclass(frozen=True, slots=True)
class Slip:
    """Who it is for, where it leads, until when."""

    person: User
    link: str
    until: datetime


def sheet_of(slips: Iterable[Slip]) -> str:
    """Return the file: it needs nothing from the network and nothing beside it."""
    found = finders.find("people/slip.css")
    css = mark_safe(Path(str(found)).read_text(encoding="utf-8"))  # our own style sheet
    papers = format_html_join("\n", "{}", ((_paper(slip),) for slip in slips))
    return format_html(
        '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>Rapport</title><style>body {{ font: 15px/1.6 '
        "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }} .r-slip {{ margin: 0 0 2rem; }} {}</style></head>"
        "<body>{}</body></html>",
        css,
        papers,
    )


def _paper(slip: Slip) -> SafeString:
    person = slip.person
    with translation.override(person.language), timezone.override(person.zone):
        code = segno.make(slip.link, error="m", micro=False)
        svg = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
        firm = settings.RAPPORT_FIRM_NAME[language_of(person.language)]
        steps = (
            _("Scan the code with your phone, or type the address below."),
            _("Set a password of your own."),
            _("From then on, sign in with your number and that password."),
        )
        return format_html(
            '<article class="r-slip" lang="{}"><div><p class="r-slip-firm">{}</p><h2>{}</h2>'
            "<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl><ol>{}</ol>"
            '<p class="r-slip-link">{}</p><p class="r-slip-small">{}</p></div><div class="r-slip-code">{}</div></article>',
            "zh-Hans" if language_of(person.language) == "zh" else "en",
            " · ".join(part for part in (firm, "Rapport") if part),
            person.name(person.language),
            _("Employee number"),
            person.employee_number,
            pgettext("people", "Username"),
            person.username,
            _("Good until"),
            moment(slip.until),
            format_html_join("", "<li>{}</li>", ((step,) for step in steps)),
            slip.link,
            _("Works once. Keep it to yourself, and tear it up afterwards."),
            mark_safe(svg),  # made by segno from our own link
        )
