"""Keep what lists and search read in step with what is published."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.utils import timezone

from knowledge.domain import pinyin
from knowledge.domain.citations import Facts, render
from knowledge.domain.script import Script
from knowledge.domain.search_terms import terms
from knowledge.domain.words import CHANNELS, MOVES, STAGES, TYPES
from knowledge.models import ScriptEntry, ScriptFacet
from knowledge.queries.facts import facts_in_force
from lib.bilingual import Text
from lib.shapes import from_json


def describe(entry: ScriptEntry, script: Script) -> None:
    """Copy to the slot what lists filter by."""
    entry.stage, entry.state = script.stage, script.state
    entry.effective_from, entry.expires_on = script.effective_from, script.expires_on
    entry.pinyin, entry.initials = pinyin.spelled(script.title.zh), pinyin.initials(script.title.zh)[:200]
    entry.save()
    entry.facets.all().delete()
    kinds = (("move", script.moves), ("type", script.types), ("channel", script.channels))
    ScriptFacet.objects.bulk_create(ScriptFacet(entry=entry, kind=k, value=v) for k, values in kinds for v in sorted(set(values)))


def index_all(*, at: datetime) -> None:
    """Write the search index anew: every entry's words, with the facts that hold on that day."""
    facts = facts_in_force(timezone.localtime(at, timezone.get_default_timezone()).date())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM knowledge_scriptindex")
        for pk, stored in ScriptEntry.objects.exclude(current=None).values_list("pk", "current__body"):
            script = from_json(stored, Script)
            title, body = _title(script), _body(script, facts)
            if connection.vendor == "postgresql":
                cursor.execute("INSERT INTO knowledge_scriptindex VALUES (%s, %s::tsvector)", [pk, _vector(title, body)])
            else:
                row = (pk, " ".join(title), " ".join(body))
                cursor.execute("INSERT INTO knowledge_scriptindex (rowid, title, body) VALUES (%s, %s, %s)", row)


def _title(script: Script) -> tuple[str, ...]:
    return terms(f"{script.id} {script.title.zh} {script.title.en}")


def _body(script: Script, facts: Facts) -> tuple[str, ...]:
    said = (script.text, *script.paraphrases, script.do, script.dont, script.good, script.bad)
    blanks = (text for variable in script.variables for text in (variable.label, variable.example, *variable.choices))
    texts = (*said, *blanks, *_about(script, facts))
    words = (render(text.get(lang), facts, lang) for text in texts for lang in ("zh", "en"))
    return terms("\n".join([*words, script.category]))


def _about(script: Script, facts: Facts) -> Iterator[Text]:
    """Yield what it is for and what it rests on, in words: one looks for 退货 and finds what the card 七天无理由退货 governs."""
    yield STAGES[script.stage]
    yield from (MOVES[move] for move in script.moves)
    yield from (TYPES[kind] for kind in script.types)
    yield from (CHANNELS[channel] for channel in script.channels)
    yield from (fact.title for card in script.rule_cards for fact in facts.rules.get(card, {}).values())


def _vector(title: tuple[str, ...], body: tuple[str, ...]) -> str:
    """Return a tsvector literal with places and weights: terms are ASCII words, so nothing needs escaping."""
    places: dict[str, list[str]] = {}
    for place, term in enumerate(title, 1):
        places.setdefault(term, []).append(f"{place}A")
    for place, term in enumerate(body, len(title) + 2):
        places.setdefault(term, []).append(str(min(place, 16383)))
    return " ".join(f"'{term}':{','.join(marks[:250])}" for term, marks in places.items())
