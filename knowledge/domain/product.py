"""A product of the shop: what an agent may say of it."""

from dataclasses import dataclass
from decimal import Decimal

from knowledge.domain.units import Unit
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class ProductFact:
    """One fact: a number with its unit, or words."""

    id: str
    label: Text
    value: Decimal | Text
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """A product as a pack holds it. `price` in yuan."""

    id: str
    name: Text
    facts: tuple[ProductFact, ...]
    price: Decimal
