"""A photograph keeps its dots, and nothing of what the telephone wrote beside them."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from app.documents.bare_picture import bare_picture
from tests.documents.test_masking import SECRET, jpeg, png
from tests.faults.leaks import found_in


def dots(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as found:
        return ImageOps.exif_transpose(found).convert("RGBA")


def progressive() -> bytes:
    """Several scans, with a comment between, and a second picture after the end, as some telephones write it."""
    goal = BytesIO()
    made = Image.effect_noise((97, 61), 80).convert("RGB")
    made.save(goal, "JPEG", progressive=True, quality=60, comment=SECRET.encode(), restart_marker_blocks=2)
    return goal.getvalue() + SECRET.encode()


@pytest.mark.parametrize(
    "data", [jpeg(), progressive(), png(), png("P"), png("RGBA"), png("L")], ids=["photo", "scans", *"crat"]
)
def test_w3_the_dots_stay_as_they_are_and_nothing_beside_them(data: bytes) -> None:
    assert found_in(data, (SECRET,)) == {SECRET}
    after = bare_picture(data)
    assert found_in(after, (SECRET,)) == set()
    assert dots(after).tobytes() == dots(data).tobytes()
    assert bare_picture(after) == after
    with Image.open(BytesIO(after)) as found:
        assert set(found.getexif()) <= {0x0112}
        assert not found.getexif().get_ifd(0x8825), "no place"


def test_a_photograph_that_lay_on_its_side_still_does() -> None:
    with Image.open(BytesIO(bare_picture(jpeg()))) as found:
        assert dict(found.getexif()) == {0x0112: 6}


@given(st.sampled_from([jpeg(), progressive(), png()]), st.data())
def test_what_is_cut_off_comes_back_as_it_was(data: bytes, drawn: st.DataObject) -> None:
    cut = data[: drawn.draw(st.integers(0, len(data) - 1))]
    after = bare_picture(cut)
    assert after == cut or len(after) < len(data)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_what_is_no_picture_comes_back_as_it_was(data: bytes, start: bytes) -> None:
    after = bare_picture(start + data)
    assert after == start + data or len(after) <= len(start + data) + 40
