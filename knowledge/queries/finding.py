"""Finding scripts: by code, by words, by pinyin, by facet. Two statements, however many there are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from knowledge.domain.script import Script
from knowledge.domain.search_terms import Phrase, folded, phrases
from knowledge.models import ScriptEntry
from lib.shapes import from_json

MOST = 60
_MOST_MATCHES = 500
_SHORTEST_SPELLING = 2
_LETTERS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; an empty field asks for nothing."""

    words: str = ""
    stage: str = ""
    type: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A script that was found."""

    code: str
    version: int
    script: Script


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def find(sought: Sought, on: date) -> Found:
    """Return what an agent may use on a day and what fits, best first."""
    entries = _narrowed(ScriptEntry.objects.findable_on(on), sought)
    if not sought.words.strip():
        return _shown(list(entries.order_by("slug").select_related("current")))
    ranks = _ranks(phrases(sought.words))
    spelled = "".join(_LETTERS.findall(folded(sought.words)))
    near = Q(pk__in=ranks) | _by_code(spelled) | _by_pinyin(spelled, sought.words)
    rows = list(entries.filter(near).select_related("current"))
    return _shown(sorted(rows, key=lambda entry: (_tier(entry, spelled), ranks.get(entry.pk, len(ranks)), entry.slug)))


def _narrowed(entries: "QuerySet[ScriptEntry]", sought: Sought) -> "QuerySet[ScriptEntry]":
    if sought.stage:
        entries = entries.filter(stage=sought.stage)
    for kind, value in (("type", sought.type), ("channel", sought.channel)):
        if value:
            entries = entries.filter(pk__in=_with_facet(kind, value))
    return entries


def _with_facet(kind: str, value: str) -> "QuerySet[ScriptEntry, int]":
    return ScriptEntry.objects.filter(facets__kind=kind, facets__value__in={value, "any"}).values_list("pk", flat=True)


def _by_code(spelled: str) -> Q:
    """Match `pre`, `pre-01`, `pre01` and `17`."""
    if not spelled:
        return Q(pk__in=[])
    match = re.fullmatch(r"([a-z]*)(\d*)", spelled)
    if match is None:
        return Q(slug__istartswith=spelled)
    letters, digits = match.groups()
    code = Q(slug__istartswith=f"{letters}-{digits}" if letters and digits else letters or digits)
    return code | Q(slug__endswith=f"-{digits}") if digits and not letters else code


def _by_pinyin(spelled: str, words: str) -> Q:
    if len(spelled) < _SHORTEST_SPELLING or not words.isascii():
        return Q(pk__in=[])
    return Q(initials__contains=spelled) | Q(pinyin__contains=spelled)


def _tier(entry: ScriptEntry, spelled: str) -> int:
    code = entry.slug.lower().replace("-", "")
    if spelled and code == spelled:
        return 0
    if spelled and (code.startswith(spelled) or entry.initials.startswith(spelled)):
        return 1
    return 2


def _shown(rows: Sequence[ScriptEntry]) -> Found:
    hits = [Hit(entry.slug, entry.current.number, from_json(entry.current.body, Script)) for entry in rows[:MOST] if entry.current]
    return Found(tuple(hits), len(rows))


def _ranks(wanted: Sequence[Phrase]) -> dict[int, int]:
    """Return the entries that hold every phrase, each with its place in the order of likeness."""
    if not wanted:
        return {}
    sql, asked = (_POSTGRES, _tsquery(wanted)) if connection.vendor == "postgresql" else (_SQLITE, _match(wanted))
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked, _MOST_MATCHES])
        return {row[0]: place for place, row in enumerate(cursor.fetchall())}


_SQLITE = (
    "SELECT rowid FROM knowledge_scriptindex WHERE knowledge_scriptindex MATCH %s ORDER BY bm25(knowledge_scriptindex, 10.0, 1.0) LIMIT %s"
)
_POSTGRES = (
    "SELECT rowid FROM knowledge_scriptindex, CAST(%s AS tsquery) AS asked WHERE words @@ asked "
    "ORDER BY ts_rank('{0.1, 0.2, 0.4, 1.0}', words, asked) DESC, rowid LIMIT %s"
)


def _match(wanted: Sequence[Phrase]) -> str:
    """Write an FTS5 expression; terms are ASCII words, so nothing in it is the reader's own syntax."""
    return " AND ".join(f'"{" ".join(phrase.terms)}"{" *" if phrase.prefix else ""}' for phrase in wanted)


def _tsquery(wanted: Sequence[Phrase]) -> str:
    return " & ".join("(" + " <-> ".join(f"'{term}'{':*' if phrase.prefix else ''}" for term in phrase.terms) + ")" for phrase in wanted)
