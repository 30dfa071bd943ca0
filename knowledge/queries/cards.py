"""Rule cards, shaped for pages."""

from dataclasses import dataclass
from datetime import date

from knowledge.domain.rule_card import RuleCard as Card
from knowledge.domain.rule_card import RuleEdition
from knowledge.domain.script import Script
from knowledge.domain.units import worded
from knowledge.models import RuleCard, ScriptEntry
from lib.bilingual import Text
from lib.shapes import from_json


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card in the list, with what it says on a day: what each value is of, and the value."""

    card: Card
    edition: RuleEdition | None
    values: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition: whether it is in force, and its fields worded."""

    edition: RuleEdition
    in_force: bool
    to_come: bool
    values: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """A card's page: its editions, youngest first, and the scripts that rest on it."""

    card: Card
    version: int
    editions: tuple[EditionView, ...]
    scripts: tuple[tuple[str, Text], ...]


def cards_on(day: date) -> tuple[CardRow, ...]:
    """Return every card with what it says on a day."""
    bodies = RuleCard.objects.exclude(current=None).order_by("slug").values_list("current__body", flat=True)
    return tuple(_row(from_json(body, Card), day) for body in bodies)


def card_view(slug: str, day: date) -> CardView | None:
    """Return a card's page, or None if there is no such card."""
    row = RuleCard.objects.filter(slug=slug, current__isnull=False).values_list("current__number", "current__body").first()
    if row is None:
        return None
    number, body = row
    card = from_json(body, Card)
    editions = sorted(card.versions, key=lambda edition: edition.effective_from, reverse=True)
    return CardView(card, number, tuple(_edition(edition, card, day) for edition in editions), _scripts(slug, day))


def _row(card: Card, day: date) -> CardRow:
    edition = card.on(day)
    return CardRow(card, edition, _values(edition) if edition else ())


def _edition(edition: RuleEdition, card: Card, day: date) -> EditionView:
    return EditionView(edition, edition is card.on(day), edition.effective_from > day, _values(edition))


def _values(edition: RuleEdition) -> tuple[tuple[Text, Text], ...]:
    return tuple((field.called(name), worded(field.value, field.unit)) for name, field in edition.fields.items())


def _scripts(slug: str, day: date) -> tuple[tuple[str, Text], ...]:
    bodies = ScriptEntry.objects.findable_on(day).order_by("slug").values_list("current__body", flat=True)
    scripts = (from_json(body, Script) for body in bodies)
    return tuple((script.id, script.title) for script in scripts if _rests_on(script, slug))


def _rests_on(script: Script, slug: str) -> bool:
    cited = f"{{rule:{slug}."
    texts = (script.text, *script.paraphrases)
    return slug in script.rule_cards or any(cited in text.zh or cited in text.en for text in texts)
