"""The table as components show it: columns, rows and the filters that are on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from certificates.domain.state import CertificateState
from reports.domain.columns import FIGURES, CertificationRow, Column, Value, Words, cells
from reports.forms import FilterForm
from reports.queries.words import headings, words_in
from ui.components import table as ui_table
from ui.components.status import pill

_TONES = {
    CertificateState.VALID: ("ok", None),
    CertificateState.EXPIRED: ("past", None),
    CertificateState.REVOKED: ("danger", "x-octagon-fill"),
    CertificateState.REPLACED: ("past", "arrow-left-right"),
}


@dataclass(frozen=True, slots=True)
class ShownTable:
    """What the table component takes."""

    columns: tuple[ui_table.Column, ...]
    rows: tuple[ui_table.Row, ...]


@dataclass(frozen=True, slots=True)
class FilterPill:
    """A filter that is on, and the address without it."""

    label: str
    url: str
    off: str


def shown_table(rows: Iterable[CertificationRow], language: str) -> ShownTable:
    """Return the table; each cell's text is the cell of the files."""
    words = words_in(language)
    columns = tuple(ui_table.Column(label, right=column in FIGURES) for column, label in zip(Column, headings(language), strict=True))
    return ShownTable(columns, tuple(ui_table.Row(_cells(row, words), left=not row.active) for row in rows))


def _cells(row: CertificationRow, words: Words) -> tuple[str | int | SafeString, ...]:
    named = dict(zip(Column, cells(row, words), strict=True))
    shown: dict[Column, str | SafeString] = {column: _text(value) for column, value in named.items()}
    tone, icon = _TONES[CertificateState(row.state)]
    shown[Column.STATE] = pill(_text(named[Column.STATE]), state=tone, icon=icon)
    inside = reverse("certificates:certificate", args=[row.pk])
    shown[Column.NAME], shown[Column.NAME_LATIN] = _link(inside, row.name), _link(inside, row.name_latin)
    shown[Column.NUMBER] = _link(reverse("certificates:verify", args=[row.number]), row.number)
    return tuple(shown[column] for column in Column)


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _link(url: str, text: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, text) if text else SafeString("")


def pills_of(form: FilterForm, said: QueryDict) -> tuple[FilterPill, ...]:
    """Return the filters that are on, in the reader's words."""
    return tuple(_pill(form, name, said) for name in form.fields if said.get(name) and (name, said[name]) != ("left", "include"))


def _pill(form: FilterForm, name: str, said: QueryDict) -> FilterPill:
    field, value = form.fields[name], said[name]
    worded = dict(getattr(field, "choices", ())).get(form.cleaned_data.get(name), value)
    query = said.copy()
    for gone in (name, "after", "before"):
        query.pop(gone, None)
    off = _("Take off the filter “%(name)s”") % {"name": field.label}
    return FilterPill(f"{field.label}: {worded}", f"{reverse('reports:certifications')}?{query.urlencode()}", off)
