"""The picture: Pillow obeys the same layout as the PDF, at 150 dots an inch."""

import io
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from certificates.domain import guilloche, wording
from certificates.domain.glyphs import Run
from certificates.domain.paper import AZURITE, CINNABAR, HEIGHT, MM_PER_POINT, QR_AT, QR_MM, SEAL_AT, SEAL_MM, WIDTH, Layout, Line
from certificates.services.rendering import qr
from certificates.services.rendering.faces import faces

DPI = 150
PX = DPI / 25.4
_FINE = 3
_DEMO_COLOUR = (169, 27, 64, 36)
_FAINT = 0.3


def draw(layout: Layout, *, url: str) -> bytes:
    """Return the PNG.

    :raises FontsMissing: if the fonts are not on this machine
    """
    page = _backdrop().copy()
    pen = ImageDraw.Draw(page)
    for line in layout.lines:
        _write(pen, line)
    _stamp(page, layout.seal)
    _code(pen, url)
    if layout.is_demo:
        page = _overprinted(page)
    out = io.BytesIO()
    page.save(out, "PNG", dpi=(DPI, DPI), compress_level=6)
    return out.getvalue()


@lru_cache(maxsize=256)
def _font(face: str, pixels: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(faces()[face].path), pixels, layout_engine=ImageFont.Layout.BASIC)


def _write(pen: ImageDraw.ImageDraw, line: Line) -> None:
    pixels = round(line.size * DPI / 72, 2)
    fonts = [(_font(run.face, pixels), run.text) for run in line.runs]
    x = line.x * PX
    if line.align == "right":
        x -= sum(font.getlength(text) for font, text in fonts)
    for font, text in fonts:
        for piece in text if line.tracking else (text,):
            pen.text((x, line.y * PX), piece, fill=line.colour, font=font, anchor="ls")
            x += font.getlength(piece) + line.tracking * pixels * bool(line.tracking)


@cache
def _backdrop() -> Image.Image:
    """Draw what is on every paper, three times as large, and reduce it: fine lines come out smooth."""
    scale = PX * _FINE
    big = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), "white")
    pen = ImageDraw.Draw(big)
    faint = _mixed(AZURITE, _FAINT)
    for line in guilloche.lines(18, 120):
        pen.line([(x * scale, y * scale) for x, y in line], fill=faint, width=max(1, round(0.18 * scale)))
    _frame(pen, scale)
    _mark(pen, scale)
    return big.resize((round(WIDTH * PX), round(HEIGHT * PX)), Image.Resampling.LANCZOS)


def _frame(pen: ImageDraw.ImageDraw, scale: float) -> None:
    box = (6.5 * scale, 6.5 * scale, (WIDTH - 6.5) * scale, (HEIGHT - 6.5) * scale)
    pen.rectangle(box, outline=AZURITE, width=round(0.3 * scale))
    thick = round(1.25 * scale)
    for corner in (((5.9, 20.7), (5.9, 5.9), (20.7, 5.9)), ((291.1, 189.3), (291.1, 204.1), (276.3, 204.1))):
        pen.line([(x * scale, y * scale) for x, y in corner], fill=AZURITE, width=thick)


def _mark(pen: ImageDraw.ImageDraw, scale: float) -> None:
    for x, y, width, height, radius, colour in (
        (18, 16, 8, 8, 1.8, CINNABAR),
        (19.5, 18.2, 3.7, 1.35, 0.67, "#ffffff"),
        (20.8, 20.5, 3.7, 1.35, 0.67, _mixed(CINNABAR, 0.22)),
    ):
        box = (x * scale, y * scale, (x + width) * scale, (y + height) * scale)
        pen.rounded_rectangle(box, radius=radius * scale, fill=colour)


def _mixed(colour: str, share: float) -> str:
    """Return a colour laid over white with an opacity."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def _stamp(page: Image.Image, runs: tuple[Run, ...]) -> None:
    letters = [(run.face, letter) for run in runs for letter in run.text]
    half = -(-len(letters) // 2)
    columns = [letters[:half], letters[half:]] if len(letters) > 2 else [letters]  # noqa: PLR2004  two letters stand in one column
    side, edge = SEAL_MM * PX, 3 * PX
    seal = Image.new("RGBA", (round(side + 2 * edge),) * 2, (255, 255, 255, 0))
    pen = ImageDraw.Draw(seal)
    pen.rounded_rectangle((edge, edge, edge + side, edge + side), radius=2.6 * PX, outline=CINNABAR, width=round(1.5 * PX))
    pixels = (36 if len(columns) == 1 else 33) * DPI / 72
    for place, column in enumerate(columns):
        x = edge + (SEAL_MM / 2 + (0, 6 - 12 * place)[len(columns) > 1]) * PX
        for row, (face, letter) in enumerate(column):
            y = edge + (SEAL_MM / 2 + (4.5 if len(column) == 1 else -1.6 + 12 * row)) * PX
            pen.text((x, y), letter, fill=CINNABAR, font=_font(face, pixels), anchor="ms")
    turned = seal.rotate(3, Image.Resampling.BICUBIC)
    page.paste(turned, (round(SEAL_AT[0] * PX - edge), round(SEAL_AT[1] * PX - edge)), turned)


def _code(pen: ImageDraw.ImageDraw, url: str) -> None:
    rows = qr.modules(url)
    size = int(QR_MM * PX / (len(rows) + 2 * qr.QUIET))
    left = round((QR_AT[0] + QR_MM) * PX) - size * (len(rows) + qr.QUIET)
    top = round(QR_AT[1] * PX) + size * qr.QUIET
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                box = (left + x * size, top + y * size, left + (x + 1) * size - 1, top + (y + 1) * size - 1)
                pen.rectangle(box, fill="black")


def _overprinted(page: Image.Image) -> Image.Image:
    return Image.alpha_composite(page.convert("RGBA"), _demo_layer(page.size)).convert("RGB")


@cache
def _demo_layer(size: tuple[int, int]) -> Image.Image:
    layer = Image.new("RGBA", size, (255, 255, 255, 0))
    pen = ImageDraw.Draw(layer)
    font = _font("han-bold", 118 * MM_PER_POINT * PX)
    words = f"{wording.DEMO.en} {wording.DEMO.zh}"
    pen.text((size[0] / 2, size[1] * 0.53), words, fill=_DEMO_COLOUR, font=font, anchor="mm")
    return layer.rotate(24, Image.Resampling.BICUBIC)
