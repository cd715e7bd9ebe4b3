"""What lay under a box is in no byte of the file any more, however often the file said it; the rest stays."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents.boxes import Box
from app.documents.redacted_pdf import page_pictures, redact_pdf, text_of_pdf
from app.kernel.errors import CoachkluisError
from tests.faults.leaks import found_in

SECRET, KEPT = "Geheimenaar", "Blijfstaan"
BOX = Box(0, 500, 500, 4000, 900)


def everywhere() -> bytes:
    """Two pages; the first says the secret in its text, and everything that a file can carry says it again."""
    plain = BytesIO()
    canvas = Canvas(plain, pagesize=(400, 400), pageCompression=1)
    canvas.setTitle(SECRET)
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry(f"Over {SECRET}", "one")
    canvas.drawString(40, 350, SECRET)
    canvas.showPage()
    canvas.drawString(40, 350, KEPT)
    canvas.linkAbsolute("terug", "one", (40, 300, 90, 320))
    canvas.showPage()
    canvas.save()
    goal = BytesIO()
    with pikepdf.open(plain) as document:
        first, second = document.pages[0].obj, document.pages[1].obj
        said = pikepdf.String(SECRET)
        picture = document.make_stream(SECRET.encode() * 40)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        picture.BBox = pikepdf.Array([0, 0, 1, 1])
        for page in (first, second):  # both pages have all there is, as many programs write it
            page.Resources["/XObject"] = pikepdf.Dictionary(Secret=picture)
        first.Contents = document.make_stream(first.Contents.read_bytes() + b"\n/Secret Do")
        first.Thumb = document.make_stream(SECRET.encode())
        field = document.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("naam"), V=said))
        looks = document.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        widgets = [
            document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Widget,
                    Rect=[10, 10, 90, 30],
                    Parent=field,
                    P=page,
                    AP=pikepdf.Dictionary(N=looks),
                )
            )
            for page in (first, second)
        ]
        field.Kids = pikepdf.Array(widgets)
        note = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=said)
        )
        reply = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], IRT=note, Contents="Ja"
        )
        first.Annots = pikepdf.Array([note, widgets[0]])
        second.Annots.append(widgets[1])
        second.Annots.append(document.make_indirect(reply))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        document.Root.StructTreeRoot = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Dictionary(S=pikepdf.Name.P, ActualText=said)
            )
        )
        script = pikepdf.Dictionary(Names=[said, pikepdf.Dictionary(JS=said)])
        document.Root.Names = pikepdf.Dictionary(JavaScript=script)
        document.attachments["bijlage.txt"] = pikepdf.AttachedFileSpec(  # type: ignore[call-arg] # the others have defaults
            document, SECRET.encode("utf-16-le")
        )
        with document.open_metadata() as about:
            about["dc:description"] = SECRET
        above = first.Parent
        above.Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(MC0=pikepdf.Dictionary(Said=said)))
        document.save(goal)
    return goal.getvalue()


def darkness(data: bytes, page: int, box: Box) -> float:
    """How much of a box is black in the page as it is drawn."""
    document = pypdfium2.PdfDocument(data)
    picture = document[page].render(scale=1).to_pil().convert("L")
    document.close()
    part = picture.crop(box.dots(*picture.size))
    return float(sum(part.histogram()[:40]) / (part.width * part.height))


def test_x7_nothing_of_it_is_in_any_byte() -> None:
    before = everywhere()
    assert found_in(before, (SECRET, KEPT)) == {SECRET, KEPT}
    after = redact_pdf(before, [BOX])
    assert found_in(after, (SECRET,)) == set()
    with pikepdf.open(BytesIO(after)) as document:
        goal = BytesIO()
        document.save(goal, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    assert found_in(goal.getvalue(), (SECRET,)) == set()
    assert SECRET not in text_of_pdf(after)


def test_the_page_is_a_picture_with_the_box_in_it_and_the_other_page_is_as_it_was() -> None:
    after = redact_pdf(everywhere(), [BOX])
    assert darkness(after, 0, BOX) > 0.98
    assert darkness(after, 0, Box(0, 500, 2000, 4000, 900)) < 0.01
    assert text_of_pdf(after).strip() == KEPT
    with pikepdf.open(BytesIO(after)) as document:
        first, second = document.pages
        assert list(first.resources.keys()) == ["/XObject"]
        assert "/Annots" not in first.obj
        assert first.mediabox == [0, 0, 400, 400]
        assert len(second.obj["/Annots"]) == 3


def test_a_page_lies_as_it_is_seen() -> None:
    turned = BytesIO()
    with pikepdf.open(BytesIO(everywhere())) as document:
        for page in document.pages:
            del page.obj["/Rotate"]
        document.pages[0].obj["/Parent"]["/Rotate"] = 90  # for every page, from above
        document.pages[0].obj["/CropBox"] = pikepdf.Array([0, 200, 400, 400])
        document.save(turned)
    after = redact_pdf(turned.getvalue(), [Box(0, 0, 0, 10_000, 3_000)])
    with pikepdf.open(BytesIO(after)) as document:
        assert document.pages[0].mediabox == [0, 0, 200, 400]
        assert "/Rotate" not in document.pages[0].obj
        assert document.pages[1].obj["/Rotate"] == 90
    assert darkness(after, 0, Box(0, 0, 0, 10_000, 3_000)) > 0.98
    assert darkness(after, 0, Box(0, 0, 3_200, 10_000, 6_000)) < 0.2


def test_a_page_of_the_same_content_is_drawn_as_well() -> None:
    goal = BytesIO()
    with pikepdf.open(BytesIO(everywhere())) as document:
        document.pages[1].obj["/Contents"] = document.pages[0].obj["/Contents"]
        document.pages[1].obj["/CropBox"] = pikepdf.Array([0, 0, 400, 200])
        document.save(goal)
    assert found_in(redact_pdf(goal.getvalue(), [BOX]), (SECRET,)) == set()


@pytest.mark.parametrize(("data", "box"), [(b"%PDF-1.7 niets", BOX), (everywhere(), Box(2, 1, 1, 1, 1)), (b"", BOX)])
def test_what_cannot_be_covered_is_refused(data: bytes, box: Box) -> None:
    with pytest.raises(CoachkluisError) as refused:
        redact_pdf(data, [box])
    assert refused.value.code in ("masking.unreadable", "masking.no_such_page")


def test_the_same_boxes_give_the_same_bytes() -> None:
    assert redact_pdf(everywhere(), [BOX])[-300:] != b""
    data = everywhere()
    assert redact_pdf(data, [BOX]) == redact_pdf(data, [BOX])
    assert page_pictures(data) == 2
