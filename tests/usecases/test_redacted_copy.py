"""What was covered is in no byte of what goes out: no text, file, frozen version or PDF, nor in a hash of one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from app.documents.redacted_pdf import text_of_pdf
from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.covering import BAR
from app.domain.document import Document, Version
from app.domain.gate import GateRefused
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import InputError, NotFound
from app.kernel.ids import Id
from app.kernel.progress import Silent
from app.packages.contents import PackageContents
from app.packages.html_reader import open_html_package
from app.usecases.access_copy import access_copy
from app.usecases.decide_version import approve_version
from app.usecases.dossier_contents import dossier_contents
from app.usecases.finalise_document import finalise_document
from app.usecases.identify_request import identify_request
from app.usecases.keep_item import edit_item
from app.usecases.left_over import left_over
from app.usecases.make_access_package import make_access_package
from app.usecases.omissions import for_copy
from app.usecases.open_schema import dossier_schema, portable_schema
from app.usecases.parts import Parts
from app.usecases.prepare_copy import prepare_copy
from app.usecases.redact import redact_everywhere, redact_item, uncover, where_it_stands
from app.usecases.redacted_copy import CopyContents, redacted_copy
from app.usecases.request_work import omit_item
from app.usecases.share_document import share_document
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.write_document import begin_document
from app.vault.vault import Vault
from tests.documents.reading import pages
from tests.faults.leaks import found_in
from tests.usecases import dossier

OTHER = "Bram Groenewoud"
NOTES = f"Zij werkt met **{OTHER}** en met Evelien. {OTHER} is streng."
WHY = {"cause": "third_person", "reason": "Dit gaat over een collega."}


@pytest.fixture
def client(vault: Vault, parts: Parts, tmp_path: Path) -> Client:
    """A client in whose dossier someone else is named: in notes and in a PDF; and a scan."""
    made = dossier.client(vault)
    trajectory = dossier.trajectory(vault, made)
    dossier.session(vault, trajectory, notes=NOTES)
    goal = BytesIO()
    canvas = Canvas(goal, pagesize=(400, 400))
    canvas.drawString(40, 350, OTHER)
    canvas.showPage()
    canvas.drawString(40, 350, "Bladzijde twee")
    canvas.save()
    (tmp_path / "mail.pdf").write_bytes(goal.getvalue())
    Image.new("RGB", (40, 20), "green").save(tmp_path / "scan.png")
    for name in ("mail.pdf", "scan.png"):
        take_in_attachment(vault, made.id, tmp_path / name, {"origin": "coach"}, Silent())
    return made


@pytest.fixture
def reported(vault: Vault, parts: Parts, client: Client, tmp_path: Path) -> None:
    """The other is named in a final report as well."""
    made, trajectory = client, vault.reader().find(Trajectory)[0]
    given = {"title": "Verslag", "trajectory": trajectory.id}
    version = vault.now(begin_document, given, made.id, f"# Over het werk\n\nMet {OTHER} gaat het beter.")
    share_document(vault, parts, version.id, tmp_path / "draft.html", Silent())
    decision = {"decided_by": made.name, "decided_how": "paper"}
    vault.now(approve_version, version.id, decision)
    finalise_document(vault, parts, version.id)


@pytest.fixture
def request_(vault: Vault, client: Client) -> Request:
    made = dossier.request(vault, client)
    return vault.now(identify_request, made.id, {"identity": "known"})


def item(vault: Vault, noun: Any, **values: object) -> Id:
    (found,) = vault.reader().find(noun, **values)
    return Id(found.id)


def attachment(vault: Vault, name: str) -> Id:
    return item(vault, Attachment, name=name)


def copy_of(vault: Vault, parts: Parts, request: Request) -> CopyContents:
    reader = vault.reader()
    return redacted_copy(reader, parts.translator, dossier_contents(reader, request.client), request.id)


def everything(vault: Vault, parts: Parts, request: Request) -> PackageContents:
    return access_copy(vault.reader(), parts, request, copy_of(vault, parts, request))


def bytes_of(copy: PackageContents) -> Iterator[tuple[str, bytes]]:
    for each in copy.files:
        data = b"".join(each.chunks())
        assert (len(data), sha256(data).hexdigest()) == (each.size, each.sha256), each.name
        yield each.name, data
    yield "page", repr((copy.introduction, copy.documents)).encode()


def readable_in(copy: PackageContents, words: str = OTHER) -> set[str]:
    """Where words can be read or found: in any byte, also compressed, and in the text of a PDF."""
    return {
        name
        for name, data in bytes_of(copy)
        if found_in(data, (words,)) or (data.startswith(b"%PDF") and words in " ".join(pages(data)))
    }


def cover_all(vault: Vault, request: Request) -> None:
    vault.now(redact_everywhere, request.id, OTHER, WHY)
    place = {"page": 0, "left": 500, "top": 500, "width": 6_000, "height": 1_000}
    vault.now(redact_item, request.id, attachment(vault, "mail.pdf"), {**WHY, **place})


@pytest.mark.usefixtures("reported")
def test_x7_what_was_covered_is_in_no_byte(vault: Vault, parts: Parts, request_: Request, tmp_path: Path) -> None:
    before = everything(vault, parts, request_)
    report = next(each.name for each in before.files if each.name.startswith("Verslag"))
    assert readable_in(before) == {
        "Overzicht van je dossier.pdf", "Je dossier voor de computer.json", "mail.pdf", report, "page",
    }, "what is planted is found"  # fmt: skip
    cover_all(vault, request_)
    after = everything(vault, parts, request_)
    assert readable_in(after) == set()
    assert readable_in(after, "Evelien")
    files = dict(bytes_of(after))
    assert list(files) == [*(each.name for each in before.files), "page"]
    for name in ("Overzicht van je dossier.pdf", "Begeleidende brief.pdf", report):
        said = "".join("".join(pages(files[name])).split())
        assert WHY["reason"].replace(" ", "") in said or name == report
        assert BAR in said or name == "Begeleidende brief.pdf"
    assert text_of_pdf(files["mail.pdf"]).strip() == "Bladzijde twee"
    made = make_access_package(vault, parts, request_.id, tmp_path / "copy.html", Silent())
    package = open_html_package(made.file, made.passphrase)
    assert {each.name: b"".join(package.read(each)) for each in package.manifest.files} == {
        name: data for name, data in files.items() if name != "page"
    }


def test_x7_of_a_picture_no_dot_under_a_box_and_nothing_that_it_tells_of_itself_goes_out(
    vault: Vault, parts: Parts, request_: Request, tmp_path: Path
) -> None:
    photo = Image.new("RGB", (400, 200), "white")
    photo.paste("red", (40, 20, 200, 100))
    told = Image.Exif()
    told[0x010E] = OTHER
    photo.save(tmp_path / "bord.jpg", quality=95, exif=told)
    assert found_in((tmp_path / "bord.jpg").read_bytes(), (OTHER,)), "what is planted is found"
    take_in_attachment(vault, request_.client, tmp_path / "bord.jpg", {"origin": "coach"}, Silent())
    place = {"page": 0, "left": 800, "top": 800, "width": 4_400, "height": 4_400}
    vault.now(redact_item, request_.id, attachment(vault, "bord.jpg"), {**WHY, **place})
    made = make_access_package(vault, parts, request_.id, tmp_path / "copy.html", Silent())
    package = open_html_package(made.file, made.passphrase)
    (sent,) = [b"".join(package.read(each)) for each in package.manifest.files if each.name.startswith("bord")]
    assert not found_in(sent, (OTHER,))
    picture = Image.open(BytesIO(sent)).convert("RGB")
    assert picture.size == (400, 200)
    assert not picture.getexif()
    red, green, _ = picture.split()
    assert not ImageChops.subtract(red, green, offset=-30).getbbox(), "nor at the edge, where JPEG lets colours run"


@pytest.mark.usefixtures("reported")
def test_x7_no_hash_is_left_by_which_names_could_be_tried(vault: Vault, parts: Parts, request_: Request) -> None:
    """Whoever has all of a text but one name finds that with the hash of the whole, name by name."""
    version, mail = vault.reader().get(Version, item(vault, Version)), attachment(vault, "mail.pdf")
    hashes = (version.content_sha256, version.pdf_sha256, vault.reader().get(Attachment, mail).sha256)
    before = b"".join(data for _, data in bytes_of(everything(vault, parts, request_)))
    assert found_in(before, hashes) == set(hashes)
    cover_all(vault, request_)
    after = b"".join(data for _, data in bytes_of(everything(vault, parts, request_)))
    assert found_in(after, hashes) == set()


def test_l15_a_bar_tells_why_and_not_how_long(vault: Vault, parts: Parts, request_: Request) -> None:
    session = item(vault, Session)
    vault.now(redact_item, request_.id, session, {**WHY, "field": "notes", "passage": OTHER})
    (record,) = copy_of(vault, parts, request_).contents.of(Session)
    words = f"{BAR} [over iemand anders]"
    assert record.notes == f"Zij werkt met {words} en met Evelien. {words} is streng.\n".replace("[", "\\[").replace(
        "]", "\\]"
    )
    copy = json.loads(dict(bytes_of(everything(vault, parts, request_)))["Je dossier voor de computer.json"])
    rows = copy["items"]["redaction"]
    assert {each["reason"] for each in rows} == {WHY["reason"]}
    assert not {"start", "end", "left", "width", "marked"} & set(rows[0]), "nor where it ends"


@pytest.mark.usefixtures("reported")
def test_what_is_covered_in_one_place_and_stands_in_another_is_told(
    vault: Vault, parts: Parts, request_: Request, tmp_path: Path
) -> None:
    vault.now(redact_item, request_.id, item(vault, Session), {**WHY, "field": "notes", "passage": OTHER})
    copy = copy_of(vault, parts, request_)
    assert {(each.words, each.noun) for each in left_over(vault.reader(), copy)} == {
        (OTHER, "version"), (OTHER, "attachment"),
    }  # fmt: skip
    target = tmp_path / "copy.html"
    with pytest.raises(GateRefused) as refused:
        make_access_package(vault, parts, request_.id, target, Silent())
    assert {each.code for each in refused.value.reasons} == {"gate.left_over"}
    assert not target.exists()
    make_access_package(vault, parts, request_.id, target, Silent(), left_over_seen=True)
    assert target.exists()
    cover_all(vault, request_)
    assert left_over(vault.reader(), copy_of(vault, parts, request_)) == ()


def test_a_text_that_changed_since_is_looked_at_again(vault: Vault, parts: Parts, request_: Request) -> None:
    session = item(vault, Session)
    (made, *_) = vault.now(redact_item, request_.id, session, {**WHY, "field": "notes", "passage": OTHER})
    vault.now(edit_item, Session, session, {"notes": f"Nieuw vooraan. {NOTES}"})
    with pytest.raises(GateRefused) as refused:
        everything(vault, parts, request_)
    assert [each.code for each in refused.value.reasons] == ["gate.access_package.text_changed"]
    for each in vault.reader().find(Redaction):
        vault.now(uncover, each.id)
    assert readable_in(everything(vault, parts, request_))
    with pytest.raises(NotFound):
        vault.now(uncover, made.id)


def test_everywhere_is_as_whole_words_and_once(vault: Vault, request_: Request) -> None:
    found = where_it_stands(vault.reader(), request_, "evelien")
    assert [each.column.name for each in found] == ["notes"], "whatever the capitals"
    assert where_it_stands(vault.reader(), request_, "Evel") == ()
    assert where_it_stands(vault.reader(), request_, " ") == ()
    vault.now(redact_everywhere, request_.id, OTHER, WHY)
    assert where_it_stands(vault.reader(), request_, OTHER) == ()


NO_PASSAGES: tuple[dict[str, object], ...] = (
    {**WHY, "reason": " ", "field": "notes", "passage": OTHER},
    {**WHY, "field": "notes", "passage": "Staat er niet"},
    {**WHY, "field": "notes", "start": 5, "end": 5},
    {**WHY, "field": "notes", "start": 5, "end": 5_000},
    {**WHY, "field": "state", "passage": OTHER},
    {**WHY, "field": "notes", "start": "5", "end": 9},
    {**WHY, "left": 1, "top": 1, "width": 1, "height": 1},
    {**WHY},
)
NO_BOXES = ((0, 0, 0, 10), (9_000, 0, 1_001, 10), (-1, 0, 10, 10))


def test_what_is_no_passage_and_a_box_outside_its_page_are_refused(vault: Vault, request_: Request) -> None:
    boxes: list[dict[str, object]] = [
        {**WHY, **dict(zip(("left", "top", "width", "height"), box, strict=True))} for box in NO_BOXES
    ]
    tries = [(item(vault, Session), each) for each in NO_PASSAGES]
    boxes.append({**WHY, "page": 1, "left": 0, "top": 0, "width": 10, "height": 10})  # of a picture
    tries += [(attachment(vault, "scan.png"), each) for each in boxes]
    for identity, given in tries:
        with pytest.raises(InputError):
            vault.now(redact_item, request_.id, identity, given)
    assert vault.reader().find(Redaction) == ()


@pytest.mark.usefixtures("reported")
def test_the_pdf_of_a_version_follows_its_text(vault: Vault, request_: Request) -> None:
    version = vault.reader().get(Version, item(vault, Version))
    place = {"page": 0, "left": 1, "top": 1, "width": 10, "height": 10}
    with pytest.raises(GateRefused) as refused:
        vault.now(redact_item, request_.id, version.pdf, {**WHY, **place})
    assert [each.code for each in refused.value.reasons] == ["gate.redact.printed"]


@pytest.mark.usefixtures("reported")
def test_x7_a_list_is_done_whole_or_not_at_all(vault: Vault, parts: Parts, request_: Request) -> None:
    session = item(vault, Session)
    given: dict[str, object] = {
        "omissions": [{**WHY, "item": item(vault, Document)}],
        "redactions": [{**WHY, "item": session, "field": "notes", "passage": "Evelien"}, {**WHY, "everywhere": OTHER}],
    }
    with pytest.raises(InputError):
        vault.now(prepare_copy, request_.id, {**given, "redactions": [*given["redactions"], {"item": session}]})  # type: ignore[misc]
    assert for_copy(dossier_contents(vault.reader(), request_.client), request_.id).of(Document)
    assert vault.now(prepare_copy, request_.id, given) == 5
    after = everything(vault, parts, request_)
    assert readable_in(after) == {"mail.pdf"}
    assert readable_in(after, "Evelien") == set()
    vault.now(omit_item, request_.id, attachment(vault, "mail.pdf"), WHY)
    assert readable_in(everything(vault, parts, request_)) == set()


@pytest.mark.usefixtures("reported")
def test_l5_both_files_for_computers_are_as_their_schemas_say(vault: Vault, parts: Parts, request_: Request) -> None:
    cover_all(vault, request_)
    files = dict(bytes_of(everything(vault, parts, request_)))
    for name, schema in (("Je dossier voor de computer", dossier_schema()), ("Wat je zelf gaf", portable_schema())):
        assert files[f"{name} - schema.json"] == schema
        read = json.loads(schema)
        jsonschema.Draft202012Validator.check_schema(read)
        file = json.loads(files[f"{name}.json"])
        jsonschema.validate(file, read, jsonschema.Draft202012Validator)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**file, "version": 2}, read, jsonschema.Draft202012Validator)
    listed = json.loads(files["Inhoud met controlegetallen.json"])
    assert {each["name"]: each["sha256"] for each in listed["files"]} == {
        name: sha256(data).hexdigest()
        for name, data in files.items()
        if name not in ("page", "Inhoud met controlegetallen.json")
    }
