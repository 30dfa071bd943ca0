"""The PDF: Typst obeys the layout; data goes in as JSON, never as source."""

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from certificates.domain import guilloche, wording
from certificates.domain.glyphs import Run
from certificates.domain.paper import AZURITE, QR_AT, QR_MM, SEAL_AT, SEAL_MM, Layout
from certificates.services.rendering import qr
from certificates.services.rendering.faces import faces

_SOURCE = Path(__file__).with_name("certificate.typ")
_WAVE_LINES, _WAVE_PIECES = 18, 13
_STANDARDS = ["a-2a", "ua-1"]


@cache
def compiler() -> Any:
    """Return Typst's compiler with the faces loaded, once a process."""
    folders = sorted({str(face.path.parent) for face in faces().values()})
    return typst.Compiler(str(_SOURCE), root=str(_SOURCE.parent), font_paths=folders, ignore_system_fonts=True)


def draw(layout: Layout, *, url: str, title: str, issuer: str, issued: datetime) -> bytes:
    """Return the PDF: PDF/A-2a and PDF/UA-1, its glyphs embedded, the same bytes for the same data.

    :raises FontsMissing: if the fonts are not on this machine
    """
    data = data_of(layout, url=url, title=title, issuer=issuer, issued=issued)
    made: bytes = compiler().compile(sys_inputs={"data": data}, pdf_standards=_STANDARDS, timestamp=int(issued.timestamp()))
    return made


def data_of(layout: Layout, *, url: str, title: str, issuer: str, issued: datetime) -> str:
    """Return what the template reads, as JSON."""
    data = {
        "title": title,
        "issuer": issuer,
        "date": {"year": issued.year, "month": issued.month, "day": issued.day},
        "lines": [{**asdict(line), "runs": _runs(line.runs)} for line in layout.lines],
        "seal": {"runs": _runs(layout.seal), "x": SEAL_AT[0], "y": SEAL_AT[1], "mm": SEAL_MM},
        "qr": {"svg": qr.svg(url).decode(), "x": QR_AT[0], "y": QR_AT[1], "mm": QR_MM, "alt": url},
        "wave": _wave(),
        "demo": f"{wording.DEMO.en} {wording.DEMO.zh}" if layout.is_demo else "",
    }
    return json.dumps(data, ensure_ascii=False)


def _runs(runs: tuple[Run, ...]) -> list[dict[str, object]]:
    known = faces()
    return [{"family": known[run.face].family, "weight": known[run.face].weight, "text": run.text} for run in runs]


@cache
def _wave() -> str:
    """Return the guilloche as an SVG; the same string each time, so that Typst draws it once."""
    paths = "".join(f"<path d='{_curve(line)}'/>" for line in guilloche.lines(_WAVE_LINES, _WAVE_PIECES))
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 297 210'>"
        f"<g fill='none' stroke='{AZURITE}' stroke-width='.16' stroke-opacity='.3'>{paths}</g></svg>"
    )


def _curve(points: tuple[tuple[float, float], ...]) -> str:
    """Return a smooth path through points: Catmull and Rom's spline as Bézier pieces."""
    padded = (points[0], *points, points[-1])
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        first, second = (bx + (cx - ax) / 6, by + (cy - ay) / 6), (cx - (dx - bx) / 6, cy - (dy - by) / 6)
        path += f"C{first[0]:.1f} {first[1]:.1f} {second[0]:.1f} {second[1]:.1f} {cx:.1f} {cy:.1f}"
    return path
