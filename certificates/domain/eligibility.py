"""Whether a person has earned a certification, and what still stands in the way: a decision with its reasons as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from lib.bilingual import Text


class Kind(StrEnum):
    """Why not (yet)."""

    COURSE_OPEN = "course-open"
    EXAM_NOT_PASSED = "exam-not-passed"
    EXAM_TO_REPEAT = "exam-to-repeat"
    SCENARIO_NOT_GOOD = "scenario-not-good"
    SUSPICION_WAITS = "suspicion-waits"
    SUSPICION_CONFIRMED = "suspicion-confirmed"
    ALREADY_HELD = "already-held"
    NO_NAME = "no-name"
    NO_FIRM_NAME = "no-firm-name"
    NO_PUBLIC_ADDRESS = "no-public-address"


class Suspicion(StrEnum):
    """Whether the machine suspects a red line in a run, and what the assessor found."""

    NONE = "none"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked for: a course, an exam or a scenario, by slug, with its title."""

    slug: str
    title: Text


@dataclass(frozen=True, slots=True)
class Requirements:
    """All that a certification asks for. `gates`: tests beside the exam, each with a cut of its own."""

    courses: tuple[Part, ...]
    exam: Part
    scenarios: tuple[Part, ...]
    gates: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence as a certificate keeps it: what, which version, how well (in [0, 1]), when."""

    kind: str
    id: str
    sha: str
    fraction: Decimal | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CourseState:
    """How far a course is: steps still to do, and what was read and passed in it."""

    left: int
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """The pass of an exam or a gate, None while there is none; and the first day of another try, where one has to wait."""

    proof: Proof | None = None
    next_try_on: date | None = None


@dataclass(frozen=True, slots=True)
class ScenarioState:
    """A run that ended well, and whether it is under suspicion."""

    proof: Proof
    suspicion: Suspicion = Suspicion.NONE


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a person has to show. `renew_after`: an exam or gate passed before this instant was spent on a former award."""

    courses: Mapping[str, CourseState] = field(default_factory=dict)
    exam: Sitting = Sitting()
    gates: Mapping[str, Sitting] = field(default_factory=dict)
    scenarios: Mapping[str, ScenarioState] = field(default_factory=dict)
    held_number: str = ""
    renew_after: datetime | None = None
    has_name: bool = True
    has_firm_name: bool = True
    address_is_public: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that stands in the way. `left`: steps; `next_try_on`: the first day of another try."""

    kind: Kind
    part: Part | None = None
    left: int = 0
    next_try_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Awarded, with the evidence that it rests on; or not, with every reason."""

    awarded: bool
    refusals: tuple[Refusal, ...] = ()
    proofs: tuple[Proof, ...] = ()

    @property
    def held_back_by_the_house(self) -> bool:
        """Tell whether the person has done everything and only the house's own affairs stand in the way."""
        ours = {Kind.NO_NAME, Kind.NO_FIRM_NAME, Kind.NO_PUBLIC_ADDRESS}
        return bool(self.refusals) and all(refusal.kind in ours for refusal in self.refusals)


def decide(requirements: Requirements, evidence: Evidence) -> Decision:
    """Weigh the evidence; list every reason against, in the order in which one would see to them."""
    if evidence.held_number:
        return Decision(awarded=False, refusals=(Refusal(Kind.ALREADY_HELD),))
    refusals = (
        *_courses(requirements, evidence),
        *_gates(requirements, evidence),
        *_sitting(requirements.exam, evidence.exam, evidence.renew_after),
        *_scenarios(requirements, evidence),
        *_house(evidence),
    )
    if refusals:
        return Decision(awarded=False, refusals=refusals)
    return Decision(awarded=True, proofs=tuple(_proofs(requirements, evidence)))


def _courses(requirements: Requirements, evidence: Evidence) -> Iterator[Refusal]:
    for part in requirements.courses:
        state = evidence.courses.get(part.slug)
        if state is None or state.left:
            yield Refusal(Kind.COURSE_OPEN, part, left=state.left if state else 0)


def _gates(requirements: Requirements, evidence: Evidence) -> Iterator[Refusal]:
    for part in requirements.gates:
        yield from _sitting(part, evidence.gates.get(part.slug, Sitting()), evidence.renew_after)


def _sitting(part: Part, sitting: Sitting, renew_after: datetime | None) -> Iterator[Refusal]:
    if sitting.proof is None:
        yield Refusal(Kind.EXAM_NOT_PASSED, part, next_try_on=sitting.next_try_on)
    elif renew_after is not None and sitting.proof.at <= renew_after:
        yield Refusal(Kind.EXAM_TO_REPEAT, part, next_try_on=sitting.next_try_on)


def _scenarios(requirements: Requirements, evidence: Evidence) -> Iterator[Refusal]:
    barred = {Suspicion.WAITING: Kind.SUSPICION_WAITS, Suspicion.CONFIRMED: Kind.SUSPICION_CONFIRMED}
    for part in requirements.scenarios:
        state = evidence.scenarios.get(part.slug)
        if state is None:
            yield Refusal(Kind.SCENARIO_NOT_GOOD, part)
        elif state.suspicion in barred:
            yield Refusal(barred[state.suspicion], part)


def _house(evidence: Evidence) -> Iterator[Refusal]:
    if not evidence.has_name:
        yield Refusal(Kind.NO_NAME)
    if not evidence.has_firm_name:
        yield Refusal(Kind.NO_FIRM_NAME)
    if not evidence.address_is_public:
        yield Refusal(Kind.NO_PUBLIC_ADDRESS)


def _proofs(requirements: Requirements, evidence: Evidence) -> Iterator[Proof]:
    for part in requirements.courses:
        yield from evidence.courses[part.slug].proofs
    sittings = (*(evidence.gates[part.slug] for part in requirements.gates), evidence.exam)
    yield from (sitting.proof for sitting in sittings if sitting.proof is not None)
    for part in requirements.scenarios:
        yield evidence.scenarios[part.slug].proof
