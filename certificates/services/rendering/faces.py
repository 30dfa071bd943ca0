"""The faces that papers are set in: npm's Noto, then whatever fonts the firm adds in RAPPORT_FONT_DIRS."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont

from certificates.domain.paper import Faces

_HOUSE = (
    ("serif", "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf", "Noto Serif SC", 400),
    ("serif-bold", "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf", "Noto Serif SC", 700),
    ("sans", "noto-sans/400Regular/NotoSans_400Regular.ttf", "Noto Sans", 400),
    ("sans-bold", "noto-sans/600SemiBold/NotoSans_600SemiBold.ttf", "Noto Sans", 600),
    ("han", "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf", "Noto Sans SC", 400),
    ("han-bold", "noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf", "Noto Sans SC", 600),
)
# In a Latin name these come from the sans: the serif's are as wide as a Han letter.
_WIDE_MARKS = frozenset(map(ord, "‘’“”…—·"))
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16


class FontsMissing(Exception):
    """The fonts that papers are set in are not on this machine."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, how Typst calls it, its letters and their widths (in parts of the size)."""

    id: str
    path: Path
    family: str
    weight: int
    widths: dict[int, float]


@cache
def faces() -> dict[str, Face]:
    """Read the faces, once a process (about a second).

    :raises FontsMissing: if one of the house's is not there
    """
    read = {name: _read(name, _find(place), family, weight) for name, place, family, weight in _HOUSE}
    for name in ("serif", "serif-bold"):
        latin = name.replace("serif", "serif-latin")
        narrow = {code: width for code, width in read[name].widths.items() if code not in _WIDE_MARKS}
        read[latin] = replace(read[name], id=latin, widths=narrow)
    house = {folder for folder in settings.RAPPORT_FONT_DIRS if Path(folder).name in _FOLDERS}
    added = [Path(folder) for folder in settings.RAPPORT_FONT_DIRS if folder not in house]
    files = sorted(file for folder in added for file in folder.rglob("*") if file.suffix.lower() in {".ttf", ".otf"})
    for number, file in enumerate(files, 1):
        read[f"extra-{number}"] = _read(f"extra-{number}", file, "", 0)
    return read


_FOLDERS = frozenset(place.split("/", 1)[0] for _name, place, _family, _weight in _HOUSE)


@cache
def paper_faces() -> Faces:
    """Return what the layout asks of the faces.

    :raises FontsMissing: if one of the house's is not there
    """
    known = faces()

    def measure(face: str, text: str) -> float:
        widths = known[face].widths
        return sum(widths.get(ord(letter), 1.0) for letter in text)

    coverage = {name: face.widths.keys() for name, face in known.items()}
    return Faces(coverage, measure, tuple(name for name in known if name.startswith("extra-")))


def _find(place: str) -> Path:
    folder, rest = place.split("/", 1)
    for root in settings.RAPPORT_FONT_DIRS:
        path = Path(root) / rest
        if Path(root).name == folder and path.is_file():
            return path
    raise FontsMissing(f"{place} is in none of RAPPORT_FONT_DIRS; `./run` brings it with npm")


def _read(name: str, path: Path, family: str, weight: int) -> Face:
    with TTFont(path, lazy=True) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        widths = {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}
        named = family or font["name"].getDebugName(_TYPOGRAPHIC_FAMILY) or font["name"].getDebugName(_FAMILY)
        return Face(name, path, named, weight or font["OS/2"].usWeightClass, widths)
