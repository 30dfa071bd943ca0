"""Run as a program of its own: reads a picture that nobody vouches for from stdin, under limits that it sets itself.

Arguments: the kind that its ending promises (PNG, JPEG, WEBP), the most pixels a side, the most pixels in all. Answers
one line of JSON, `{"error": reason}` or `{"width", "height"}`, and below it a copy without anything but the picture.
Imports nothing of the house, so that it can run isolated.
"""

import io
import json
import resource
import sys
import warnings
from contextlib import suppress
from typing import Any

MEMORY = 768 << 20
CPU_S = 20
WAYS: dict[str, dict[str, Any]] = {
    "PNG": {"format": "PNG", "optimize": True},
    "JPEG": {"format": "JPEG", "quality": 90, "optimize": True},
    "WEBP": {"format": "WEBP", "quality": 90, "method": 4},
}


class Refused(Exception):
    """Why it is not taken."""


def confine() -> None:
    """Take away what a picture does not need: memory, time, files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cleaned(data: bytes, kind: str, side: int, area: int) -> tuple[int, int, bytes]:
    """Return width, height and a copy that holds the picture alone.

    :raises Refused: if it is not the one still picture that its ending promises, or too large
    """
    from PIL import Image, ImageFile, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own limit is lower, and says more
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with Image.open(io.BytesIO(data), formats=tuple(WAYS)) as image:
        found = "JPEG" if image.format == "MPO" else image.format
        if found != kind:
            raise Refused(f"is a {found} by its content, a {kind} by its ending")
        width, height = image.size
        if max(width, height) > side or width * height > area:
            raise Refused(f"measures {width} x {height} pixels; at most {side} a side and {area // 1_000_000} megapixels in all")
        if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
            raise Refused("is animated; a lesson shows still pictures")
        image.verify()
    with Image.open(io.BytesIO(data), formats=tuple(WAYS)) as image:
        image.load()
        still = in_srgb(ImageOps.exif_transpose(image))
    if kind == "JPEG" and still.mode not in {"L", "RGB"}:
        still = still.convert("RGB")
    still.info = {name: value for name, value in still.info.items() if name == "transparency"}
    out = io.BytesIO()
    lossless: dict[str, Any] = {"lossless": True} if kind == "WEBP" and b"VP8L" in data[:64] else {}
    still.save(out, **WAYS[kind], **lossless)
    return (*still.size, out.getvalue())


def in_srgb(image: Any) -> Any:
    """Return a picture in the colours that a browser assumes, for its profile goes with the rest."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that nobody can read says nothing
            theirs, ours = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            plain = ImageCms.profileToProfile(image, theirs, ours, outputMode=mode)
            return plain or image
    return image


def _why(error: BaseException) -> str:
    said = " ".join(str(error).split())[:120]
    if isinstance(error, Refused):
        return said
    if isinstance(error, MemoryError):
        return "takes more memory to open than a picture of its size may"
    name = type(error).__name__
    if name == "UnidentifiedImageError":
        return "is not a PNG, JPEG or WebP picture, or its beginning is broken"
    if "truncated" in said.lower() or "incomplete" in said.lower():
        return f"is cut short ({said})"
    return f"is broken ({said or name})"


def main() -> None:
    """Read, answer, and never show a traceback."""
    confine()
    warnings.simplefilter("ignore")
    kind, side, area = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    out = sys.stdout.buffer
    try:
        width, height, copy = cleaned(sys.stdin.buffer.read(), kind, side, area)
    except BaseException as error:  # noqa: BLE001  a decoder may raise anything at what it is fed
        out.write(json.dumps({"error": _why(error)}).encode())
        return
    out.write(json.dumps({"width": width, "height": height}).encode() + b"\n" + copy)
    with suppress(OSError):
        out.flush()


if __name__ == "__main__":
    main()
