"""What a certificate's paper says and where it stands on A4 landscape: one layout for the PDF and the picture.

Millimetres from the top left corner; `y` of a text is its baseline; sizes in points. Both renderers only obey.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certificates.domain import wording
from certificates.domain.glyphs import Run, runs_of
from certificates.domain.wrapping import wrapped
from lib.bilingual import Text

WIDTH, HEIGHT = 297.0, 210.0
LEFT, RIGHT = 18.0, 279.0
MM_PER_POINT = 25.4 / 72

INK, INK_SOFT, AZURITE, CINNABAR = "#15242b", "#43555d", "#0e6179", "#bd3a25"

SERIF_BOLD: tuple[str, ...] = ("serif-bold", "sans-bold", "han-bold")
SERIF_LATIN_BOLD: tuple[str, ...] = ("serif-latin-bold", "sans-bold", "han-bold")
SERIF_LATIN: tuple[str, ...] = ("serif-latin", "sans", "han")
SANS: tuple[str, ...] = ("sans", "han")
HAN: tuple[str, ...] = ("han", "sans")
HAN_BOLD: tuple[str, ...] = ("han-bold", "sans-bold")

QR_MM, SEAL_MM = 26.0, 28.0
QR_AT = (RIGHT - QR_MM, 162.0)
SEAL_AT = (QR_AT[0] - SEAL_MM - 8, 161.0)
FOOT_LABEL_Y, FOOT_VALUE_Y = 180.5, 188.0
NAME_WIDTH, WORDS_WIDTH = RIGHT - LEFT, 172.0
NAME_SIZE, NAME_SIDE_SIZE, NAME_GAP = 40.0, 20.0, 5.5

Align = Literal["left", "right"]
Measure = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Every claim that is printed; the public page states each of them. Names may lack one of their two forms."""

    number: str
    holder_zh: str
    holder_en: str
    certification: Text
    level: str
    band: Text
    issued_on: date
    expires_on: date
    issuer: Text
    seal: Text
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. `tracking` is extra space after each letter, in parts of the size."""

    x: float
    y: float
    size: float
    colour: str
    runs: tuple[Run, ...]
    lang: str
    align: Align = "left"
    tracking: float = 0.0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper, laid out: its lines, the seal's letters and whether DEMO runs across."""

    lines: tuple[Line, ...]
    seal: tuple[Run, ...]
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Faces:
    """What the faces can do: letters covered, and the width of a text (in parts of its size) in a face."""

    coverage: Mapping[str, AbstractSet[int]]
    measure: Measure
    extra: tuple[str, ...] = ()

    def runs(self, text: str, chain: tuple[str, ...]) -> tuple[Run, ...]:
        """Split a text into runs of one face each.

        :raises CannotBeDrawn: if a letter is in no face
        """
        return runs_of(text, (*chain, *self.extra), self.coverage)

    def width(self, runs: tuple[Run, ...], size: float, tracking: float = 0.0) -> float:
        """Return the width in millimetres of runs set at a size."""
        ems = sum(self.measure(run.face, run.text) + tracking * len(run.text) for run in runs)
        return ems * size * MM_PER_POINT


def fitted(width: float, size: float, room: float) -> float:
    """Return the size at which a text of this width at `size` fits into `room`; never larger than `size`."""
    return size if width <= room else size * room / width


def laid_out(facts: PaperFacts, faces: Faces) -> Layout:
    """Lay a paper out.

    :raises CannotBeDrawn: if a letter of it is in no face
    """
    lines = (*_head(facts, faces), *_holder(facts, faces), *_words(facts, faces), *_foot(facts, faces))
    return Layout(lines, faces.runs(facts.seal.zh, SERIF_BOLD), facts.is_demo)


def _head(facts: PaperFacts, faces: Faces) -> Iterator[Line]:
    zh, en = faces.runs(facts.issuer.zh, HAN_BOLD), faces.runs(facts.issuer.en, HAN_BOLD)
    room = 158.0
    size = fitted(faces.width(zh, 10.5) + 5 + faces.width(en, 10.5), 10.5, room)
    yield Line(LEFT + 11, 21.6, size, INK, zh, "zh")
    yield Line(LEFT + 11 + faces.width(zh, size) + 5, 21.6, size, INK, en, "en")
    yield Line(RIGHT, 21.6, 9.5, INK, faces.runs(facts.number, HAN_BOLD), "en", "right")
    heading = faces.runs(wording.HEADING.zh, SERIF_BOLD)
    yield Line(LEFT, 64, 33, INK, heading, "zh", tracking=0.16, heading=True)
    yield Line(LEFT, 72.5, 12, INK_SOFT, faces.runs(wording.HEADING.en, SANS), "en")


def _holder(facts: PaperFacts, faces: Faces) -> Iterator[Line]:
    first, second = (facts.holder_zh, facts.holder_en) if facts.holder_zh else (facts.holder_en, "")
    lang = "zh" if facts.holder_zh else "en"
    runs = faces.runs(first, SERIF_BOLD if facts.holder_zh else SERIF_LATIN_BOLD)
    width = faces.width(runs, NAME_SIZE)
    if not second:
        yield Line(LEFT, 95, fitted(width, NAME_SIZE, NAME_WIDTH), INK, runs, lang)
        return
    side = faces.runs(second, SERIF_LATIN)
    side_width = faces.width(side, NAME_SIDE_SIZE)
    if width + NAME_GAP + side_width <= NAME_WIDTH:
        yield Line(LEFT, 95, NAME_SIZE, INK, runs, lang)
        yield Line(LEFT + width + NAME_GAP, 95, NAME_SIDE_SIZE, INK, side, "en")
        return
    yield Line(LEFT, 92, fitted(width, NAME_SIZE - 4, NAME_WIDTH), INK, runs, lang)
    yield Line(LEFT, 101, fitted(side_width, NAME_SIDE_SIZE - 3, NAME_WIDTH), INK, side, "en")


def _words(facts: PaperFacts, faces: Faces) -> Iterator[Line]:
    y = 113.0
    for lang, chain, size, leading, colour in (("zh", HAN, 12.5, 8.2, INK), ("en", SANS, 11.5, 6.8, INK_SOFT)):
        text = wording.sentence(facts.certification, facts.band, facts.level, lang)

        def width(part: str, chain: tuple[str, ...] = chain, size: float = size) -> float:
            return faces.width(faces.runs(part, chain), size)

        for part in wrapped(text, WORDS_WIDTH, width, lang):
            yield Line(LEFT, y, size, colour, faces.runs(part, chain), lang)
            y += leading
        y += 1.2


def _foot(facts: PaperFacts, faces: Faces) -> Iterator[Line]:
    values = (
        (wording.LEVEL, facts.level),
        (wording.BAND, f"{facts.band.zh} {facts.band.en}"),
        (wording.ISSUED, facts.issued_on.isoformat()),
        (wording.EXPIRES, facts.expires_on.isoformat()),
    )
    x = LEFT
    for label, value in values:
        named, said = faces.runs(f"{label.zh} {label.en}", HAN), faces.runs(value, HAN_BOLD)
        yield Line(x, FOOT_LABEL_Y, 8.5, INK_SOFT, named, "zh")
        yield Line(x, FOOT_VALUE_Y, 12, INK, said, "zh")
        x += max(faces.width(named, 8.5), faces.width(said, 12)) + 9
    employer = faces.runs(wording.EMPLOYER.zh, HAN)
    yield Line(LEFT, 199.2, 7.5, INK_SOFT, employer, "zh")
    after = LEFT + faces.width(employer, 7.5) + 3
    yield Line(after, 199.2, 7.5, INK_SOFT, faces.runs(wording.EMPLOYER.en, SANS), "en")
    yield Line(RIGHT, 192.6, 7.5, INK_SOFT, faces.runs(f"{wording.SCAN.zh} {wording.SCAN.en}", HAN), "zh", "right")
