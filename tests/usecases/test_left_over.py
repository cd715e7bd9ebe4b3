"""Covered words are found in every kind of file that goes along, and files that cannot be looked through are named."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.domain.session import Session
from app.kernel.errors import InputError
from app.kernel.progress import Silent
from app.usecases.dossier_contents import dossier_contents
from app.usecases.identify_request import identify_request
from app.usecases.left_over import left_over
from app.usecases.make_access_package import make_access_package
from app.usecases.parts import Parts
from app.usecases.prepare_copy import prepare_copy
from app.usecases.redact import redact_everywhere, redact_item
from app.usecases.redacted_copy import redacted_copy
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.vault import Vault
from tests.usecases import dossier

OTHER = "Bram Groenewoud"
NOTES = f"Met {OTHER}, Bram\u00a0Groenewoud en Bram  Groenewoud."
WHY = {"cause": "third_person", "reason": "Dit gaat over een collega."}


@pytest.fixture
def client(vault: Vault) -> Client:
    made = dossier.client(vault)
    dossier.session(vault, dossier.trajectory(vault, made), notes=NOTES)
    return made


@pytest.fixture
def request_(vault: Vault, client: Client) -> Request:
    return vault.now(identify_request, dossier.request(vault, client).id, {"identity": "known"})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    goal = BytesIO()
    with zipfile.ZipFile(goal, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in files.items():
            archive.writestr(name, said)
    return goal.getvalue()


def docx(said: str) -> bytes:
    return zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document><w:body>{said}</w:body></w:document>"}
    )


def pdf(*lines: str, locked: bool = False) -> bytes:
    goal = BytesIO()
    canvas = Canvas(goal, pagesize=(400, 400))
    for number, said in enumerate(lines):
        canvas.drawString(40, 350 - 14 * number, said)
    canvas.save()
    if not locked:
        return goal.getvalue()
    with pikepdf.open(goal) as document:
        closed = BytesIO()
        document.save(closed, encryption=pikepdf.Encryption(owner="baas", user="dicht"))
    return closed.getvalue()


def mail(said: str, attached: bytes = b"") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@voorbeeld.nl", "b@voorbeeld.nl", "Verslag"
    made.set_content(said, cte="base64")
    if attached:
        made.add_attachment(attached, maintype="application", subtype="zip", filename="stuk.docx")
    return made.as_bytes()


SPLIT = "<w:p><w:r><w:t>Met Bram Gr</w:t></w:r><w:r><w:t>oenewoud</w:t></w:r></w:p>"
CLEAN = "<w:p><w:r><w:t>Met Bram</w:t></w:r></w:p><w:p><w:r><w:t>En iemand</w:t></w:r></w:p>"
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<text:p>Bram<text:s/>Groenewoud</text:p>"}
FILES: dict[str, tuple[bytes, str]] = {
    "split runs.docx": (docx(SPLIT), OTHER),
    "author.docx": (docx('<w:comment w:author="Bram Groenewoud"><w:t>Goed</w:t></w:comment>'), OTHER),
    "brief.odt": (zipped(ODT), OTHER),
    "two lines.pdf": (pdf("Zij sprak met Bram", "Groenewoud op maandag"), OTHER),
    "in the body.eml": (mail(f"Ik sprak {OTHER}."), OTHER),
    "attached.eml": (mail("Zie bijlage.", docx(SPLIT)), OTHER),
    "utf-16.txt": (OTHER.encode("utf-16"), OTHER),
    "address.txt": (b"Mail naar bram.groenewoud@voorbeeld.nl.", OTHER),
    "locked.pdf": (pdf(OTHER, locked=True), ""),
    "damaged.docx": (docx(SPLIT)[:60], ""),
    "sound.ogg": (b"OggS\x00\x02" + bytes(40), ""),
    "attached sound.eml": (mail("Zie bijlage.", b"OggS\x00\x02" + bytes(40)), ""),
    "large within.zip": (zipped({"nullen": bytes(41 * 2**20)}), ""),
}  # fmt: skip
QUIET = {
    "clean.docx": docx(CLEAN),
    "clean.pdf": pdf("Zij sprak met iemand"),
    "clean.eml": mail("Ik sprak iemand.", docx(CLEAN)),
    "clean.txt": "Een café.".encode("cp1252"),
}


def take_in(vault: Vault, client: Client, folder: Path, name: str, data: bytes) -> Attachment:
    (folder / name).write_bytes(data)
    return take_in_attachment(vault, client.id, folder / name, {"origin": "coach", "name": "Stuk"}, Silent())


def told(vault: Vault, parts: Parts, request: Request) -> list[tuple[str, str]]:
    reader = vault.reader()
    copy = redacted_copy(reader, parts.translator, dossier_contents(reader, request.client), request.id)
    return [(each.words, each.item) for each in left_over(reader, copy)]


@pytest.mark.parametrize("name", FILES)
def test_x7_what_stands_in_a_file_or_may_stand_there_is_told(
    vault: Vault, parts: Parts, client: Client, request_: Request, tmp_path: Path, name: str
) -> None:
    data, words = FILES[name]
    made = take_in(vault, client, tmp_path, name, data)
    assert told(vault, parts, request_) == [], "as long as nothing is covered there is nothing to tell"
    vault.now(redact_everywhere, request_.id, OTHER, WHY)
    assert told(vault, parts, request_) == [(words, made.id)]
    with pytest.raises(GateRefused) as refused:
        make_access_package(vault, parts, request_.id, tmp_path / "copy.html", Silent())
    code = "gate.left_over" if words else "gate.left_over.unread"
    assert [each.code for each in refused.value.reasons] == [code]
    assert make_access_package(
        vault, parts, request_.id, tmp_path / "copy.html", Silent(), left_over_seen=True
    ).file.exists()


@pytest.mark.parametrize("name", QUIET)
def test_a_file_that_was_looked_through_and_says_nothing_is_not_told(
    vault: Vault, parts: Parts, client: Client, request_: Request, tmp_path: Path, name: str
) -> None:
    take_in(vault, client, tmp_path, name, QUIET[name])
    vault.now(redact_everywhere, request_.id, OTHER, WHY)
    assert told(vault, parts, request_) == []


def test_x7_a_name_is_covered_whatever_white_space_is_in_it(vault: Vault, parts: Parts, request_: Request) -> None:
    assert len(vault.now(redact_everywhere, request_.id, OTHER, WHY)) == 3
    reader = vault.reader()
    copy = redacted_copy(reader, parts.translator, dossier_contents(reader, request_.client), request_.id)
    (session,) = copy.contents.of(Session)
    assert "Groenewoud" not in session.notes


def test_x7_where_only_one_writing_is_covered_the_others_are_told(
    vault: Vault, parts: Parts, request_: Request
) -> None:
    (session,) = vault.reader().find(Session)
    vault.now(redact_item, request_.id, session.id, {**WHY, "field": "notes", "start": 4, "end": 4 + len(OTHER)})
    assert told(vault, parts, request_) == [(OTHER, session.id)]


def test_a_name_with_a_style_in_it_is_told(vault: Vault, parts: Parts, client: Client, request_: Request) -> None:
    (before,) = vault.reader().find(Session)
    vault.now(redact_item, request_.id, before.id, {**WHY, "field": "notes", "passage": OTHER})
    other = dossier.session(vault, dossier.trajectory(vault, client), notes="Met **Bram** *Groenewoud* gaat het goed.")
    assert told(vault, parts, request_) == [(OTHER, other.id)]


def test_covering_again_what_is_covered_counts_as_done(vault: Vault, client: Client, request_: Request) -> None:
    (session,) = vault.reader().find(Session)
    given = {
        "redactions": [
            {**WHY, "everywhere": OTHER},
            {**WHY, "item": session.id, "field": "notes", "passage": "Met"},
        ]
    }
    vault.now(prepare_copy, request_.id, given)
    before = vault.reader().find(Redaction)
    vault.now(prepare_copy, request_.id, given)
    assert vault.reader().find(Redaction) == before
    with pytest.raises(InputError):
        vault.now(redact_everywhere, request_.id, "Staat er niet", WHY)
