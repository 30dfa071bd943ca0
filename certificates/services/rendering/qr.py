"""The QR code that leads to the public page. Its mask is fixed: choosing one costs more than drawing the code."""

import io

import segno

_MASK = 3
QUIET = 2


def _code(url: str) -> segno.QRCode:
    return segno.make(url, error="m", mask=_MASK, micro=False, boost_error=False)


def modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code's modules by rows, dark as True, without its quiet zone."""
    return tuple(tuple(bool(module) for module in row) for row in _code(url).matrix)


def svg(url: str) -> bytes:
    """Return the code as an SVG with its quiet zone."""
    out = io.BytesIO()
    _code(url).save(out, kind="svg", border=QUIET, xmldecl=False, svgns=True, nl=False)
    return out.getvalue()
