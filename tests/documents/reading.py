"""Reads back what was printed, with libraries that did not print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdf
import pypdfium2  # type: ignore[import-untyped]

from app.documents.house import FOOT_LINE, LEFT, PAGE_HEIGHT, RIGHT

_OURS = re.compile(r"/[A-Z]{6}\+((FiraSans|FiraGO|IBMPlexMono)-\w+|FontAwesome6Free-Solid|MaterialDesignIcons)")
_ACTIVE = {
    "/A", "/AA", "/AcroForm", "/Annots", "/EmbeddedFiles", "/F", "/JS", "/JavaScript", "/Launch", "/OpenAction",
    "/RichMedia", "/URI", "/XFA",
}  # fmt: skip


def pages(pdf: bytes) -> list[str]:
    """The text of every page, its white space made single."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def lines(pdf: bytes) -> list[str]:
    """The lines of all pages in reading order."""
    return [line for page in pypdf.PdfReader(BytesIO(pdf)).pages for line in page.extract_text().splitlines()]


def squeezed(words: str) -> str:
    """Words without any white space: a long word may be broken over lines anywhere."""
    return "".join(words.split())


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """The entries of the outline: level, title, page."""
    reader = pypdf.PdfReader(BytesIO(pdf))

    def entries(level: int, items: list[object]) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from entries(level + 1, item)
            else:
                assert isinstance(item, pypdf.generic.Destination)
                page = reader.get_destination_page_number(item)
                assert page is not None
                yield level, str(item.title), page + 1

    return list(entries(0, list(reader.outline)))


def foreign_fonts(pdf: bytes) -> list[str]:
    """Every font in the file that is not an embedded subset of a face of the house, with text one can copy."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [each for each in document.objects if _is(each, "/Font")]
        assert fonts, "a document without any font tells nothing"
        return [str(font.BaseFont) for font in fonts if not _embedded(font)]


def active_content(pdf: bytes) -> set[str]:
    """The keys in the file that stand for actions, scripts, links, forms or files; `/F` of a stream included."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {key for each in document.objects for key in _keys(each)} & _ACTIVE


def outside(pdf: bytes) -> list[str]:
    """The characters that stand outside the margins of their page."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.isspace() or not character:
                continue
            left, bottom, right, top = text.get_charbox(index)
            if left < LEFT - 2 or right > RIGHT + 2 or bottom < FOOT_LINE - 40 or top > PAGE_HEIGHT - 40:
                found.append(character)
        text.close()
        page.close()
    document.close()
    return found


def _embedded(font: pikepdf.Object) -> bool:
    descriptor = font.get("/FontDescriptor")
    return bool(
        font.Subtype == "/TrueType"
        and _OURS.fullmatch(str(font.BaseFont))
        and "/ToUnicode" in font
        and descriptor is not None
        and len(descriptor.FontFile2.read_bytes()) > 500
    )


def _is(each: pikepdf.Object, kind: str) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == kind


def _keys(each: pikepdf.Object) -> Iterator[str]:
    if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        holder = each.stream_dict if isinstance(each, pikepdf.Stream) else each
        for key, value in holder.items():
            yield key
            yield from _keys_inside(value)
    elif isinstance(each, pikepdf.Array):
        for value in list(each):
            yield from _keys_inside(value)


def _keys_inside(value: object) -> Iterator[str]:
    # What is indirect comes by itself, in the list of all objects.
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _keys(value)
