"""The 14 customer types: where each begins, what each gains from a kind of move, needs and dislikes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from scenarios.domain.moves import Family
from scenarios.domain.state import Change, State, bounded, row
from scenarios.domain.words import MoveName, TypeName

FAMILIES: tuple[Family, ...] = ("rel", "info", "proc", "ctrl", "money", "probe")
HIGHEST_OPENING_ANGER = Decimal(80)


@dataclass(frozen=True, slots=True)
class CustomerType:
    """A working guess about one contact, never a label on a person."""

    name: TypeName
    start: State
    price: Decimal
    wait: Decimal
    voice: Decimal
    gains: Mapping[Family, Decimal]
    must: tuple[frozenset[MoveName], ...]
    """Any of each group must have been used, with quality of a half or more, before close."""
    dislikes: Mapping[MoveName, Change] = field(default_factory=dict)


def opening_state(kind: CustomerType, severity: int, *, selling: bool) -> State:
    """Where the conversation begins: after a sale, severity (1 to 3) weighs on anger, anxiety and trust."""
    start = kind.start
    if selling:
        return start
    return State(
        T=bounded(start.T - 6 * (severity - 1)),
        A=bounded(min(start.A + 10 * severity, HIGHEST_OPENING_ANGER)),
        X=bounded(start.X + 5 * severity),
        P=bounded(start.P),
    )


def _type(
    name: TypeName,
    start: tuple[int, int, int, int, int],
    rates: tuple[str, str, str],
    gains: str,
    must: str,
    **dislikes: Change,
) -> CustomerType:
    return CustomerType(
        name,
        State(*(bounded(Decimal(figure)) for figure in start)),
        Decimal(rates[0]),
        Decimal(rates[1]),
        Decimal(rates[2]),
        dict(zip(FAMILIES, (Decimal(gain) for gain in gains.split("/")), strict=True)),
        tuple(frozenset(group.strip().split(" or ")) for group in must.split(";")),  # type: ignore[arg-type]  # words of the table
        dislikes,  # type: ignore[arg-type]  # keys are moves; a test holds them to the list
    )


# Domain report, section 3. start = T, A, X, P, I; rates = price, wait x, voice; gains = rel/info/proc/ctrl/money/probe.
_TABLE = (
    _type("anxious", (45, 20, 75, 60, 40), (".40", "1.3", ".4"), "1.3/.9/1.3/.9/.7/1",
          "reassure or commit; empathize", hold=row(-1, 2, 6, -3)),
    _type("rational", (50, 15, 30, 70, 40), (".50", "1.0", ".4"), ".6/1.5/1.1/1.2/.9/.6",
          "inform; options or commit", empathize=row(-1, 1, 0, -2), upsell=row(-4, 2, 0, -3)),
    _type("polite", (60, 10, 30, 80, 40), (".40", ".8", ".1"), "1.1/1/1/1/.9/.8", "thank"),
    _type("bargain", (50, 15, 25, 60, 45), (".95", "1.0", ".4"), ".8/.8/.9/1.1/1.5/1",
          "options or compensate", decline=row(-2, 3, 0, -4)),
    _type("hesitant", (45, 5, 60, 75, 30), (".50", ".8", ".1"), "1.1/1.2/1/.6/.9/.8",
          "recommend; reassure or inform", options=row(0, 0, 5, -3), upsell=row(-3, 0, 4, -4)),
    _type("impatient", (45, 35, 30, 40, 50), (".40", "2.0", ".6"), ".6/.9/1.5/1.1/1/1.8",
          "commit or act", greet=row(0, 1, 0, -2), empathize=row(0, 1, 0, -3),
          probe_open=row(-1, 4, 0, -6), hold=row(-1, 4, 0, -5), thank=row(0, 1, 0, -2)),
    _type("suspicious", (25, 25, 55, 55, 30), (".50", "1.1", ".6"), ".7/1.4/1.2/1.1/.6/1.1",
          "inform; commit", upsell=row(-6, 4, 4, -4), reassure=row(-2, 1, 0, -1), compensate=row(-2, 0, 2, 0)),
    _type("expert", (40, 20, 20, 55, 40), (".40", "1.1", ".6"), ".7/1.2/1.1/1.3/.8/1.2",
          "inform or options; thank or acknowledge", explain=row(-2, 3, 0, -3), recommend=row(-2, 1, 0, -1)),
    _type("silent", (45, 10, 40, 45, 45), (".40", "1.4", ".1"), ".8/1/1.1/1.3/.9/1.3",
          "options or confirm", probe_open=row(-1, 1, 1, -6), upsell=row(-2, 1, 0, -5)),
    _type("talkative", (60, 10, 35, 85, 45), (".40", ".7", ".3"), "1.4/.8/.8/.9/.9/.5",
          "acknowledge or empathize", probe_closed=row(-1, 0, 0, -1)),
    _type("abusive", (20, 75, 30, 35, 40), (".50", "1.5", ".8"), ".7/.6/1.2/1/1/1.5",
          "boundary; commit or act", explain=row(-2, 4, 0, -4), decline=row(-2, 5, 0, -5)),
    _type("repeat", (20, 60, 45, 35, 40), (".50", "1.4", ".8"), ".8/.7/1.5/1.1/1/2",
          "restate; commit; escalate or compensate", verify=row(-3, 5, 0, -6),
          probe_open=row(-4, 6, 0, -8), greet=row(0, 2, 0, -2)),
    _type("loyal", (70, 30, 30, 65, 55), (".30", "1.0", ".5"), "1.3/.9/1.1/1/.8/.9",
          "thank; apologize or empathize", decline=row(-5, 6, 0, -3)),
    _type("impulse", (60, 5, 15, 45, 60), (".60", "1.3", ".3"), "1/.7/1.2/.7/1.3/1.5",
          "act or commit", explain=row(0, 0, 3, -5), inform=row(0, 0, 1, -2)),
)  # fmt: skip
TYPES: dict[TypeName, CustomerType] = {kind.name: kind for kind in _TABLE}
