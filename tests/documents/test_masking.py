"""A masked picture holds its dots and nothing else: what was covered, cut off or written beside it is gone."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from app.documents.boxes import Box, Masking
from app.documents.masking import MOST_DOTS, mask_picture
from app.kernel.errors import CoachkluisError
from tests.faults.leaks import found_in

SECRET = "Geheimenaar"
LEFT_HALF = Box(0, 0, 0, 5_000, 10_000)


def picture(mode: str = "RGB") -> Image.Image:
    """Forty by twenty dots: the left half red, the right half green."""
    made = Image.new("RGB", (40, 20), "green")
    made.paste("red", (0, 0, 20, 20))
    return made.convert(mode)


def jpeg() -> bytes:
    """With what a telephone and a program write into it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = SECRET, 6  # the maker; to be turned a quarter clockwise
    exif.get_ifd(0x8825)[1] = "N"
    goal = BytesIO()
    picture().save(
        goal, "JPEG", exif=exif, comment=SECRET.encode(), quality=95, subsampling=0,
        xmp=f"<x>{SECRET}</x>".encode(), icc_profile=SECRET.encode() * 4,
    )  # fmt: skip
    return goal.getvalue()


def png(mode: str = "RGB") -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_text("Comment", SECRET, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", SECRET)
    goal = BytesIO()
    picture(mode).save(goal, "PNG", pnginfo=texts)
    return goal.getvalue()


def opened(data: bytes) -> Image.Image:
    made = Image.open(BytesIO(data))
    made.load()
    return made


@pytest.mark.parametrize("data", [jpeg(), png(), png("P"), png("RGBA"), png("L")], ids=["jpeg", *"crat"])
def test_w3_nothing_stands_beside_the_dots(data: bytes) -> None:
    assert found_in(data, (SECRET,)) == {SECRET}
    masked = mask_picture(data, Masking())
    assert found_in(masked, (SECRET,)) == set()
    after = opened(masked)
    assert after.format == opened(data).format
    assert not after.getexif()
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def test_a_photograph_stands_upright_and_its_boxes_with_it() -> None:
    after = opened(mask_picture(jpeg(), Masking((Box(0, 0, 0, 10_000, 5_000),))))
    assert after.size == (20, 40)
    assert after.getpixel((10, 5)) == (0, 0, 0)
    _, green, _ = after.getpixel((10, 35))  # type: ignore[misc] # three colours
    assert green > 100


def test_what_was_covered_is_black_to_the_edge_and_the_rest_is_as_it_was() -> None:
    after = opened(mask_picture(png(), Masking((Box(0, 0, 0, 5_001, 10_000),))))
    assert {after.getpixel((x, y)) for x in range(21) for y in range(20)} == {(0, 0, 0)}
    assert {after.getpixel((x, y)) for x in range(21, 40) for y in range(20)} == {(0, 128, 0)}


def test_what_was_cut_off_is_gone_and_then_it_is_turned() -> None:
    after = opened(mask_picture(png(), Masking(crop=LEFT_HALF, turn=90)))
    assert after.size == (20, 20)
    assert after.getcolors() == [(400, (255, 0, 0))]
    boxed = opened(mask_picture(png(), Masking((LEFT_HALF,), turn=90)))
    assert boxed.size == (20, 40)
    assert boxed.getpixel((10, 5)) == (0, 0, 0), "the left becomes the top"
    assert boxed.getpixel((10, 35)) == (0, 128, 0)


def test_nothing_shines_through_from_under_a_transparent_layer() -> None:
    made = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    goal = BytesIO()
    made.save(goal, "PNG")
    assert opened(mask_picture(goal.getvalue(), Masking())).getcolors() == [(100, (255, 255, 255))]


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\nniets", jpeg()[:200], b"GIF89a" + bytes(40)], ids=["none", "png", "cut", "gif"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(CoachkluisError, match="unreadable"):
        mask_picture(data, Masking())


@pytest.mark.parametrize(
    "masking", [Masking((Box(3, 0, 0, 50, 50),)), Masking(crop=Box(1, 0, 0, 5_000, 5_000))], ids=["box", "crop"]
)
def test_a_page_that_a_picture_does_not_have_is_refused(masking: Masking) -> None:
    with pytest.raises(CoachkluisError, match="no_such_page"):
        mask_picture(png(), masking)


def test_a_small_file_that_calls_itself_huge_is_refused() -> None:
    goal = BytesIO()
    side = int(MOST_DOTS**0.5) + 1
    Image.new("1", (side, side)).save(goal, "PNG")
    with pytest.raises(CoachkluisError, match="too_large"):
        mask_picture(goal.getvalue(), Masking())
