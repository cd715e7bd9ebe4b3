"""As what a file is shown is decided by its bytes alone, and a picture by one decoder alone."""

from __future__ import annotations

import struct

import pytest

from app.ui.features.attachments.picture import read_picture
from app.ui.features.attachments.shown_as import ShownAs, shown_as
from tests.ui.features.attachments.samples import SVG, picture, png_that_says


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", ShownAs.PDF),
        (picture("PNG"), ShownAs.PNG),
        (picture("JPG"), ShownAs.JPEG),
        (SVG, ShownAs.NOTHING),
        (b"<html><body onload='x()'>", ShownAs.NOTHING),
        (picture("BMP"), ShownAs.NOTHING),
        (picture("WEBP"), ShownAs.NOTHING),
        (b" %PDF-1.7", ShownAs.NOTHING),
        (b"GIF89a", ShownAs.NOTHING),
        (b"MZ\x90\x00", ShownAs.NOTHING),
        (b"PK\x03\x04", ShownAs.NOTHING),
        (b"", ShownAs.NOTHING),
    ],
)
def test_the_kind_is_what_the_bytes_are(data: bytes, kind: ShownAs) -> None:
    assert shown_as(data) is kind


@pytest.mark.parametrize("kind", [ShownAs.PNG, ShownAs.JPEG])
def test_a_picture_is_read_as_it_is(kind: ShownAs) -> None:
    read = read_picture(picture("PNG" if kind is ShownAs.PNG else "JPG"), kind)
    assert read is not None
    assert (read.width(), read.height()) == (40, 20)


def test_a_large_picture_is_read_smaller() -> None:
    read = read_picture(picture("PNG", 5000, 400), ShownAs.PNG)
    assert read is not None
    assert (read.width(), read.height()) == (3200, 256)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (SVG, ShownAs.PNG),
        (picture("BMP"), ShownAs.PNG),
        (picture("PNG")[:40], ShownAs.PNG),
        (png_that_says(60_000, 60_000), ShownAs.PNG),
        (png_that_says(0, 0), ShownAs.PNG),
        (b"", ShownAs.PNG),
    ],
)
def test_what_is_no_picture_of_that_kind_is_not_read(data: bytes, kind: ShownAs, qapp: object) -> None:
    assert read_picture(data, kind) is None


def test_a_photo_taken_on_its_side_is_shown_upright() -> None:
    plain = picture("JPG", 40, 20)
    orientation = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    exif = b"\xff\xe1" + struct.pack(">H", len(orientation) + 2) + orientation
    read = read_picture(plain[:2] + exif + plain[2:], ShownAs.JPEG)
    assert read is not None
    assert (read.width(), read.height()) == (20, 40)
