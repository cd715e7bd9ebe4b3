"""Masking a picture: what is covered is painted over, and the picture is written anew from its dots alone (A9, W3, X7).

So nothing comes along that one does not see: no EXIF, GPS, XMP or IPTC, no thumbnail, no text of a PNG, no colour
profile, no layer under a transparent one.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from app.documents.boxes import Box, Masking
from app.kernel.errors import CoachkluisError

MOST_DOTS = 67_000_000
"""Dots of the largest picture that is opened: what 256 MB hold. A small file can call itself far larger."""
_FORMATS = ("PNG", "JPEG")
_QUALITY = 92
_BLACK = 0


def mask_picture(data: bytes, masking: Masking) -> bytes:
    """The picture, masked, in the format that it had: PNG or JPEG.

    Raises CoachkluisError where the bytes are no such picture, or one that is too large to be opened, or a box lies on
    a page that a picture does not have.
    """
    picture, kind = open_picture(data)
    if any(each.page for each in (*masking.boxes, *((masking.crop,) if masking.crop else ()))):
        raise CoachkluisError("masking.no_such_page")
    paint(picture, masking.boxes)
    if masking.crop is not None:
        left, top, right, bottom = masking.crop.dots(*picture.size)
        if right <= left or bottom <= top:
            raise CoachkluisError("masking.nothing_left")
        picture = picture.crop((left, top, right, bottom))
    if masking.turn % 360:
        picture = picture.rotate(-masking.turn % 360, expand=True)
    return written(picture, kind)


def open_picture(data: bytes) -> tuple[Image.Image, str]:
    """The dots of a picture, upright, and its format; nothing else of the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of oddities in the metadata, which is not kept
            with Image.open(BytesIO(data), formats=_FORMATS) as found:
                if found.width * found.height > MOST_DOTS:
                    raise CoachkluisError("masking.too_large")
                found.load()
                return _bare(ImageOps.exif_transpose(found)), str(found.format)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise CoachkluisError("masking.unreadable") from error


def paint(picture: Image.Image, boxes: Iterable[Box]) -> None:
    """Paint black over each box."""
    brush = ImageDraw.Draw(picture)
    for each in boxes:
        left, top, right, bottom = each.dots(*picture.size)
        if right > left and bottom > top:
            brush.rectangle((left, top, right - 1, bottom - 1), fill=_BLACK)


def written(picture: Image.Image, kind: str) -> bytes:
    """A picture as a file of a format."""
    goal = BytesIO()
    if kind == "JPEG":
        picture.save(goal, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    else:
        picture.save(goal, "PNG", optimize=True)
    return goal.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """The dots as one sees them on white paper, in grey or colour, and nothing beside them."""
    seen = picture if picture.mode in ("L", "RGB") else picture.convert("RGBA")
    made = Image.new("L" if seen.mode == "L" else "RGB", seen.size, "white")
    made.paste(seen, mask=seen if seen.mode == "RGBA" else None)
    return made
