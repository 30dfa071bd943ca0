"""Draw the picture of lesson C01-4, once a language: `.venv/bin/python docs/drawing/contact_flow.py`.

Colours come from the design system's tokens, letters from npm's Noto. No figure stands in it: those are cited from rule
cards in the lesson's text, and may change.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HOUSE = Path(__file__).resolve().parents[2]
TOKENS = HOUSE / "ui/static/ui/css/tokens.css"
FONTS = HOUSE / "node_modules/@expo-google-fonts"
MEDIA = HOUSE / "fixtures/curriculum/media"

WIDTH, HEIGHT, FINE, COLOURS = 1320, 1010, 2, 48
EDGE, GAP = 36, 40
STOP_WIDTH = (WIDTH - 2 * EDGE - 3 * GAP) / 4
STOP_TOP, STOP_BOTTOM = 40, 330
CLOCKS_TOP, CLOCK_HEIGHT, BAR = 410, 145, 26


@dataclass(frozen=True)
class Clock:
    """A clock: its name, from where to where, and its bars, measured in stops from the left edge of the first."""

    name: str
    stretch: str
    colour: str
    bars: tuple[tuple[float, float], ...]


EVERY_TURN = tuple((stop + start, stop + start + 0.13) for stop in range(4) for start in (0.1, 0.42, 0.74))
WORDS = {
    "zh": (
        (("咨询", "听出需要"), ("应答", "给准事实"), ("下单", "两边点头"), ("售后", "有人有时间")),
        (("首次响应", "他的第一句，到你的第一句"), ("平均间隔", "他说完，到你接话：每个来回都走"),
         ("初步答复", "他进线，到第一句有用的话"), ("投诉方案", "登记，到他能点头的方案")),
    ),
    "en": (
        (("Query", "hear the need"), ("Answer", "one sure fact"), ("Order", "both say yes"), ("After-sale", "who, when")),
        (("First reply", "his first line to yours"), ("Mean gap", "he stops, you answer: every turn"),
         ("First useful answer", "he arrives, you say what helps"), ("Complaint solution", "logged, to an offer he accepts")),
    ),
}  # fmt: skip
HUES = ("c1", "c5", "c3", "c2")
BARS = (((0.0, 0.3),), EVERY_TURN, ((0.0, 1.5),), ((3.1, 4.0),))


def colours() -> dict[str, str]:
    """Return the light theme's colours by name."""
    light = TOKENS.read_text(encoding="utf-8").split("}", 1)[0]
    return dict(re.findall(r"--r-([a-z0-9-]+):\s*(#[0-9a-f]{6})", light))


def font(lang: str, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return a face of the language."""
    family, name = ("noto-sans-sc", "NotoSansSC") if lang == "zh" else ("noto-sans", "NotoSans")
    weight = "600SemiBold" if bold else "400Regular"
    return ImageFont.truetype(FONTS / family / weight / f"{name}_{weight}.ttf", size * FINE)


class Sheet:
    """A page that is drawn finer than it is kept."""

    def __init__(self, lang: str) -> None:
        """Begin with the surface."""
        self.lang, self.ink = lang, colours()
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), self.ink["surface"])
        self.pen = ImageDraw.Draw(self.image)

    def box(self, at: tuple[float, float, float, float], fill: str, edge: str = "", radius: float = 14) -> None:
        """Draw a rounded box."""
        fine = tuple(round(each * FINE) for each in at)
        self.pen.rounded_rectangle(fine, radius * FINE, self.ink[fill], self.ink[edge] if edge else None, 2 * FINE)

    def text(self, at: tuple[float, float], said: str, size: int, hue: str, *, bold: bool = False, anchor: str = "la") -> float:
        """Write a line; return where it ends."""
        face = font(self.lang, size, bold=bold)
        self.pen.text((at[0] * FINE, at[1] * FINE), said, self.ink[hue], face, anchor)
        return at[0] + face.getlength(said) / FINE

    def arrow(self, left: float, right: float, y: float) -> None:
        """Draw an arrow to the right."""
        self.pen.line([(left * FINE, y * FINE), ((right - 10) * FINE, y * FINE)], self.ink["line-control"], 4 * FINE)
        head = [(right, y), (right - 16, y - 11), (right - 16, y + 11)]
        self.pen.polygon([(x * FINE, up * FINE) for x, up in head], self.ink["line-control"])

    def kept(self) -> Image.Image:
        """Return the page as it is kept: few colours, so that it is small."""
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(COLOURS, dither=Image.Dither.NONE)


def across(stops: float) -> float:
    """Return how far right a point lies that is measured in stops."""
    whole = min(int(stops), 3)
    return EDGE + whole * (STOP_WIDTH + GAP) + (stops - whole) * STOP_WIDTH


def draw(lang: str) -> Image.Image:
    """Draw the four stops and, below them, the stretch of road that each clock covers."""
    sheet = Sheet(lang)
    stops, clocks = WORDS[lang]
    for number, (name, leaves) in enumerate(stops):
        _stop(sheet, number, name, leaves)
    for number, ((name, stretch), hue, bars) in enumerate(zip(clocks, HUES, BARS, strict=True)):
        _clock(sheet, CLOCKS_TOP + number * CLOCK_HEIGHT, Clock(name, stretch, hue, bars))
    return sheet.kept()


def _stop(sheet: Sheet, number: int, name: str, leaves: str) -> None:
    left = across(number)
    middle = left + STOP_WIDTH / 2
    sheet.box((left, STOP_TOP, left + STOP_WIDTH, STOP_BOTTOM), "accent-faint", "accent")
    sheet.box((middle - 34, STOP_TOP + 24, middle + 34, STOP_TOP + 92), "accent", radius=34)
    sheet.text((middle, STOP_TOP + 58), str(number + 1), 40, "on-accent", bold=True, anchor="mm")
    sheet.text((middle, STOP_TOP + 150), name, 52, "accent-strong", bold=True, anchor="mm")
    sheet.text((middle, STOP_TOP + 232), leaves, 38, "ink-2", anchor="mm")
    if number:
        sheet.arrow(left - GAP + 4, left - 2, (STOP_TOP + STOP_BOTTOM) / 2)


def _clock(sheet: Sheet, top: float, clock: Clock) -> None:
    end = sheet.text((EDGE, top), clock.name, 42, clock.colour, bold=True)
    sheet.text((end + 24, top + 4), clock.stretch, 38, "ink-2")
    y = top + 74
    for stop in range(4):
        sheet.box((across(stop), y, across(stop) + STOP_WIDTH, y + BAR), "heat-on", radius=6)
    for start, until in clock.bars:
        sheet.box((across(start), y, across(until), y + BAR), clock.colour, radius=6)


def main() -> None:
    """Write both."""
    MEDIA.mkdir(exist_ok=True)
    for lang in WORDS:
        draw(lang).save(MEDIA / f"contact-flow.{lang}.png", optimize=True)


if __name__ == "__main__":
    main()
