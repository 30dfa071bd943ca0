"""Pictures that nobody vouches for: what is taken comes back clean, all else is refused with its reason."""

import hashlib
import io
import os

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from lib.pictures import BadPicture, looked_at
from tests.lib.drawn import SVG, animated, bomb, drawn, with_a_bit_turned

TAKEN = "a lesson takes PNG, JPEG and WebP pictures"
NOISE = os.urandom(2 * 1024 * 1024)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_a_whole_picture_is_taken(name: str, kind: str) -> None:
    data = drawn(kind)
    seen = looked_at(data, name)
    assert (seen.sha256, seen.width, seen.height) == (hashlib.sha256(data).hexdigest(), 40, 20)
    assert seen.media_type == f"image/{kind.lower()}"
    with Image.open(io.BytesIO(seen.copy)) as copy:
        assert (copy.format, copy.size) == (kind, (40, 20))
    assert looked_at(data, name) == seen


def test_the_copy_holds_the_picture_alone() -> None:
    said = PngInfo()
    said.add_text("Author", "SECRET-NAME")
    assert b"SECRET-NAME" in drawn(pnginfo=said)
    assert b"SECRET-NAME" not in looked_at(drawn(pnginfo=said) + b"<script>SECRET-NAME</script>", "a.png").copy
    turned = Image.Exif()
    turned[0x0112], turned[0x010E] = 6, "SECRET-PLACE"
    photo = drawn("JPEG", exif=turned, comment=b"SECRET-NAME")
    assert b"SECRET-PLACE" in photo
    seen = looked_at(photo, "a.jpg")
    assert (seen.width, seen.height) == (20, 40)
    assert b"SECRET" not in seen.copy


def test_a_colour_profile_goes_and_the_colours_stay() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for icc in (profile, b"no profile at all" * 20):
        seen = looked_at(drawn(icc_profile=icc), "a.png")
        with Image.open(io.BytesIO(seen.copy)) as copy:
            assert (copy.info, copy.getpixel((30, 15))) == ({}, (0x0E, 0x61, 0x79))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_taken(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (9, 7)).save(out, "PNG")
    assert (looked_at(out.getvalue(), "a.png").width, looked_at(out.getvalue(), "a.png").height) == (9, 7)


REFUSED = [
    ("a.png", b"", "is empty"),
    ("a.gif", drawn("GIF"), f"does not end in .png, .jpg or .webp; {TAKEN}"),
    ("a.jpeg", drawn("JPEG"), f"does not end in .png, .jpg or .webp; {TAKEN}"),
    ("a.svg", SVG, f"does not end in .png, .jpg or .webp; {TAKEN}"),
    ("a.png", SVG, f"is an SVG or another markup file, which can carry programs; {TAKEN}"),
    ("a.png", drawn("GIF"), f"is a GIF; {TAKEN}"),
    ("a.png", b"a note", "is not a PNG, JPEG or WebP picture, or its beginning is broken"),
    ("a.png", drawn()[:20], "is cut short (Truncated File Read)"),
    ("a.png", drawn("JPEG"), "is a JPEG by its content, a PNG by its ending"),
    ("a.jpg", drawn(), "is a PNG by its content, a JPEG by its ending"),
    ("a.png", animated("PNG"), "is animated; a lesson shows still pictures"),
    ("a.webp", animated("WEBP"), "is animated; a lesson shows still pictures"),
    ("a.png", drawn() + NOISE, "is larger than 2 MB"),
    ("a.png", drawn(size=(4097, 2)), "measures 4097 x 2 pixels; at most 4096 a side and 16 megapixels in all"),
    ("a.png", bomb(4001, 4000), "measures 4001 x 4000 pixels; at most 4096 a side and 16 megapixels in all"),
    ("a.png", bomb(60_000, 60_000), "measures 60000 x 60000 pixels; at most 4096 a side and 16 megapixels in all"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[f"{name}-{reason[:28]}" for name, _, reason in REFUSED])
def test_what_is_refused_says_why(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(BadPicture) as refusal:
        looked_at(data, name)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_a_picture_that_is_cut_or_damaged_is_refused(name: str, kind: str) -> None:
    whole = drawn(kind, size=(300, 200))
    with pytest.raises(BadPicture, match=r"^is (cut short|broken|not a)"):
        looked_at(whole[: len(whole) * 2 // 3], name)
    if kind == "PNG":
        with pytest.raises(BadPicture, match=r"^is (cut short|broken)"):
            looked_at(with_a_bit_turned(whole), name)


def test_a_small_bomb_within_the_limits_is_refused_as_broken() -> None:
    with pytest.raises(BadPicture, match=r"^is (cut short|broken)"):
        looked_at(bomb(4000, 4000), "a.png")
