"""What lies beside the chat: the products and rules that a scenario names, as they are in force."""

from dataclasses import dataclass
from datetime import date

from knowledge.domain.product import Product
from knowledge.domain.units import worded
from knowledge.models import Product as ProductSlot
from knowledge.queries import facts_in_force
from lib.bilingual import Text
from scenarios.domain.story import Story


@dataclass(frozen=True, slots=True)
class Reference:
    """A product or a rule card with its facts."""

    id: str
    title: Text
    facts: tuple[tuple[Text, Text], ...]


def references_of(story: Story, today: date) -> tuple[Reference, ...]:
    """Return products, then rules; what the pack no longer has is left out."""
    return (*_products(story), *_rules(story, today))


def product_name(slug: str) -> Text | None:
    """Return the name of a product."""
    slot = ProductSlot.objects.filter(slug=slug, current__isnull=False).select_related("current").first()
    return slot.current.parsed(Product).name if slot and slot.current else None


def _products(story: Story) -> tuple[Reference, ...]:
    slots = ProductSlot.objects.filter(slug__in=story.desk.products, current__isnull=False).select_related("current")
    found = (slot.current.parsed(Product) for slot in slots if slot.current)
    return tuple(
        Reference(
            product.id,
            product.name,
            (
                (Text("价格", "Price"), Text(f"{product.price} 元", f"{product.price} yuan")),
                *(
                    (fact.label, fact.value if isinstance(fact.value, Text) else worded(fact.value, fact.unit or "count"))
                    for fact in product.facts
                ),
            ),
        )
        for product in found
    )


def _rules(story: Story, today: date) -> tuple[Reference, ...]:
    facts = facts_in_force(today)
    found = []
    for slug in story.desk.policies:
        fields = tuple(facts.rules.get(slug, {}).values())
        if fields:
            found.append(Reference(slug, fields[0].title, tuple((Text("现行", "In force"), field.value) for field in fields)))
    return tuple(found)
