"""The emotion curve as geometry: points, lines and labels in a view box, so that a template only has to write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scenarios.domain.run import Run
from scenarios.domain.state import State

SERIES = (("P", "c4"), ("X", "c3"), ("T", "c1"), ("A", "c2"))
COMPLAINT = 85
LABEL_GAP = 16.0
NOTED = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and its margins, in the units of its view box."""

    width: int
    height: int
    left: int
    right: int
    top: int = 30
    bottom: int = 28

    @property
    def floor(self) -> float:
        """Return where zero stands."""
        return self.height - self.bottom

    @property
    def end(self) -> float:
        """Return where the last turn stands."""
        return self.width - self.right


WIDE = Frame(820, 320, 36, 92)
NARROW = Frame(330, 270, 26, 74)


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its path, where its points stand, where its label goes, its last value."""

    name: str
    tone: str
    path: str
    points: tuple[tuple[float, float], ...]
    label_y: float
    last: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A turn on the time axis; `label` is empty where two would run into each other."""

    x: float
    second: int
    label: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A turn worth a word on the curve: its change of anger."""

    x: float
    y: float
    number: int
    delta: int
    anchor: str = "middle"

    @property
    def delta_shown(self) -> str:
        """Return the change with its sign; minus is a minus."""
        return f"{self.delta:+d}".replace("-", "−") if self.delta else "0"


@dataclass(frozen=True, slots=True)
class Curve:
    """A drawing of a run."""

    frame: Frame
    grid: tuple[tuple[int, float], ...]
    band: float
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]

    @property
    def band_width(self) -> float:
        """Return how wide the complaint band is."""
        return self.frame.end - self.frame.left

    @property
    def band_height(self) -> float:
        """Return how high the complaint band is."""
        return self.band - self.frame.top


def curve_of(run: Run, frame: Frame, turning: int | None) -> Curve:
    """Draw a run into a frame; `turning` is the number of the turn at which it turned."""
    states = (run.steps[0].before if run.steps else run.state, *(step.state for step in run.steps))
    xs = _spread(len(states), frame)
    seconds = (0, *(int(step.turn.at) for step in run.steps))
    every = max(1, -(-len(states) * 44 // int(frame.end - frame.left)))
    return Curve(
        frame=frame,
        grid=tuple((value, _y(Decimal(value), frame)) for value in (0, 25, 50, 75, 100)),
        band=_y(Decimal(COMPLAINT), frame),
        lines=_apart([_line(name, tone, states, xs, frame) for name, tone in SERIES], frame),
        marks=tuple(Mark(x, second, n % every == 0) for n, (x, second) in enumerate(zip(xs, seconds, strict=True))),
        notes=_notes(run, xs, frame, turning),
    )


def _spread(count: int, frame: Frame) -> tuple[float, ...]:
    step = (frame.end - frame.left) / max(1, count - 1)
    return tuple(round(frame.left + step * index, 1) for index in range(count))


def _y(value: Decimal, frame: Frame) -> float:
    return round(frame.floor - float(value) / 100 * (frame.floor - frame.top), 1)


def _line(name: str, tone: str, states: Sequence[State], xs: Sequence[float], frame: Frame) -> Line:
    points = tuple((x, _y(getattr(state, name), frame)) for x, state in zip(xs, states, strict=True))
    path = "M" + "L".join(f"{x} {y}" for x, y in points)
    return Line(name, tone, path, points, points[-1][1] + 4, round(getattr(states[-1], name)))


def _apart(lines: list[Line], frame: Frame) -> tuple[Line, ...]:
    """Move labels at the lines' ends apart, so that none covers another or the time axis."""
    order = sorted(lines, key=lambda one: one.label_y)
    places: list[float] = []
    for line in order:
        places.append(max(line.label_y, places[-1] + LABEL_GAP) if places else line.label_y)
    lowest = frame.floor
    for index in reversed(range(len(places))):
        places[index] = lowest = min(places[index], lowest)
        lowest -= LABEL_GAP
    placed = {line.name: replace(line, label_y=round(y, 1)) for line, y in zip(order, places, strict=True)}
    return tuple(placed[line.name] for line in lines)


def _notes(run: Run, xs: Sequence[float], frame: Frame, turning: int | None) -> tuple[Note, ...]:
    """Note the turn at which it turned and, where it is worth it, the greatest change of anger the other way."""
    deltas = [(step, round(step.state.A - step.before.A)) for step in run.steps]
    wanted = {turning, _countered({step.number: delta for step, delta in deltas}, turning)}
    return tuple(
        Note(
            xs[step.number],
            _clear(step.state, frame),
            step.number,
            delta,
            "start" if step.number == 1 else "end" if step.number == len(run.steps) else "middle",
        )
        for step, delta in deltas
        if step.number in wanted
    )


def _countered(deltas: Mapping[int, int], turning: int | None) -> int | None:
    """Return the turn of the greatest change against that of the turning, None where none is worth a word."""
    way = 1 if deltas.get(turning or 0, 0) < 0 else -1
    number = max(deltas, key=lambda each: way * deltas[each], default=None)
    return number if number is not None and way * deltas[number] >= NOTED else None


def _clear(state: State, frame: Frame) -> float:
    """Put a note between the complaint band and the axis, as far from the four lines as can be."""
    taken = [_y(getattr(state, name), frame) for name, _tone in SERIES]
    places = range(int(_y(Decimal(COMPLAINT), frame)) + 16, int(frame.floor) - 6, 8)
    return float(max(places, key=lambda y: min(abs(y - 4 - line) for line in taken)))
