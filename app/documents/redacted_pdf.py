"""A PDF with parts covered: every page that has a box is drawn anew as a picture, the others stay as they are (X7).

Covering a text with a black box and leaving it in the file is what goes wrong elsewhere. Here the page is drawn, the
box is painted into the picture, and the picture becomes the page: no text, layer, annotation or thumbnail of that page
is left. Of the file as a whole nothing stays that may say it again: metadata, outline, tags, form, attached
files, actions and earlier revisions go.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from threading import Lock

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from app.documents.boxes import Box
from app.documents.masking import paint
from app.kernel.errors import CoachkluisError

_DOTS, _POINTS = 200, 72
"""Dots to an inch in which a page is drawn anew: small type stays readable, and a page of A4 is some 300 kB."""
_LONGEST_SIDE = 7_000
"""Dots of a side at most: a hostile page may call itself miles long."""
_OF_THE_FILE = ("/Type", "/Pages", "/Lang", "/OCProperties", "/PageLayout")
"""What stays of the file as a whole."""
_OF_A_FIELD = (
    "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/Border", "/BS", "/OC", "/P",
)  # fmt: skip
"""What stays of a form's field on a page that is kept: how it looks. Its value may stand on another page as well."""
_BESIDE = ("/Metadata", "/PieceInfo", "/Thumb", "/AA", "/StructParents", "/B")
"""What goes of a page that is kept: it is not seen, and may speak of the whole file."""
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_pdfium = Lock()
"""PDFium does one thing at a time."""


def redact_pdf(data: bytes, boxes: Iterable[Box]) -> bytes:
    """The same document with what lies in the boxes gone.

    Raises CoachkluisError where it cannot be read, asks a passphrase, or has no such page.
    """
    by_page: dict[int, list[Box]] = {}
    for each in boxes:
        by_page.setdefault(each.page, []).append(each)
    try:
        with pikepdf.open(BytesIO(data)) as document:
            drawn = _with_what_they_share(document, set(by_page))
            if not drawn or max(drawn) >= len(document.pages):
                raise CoachkluisError("masking.no_such_page")
            pictures = {number: _drawn(data, number, by_page.get(number, [])) for number in sorted(drawn)}
            _strip(document, drawn)
            document.remove_unreferenced_resources()
            for number, (picture, size) in pictures.items():
                _become(document, document.pages[number], picture, size)
            goal = BytesIO()
            document.save(goal, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise CoachkluisError("masking.unreadable") from error
    return goal.getvalue()


def page_pictures(data: bytes) -> int:
    """How many pages a PDF has. Raises as `redact_pdf` does."""
    try:
        with _pdfium, pypdfium2.PdfDocument(data) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise CoachkluisError("masking.unreadable") from error


def text_of_pdf(data: bytes) -> str:
    """All text of a PDF, page by page; nothing of what cannot be read."""
    with suppress(pypdfium2.PdfiumError), _pdfium, pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return ""


def _with_what_they_share(document: pikepdf.Pdf, wanted: set[int]) -> set[int]:
    """The pages to draw: those asked for, and those that are made of the very same content, cut another way."""
    contents = [_contents(page) for page in document.pages]
    shared = {each for number in wanted if number < len(contents) for each in contents[number]}
    return wanted | {number for number, own in enumerate(contents) if own & shared}


def _contents(page: pikepdf.Page) -> set[tuple[int, int]]:
    found = page.obj.get("/Contents")
    streams = list(found) if isinstance(found, pikepdf.Array) else [found]
    return {each.objgen for each in streams if isinstance(each, pikepdf.Object) and each.objgen != (0, 0)}


def _drawn(data: bytes, number: int, boxes: list[Box]) -> tuple[Image.Image, tuple[float, float]]:
    """A page as one sees it, with its boxes painted over, and its size in points."""
    with _pdfium, pypdfium2.PdfDocument(data) as document:
        if document.get_formtype():
            document.init_forms()
        page = document[number]
        width, height = page.get_size()
        scale = min(_DOTS / _POINTS, _LONGEST_SIDE / max(width, height, 1))
        picture = page.render(scale=scale).to_pil().convert("RGB")
    paint(picture, boxes)
    return picture, (width, height)


def _strip(document: pikepdf.Pdf, drawn: set[int]) -> None:
    """Take away what may repeat the text of a page that is drawn anew."""
    for key in list(document.Root.keys()):
        if key not in _OF_THE_FILE:
            del document.Root[key]
    for key in list(document.trailer.keys()):
        if key in ("/Info", "/ID"):
            del document.trailer[key]
    for page in document.pages:
        _have_its_own(page)
    for number, page in enumerate(document.pages):
        for above in _above(page):
            _reduce(above, ("/Type", "/Parent", "/Kids", "/Count"))
        if number in drawn:
            _empty(page)
            continue
        for key in _BESIDE:
            if key in page.obj:
                del page.obj[key]
        for note in _annotations(page):
            if note.get("/Subtype") == "/Widget":
                _reduce(note, _OF_A_FIELD)
                note["/Subtype"] = pikepdf.Name.Stamp  # it looks as it did, and nobody fills it in any more
            for key in ("/IRT", "/A", "/AA", "/Popup", "/Dest", "/StructParent"):
                if key in note:
                    del note[key]


def _have_its_own(page: pikepdf.Page) -> None:
    """What a page takes from the nodes above it, it has itself from now on: those speak for other pages as well."""
    for key in _INHERITED:
        found = next((node[key] for node in (page.obj, *_above(page)) if key in node), None)
        if found is not None:
            page.obj[key] = found


def _above(page: pikepdf.Page) -> list[pikepdf.Object]:
    """The nodes above a page; a loop of them, which a hostile file may have, ends."""
    found: list[pikepdf.Object] = []
    node = page.obj.get("/Parent")
    while isinstance(node, pikepdf.Dictionary) and node.objgen not in {each.objgen for each in found}:
        found.append(node)
        node = node.get("/Parent")
    return found


def _empty(page: pikepdf.Page) -> None:
    """Nothing of this page stays, also where something else still leads to its parts."""
    for note in _annotations(page):
        _reduce(note, ())
    _reduce(page.obj, ("/Type", "/Parent"))


def _annotations(page: pikepdf.Page) -> list[pikepdf.Dictionary]:
    found = page.obj.get("/Annots")
    if not isinstance(found, pikepdf.Array):
        return []
    return [each for each in found if isinstance(each, pikepdf.Dictionary)]


def _reduce(what: pikepdf.Object, kept: tuple[str, ...]) -> None:
    for key in list(what.keys()):
        if key not in kept:
            del what[key]


def _become(document: pikepdf.Pdf, page: pikepdf.Page, picture: Image.Image, size: tuple[float, float]) -> None:
    """Make the picture the page, and all of it."""
    goal = BytesIO()
    picture.save(goal, "JPEG", quality=88, optimize=True)
    image = pikepdf.Stream(
        document, goal.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.width,
        Height=picture.height, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    width, height = size
    page.obj["/MediaBox"] = pikepdf.Array([0, 0, round(width, 3), round(height, 3)])
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=image))
    page.obj["/Contents"] = document.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do Q".encode())
