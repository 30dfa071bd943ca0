"""The role-play file, rp/1: exactly what stands in `rp1.md`, as frozen values; unknown keys are refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from lib.bilingual import Text
from scenarios.domain.turns import Turn
from scenarios.domain.words import (
    EndingClass,
    EndingName,
    HardFail,
    MoveName,
    TradeStage,
    TypeName,
)

Level = Literal["junior", "intermediate", "senior", "lead"]
Channel = Literal["chat", "phone", "mail", "public", "live", "sms"]
Tier = Literal["R0", "R1", "R2", "R3", "R4"]
SELLING: frozenset[TradeStage] = frozenset({"presale"})


@dataclass(frozen=True, slots=True)
class Meta:
    """Where the scenario belongs. `minutes` to play; `par_turns` is how many turns a good agent takes."""

    stage: TradeStage
    level: Level = "junior"
    channel: Channel = "chat"
    lessons: tuple[str, ...] = ()
    minutes: int = 10
    par_turns: int = 10
    tier: Tier | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """Who writes. `expected` yuan of compensation; `hidden` is what a good question brings out."""

    type: TypeName
    severity: Literal[1, 2, 3]
    name: Text
    firm_fault: bool | Literal["unknown"] = False
    voice: Decimal | None = None
    expected: Decimal | None = None
    hidden: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """The order on the desk. `number` and not `no`, which YAML 1.1 reads as false."""

    number: str
    sku: str = ""
    paid: Decimal | None = None
    status: str = ""
    photos_on_file: int | None = None
    batch: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the agent has in front of her. `products` and `policies` are ids into the pack."""

    products: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    order: Order | None = None
    notes: tuple[Text, ...] = ()
    actions: tuple[str, ...] = ()
    authority: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timers:
    """Seconds: a good first reply, a good gap, the red line."""

    first: int = 30
    gap: int = 60
    red: int = 180


@dataclass(frozen=True, slots=True)
class Need:
    """What the customer needs and by which moves, desk actions or words it is met."""

    id: str
    zh: str
    en: str
    any_moves: tuple[MoveName, ...] = ()
    any_actions: tuple[str, ...] = ()
    all_actions: tuple[str, ...] = ()
    consent: bool = False
    after: tuple[str, ...] = ()
    before_turn: int | None = None
    within_s: int | None = None
    concept: str | None = None

    @property
    def words(self) -> Text:
        """Return what is needed, for people."""
        return Text(self.zh, self.en)


@dataclass(frozen=True, slots=True)
class Silence:
    """Said by itself after so many seconds without an answer."""

    silence: int


@dataclass(frozen=True, slots=True)
class Beat:
    """One line of the customer and when it is said; once, unless `repeat`."""

    id: str
    zh: str
    en: str
    when: str = "true"
    at: Literal["start"] | Silence | None = None
    repeat: bool = False

    @property
    def line(self) -> Text:
        """Return what the customer says."""
        return Text(self.zh, self.en)


@dataclass(frozen=True, slots=True)
class Ends:
    """The endings by class; one that is not listed is bad."""

    good: tuple[EndingName, ...] = ()
    ok: tuple[EndingName, ...] = ()
    bad: tuple[EndingName, ...] = ()

    def class_of(self, ending: str) -> EndingClass:
        """Return the class of an ending."""
        if ending in self.good:
            return "good"
        return "ok" if ending in self.ok else "bad"


@dataclass(frozen=True, slots=True)
class ModelLine:
    """What a good answer with this move sounds like."""

    move: MoveName
    zh: str
    en: str

    @property
    def line(self) -> Text:
        """Return the line."""
        return Text(self.zh, self.en)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A whole run as a log, with the class of ending it must reach: the scenario's own test, in both languages."""

    expect: EndingClass
    log: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Rehearsals:
    """The runs that the checker plays."""

    model: Rehearsal | None = None
    bad: Rehearsal | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A whole scenario."""

    schema: Literal["rp/1"]
    id: str
    title: Text
    meta: Meta
    customer: Customer
    beats: tuple[Beat, ...]
    ends: Ends
    desk: Desk = Desk()
    timers: Timers = Timers()
    needs: tuple[Need, ...] = ()
    concepts: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    forbid: tuple[HardFail, ...] = ()
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    traps: Mapping[str, Text] = field(default_factory=dict)
    model_lines: tuple[ModelLine, ...] = ()
    runs: Rehearsals = Rehearsals()

    @property
    def selling(self) -> bool:
        """Tell whether this is before a sale, where intent counts."""
        return self.meta.stage in SELLING
