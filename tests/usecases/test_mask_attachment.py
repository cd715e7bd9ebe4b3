"""Masking: only the masked file is kept, and of the other no page of the database holds anything."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from reportlab.pdfgen.canvas import Canvas

from app.documents.boxes import Box, Masking
from app.documents.redacted_pdf import text_of_pdf
from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.redaction import Redaction
from app.kernel.errors import CoachkluisError, InputError
from app.kernel.progress import Silent
from app.usecases.mask_attachment import mask_attachment, masking_from, take_in_masked
from app.usecases.redact import redact_item
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.vault import Vault
from tests.faults.leaks import found_in
from tests.faults.places import DATABASE
from tests.faults.test_f25_erased_data import decrypted_log
from tests.usecases import dossier
from tests.vault.pages import decrypted_pages

SECRET = "Geheimenaar"
WHY = {"cause": "third_person", "reason": "Een ander."}
MASKING = Masking((Box(0, 0, 0, 5_000, 10_000),))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A scan whose file says a name beside its dots."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRET * 9)
    Image.new("RGB", (40, 20), "red").save(tmp_path / "id.png", pnginfo=texts)
    return tmp_path / "id.png"


def in_the_database(vault: Vault, folder: Path) -> set[str]:
    key = vault.keys.database
    pages = decrypted_pages(folder / DATABASE, key) + decrypted_log(folder, key)
    return found_in(pages, (SECRET,))


def picture(vault: Vault, attachment: Attachment) -> Image.Image:
    data = b"".join(vault.reader().chunks(attachment.id))
    assert len(data) == attachment.size
    return Image.open(BytesIO(data))


def test_w3_the_original_never_comes_into_the_vault(vault: Vault, vault_folder: Path, scan: Path) -> None:
    client = dossier.client(vault)
    made = take_in_masked(vault, client.id, scan, MASKING, {"origin": "client"}, Silent())
    assert made.name == "id.png"
    assert picture(vault, made).getpixel((5, 5)) == (0, 0, 0)
    assert picture(vault, made).getpixel((35, 5)) == (255, 0, 0)
    assert in_the_database(vault, vault_folder) == set()
    assert SECRET.encode() in scan.read_bytes(), "what lies on the disk is the coach's own"


def test_w3_of_one_that_lies_there_nothing_is_left(vault: Vault, vault_folder: Path, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=(400, 200), pageCompression=0)
    canvas.drawString(20, 100, SECRET)
    canvas.save()
    client = dossier.client(vault)
    before = take_in_attachment(vault, client.id, tmp_path / "scan.pdf", {"name": "Paspoort.pdf"}, Silent())
    vault.now(lambda work: work.change(before, name="Paspoort"))
    assert in_the_database(vault, vault_folder) == {SECRET}
    box = {"left": 10, "top": 10, "width": 10, "height": 10}
    assert vault.now(redact_item, dossier.request(vault, client).id, before.id, {**WHY, **box})
    made = mask_attachment(vault, before.id, MASKING, Silent())
    assert vault.reader().find(Attachment, client=client.id) == (made,)
    assert (made.name, made.made) == ("Paspoort", before.made)
    assert vault.reader().find(Redaction) == ()
    assert text_of_pdf(b"".join(vault.reader().chunks(made.id))).strip() == ""
    assert in_the_database(vault, vault_folder) == set()


def test_what_something_rests_on_stays_as_it_is(vault: Vault, scan: Path) -> None:
    client: Client = dossier.client(vault)
    before = take_in_attachment(vault, client.id, scan, {}, Silent())
    dossier.trajectory(vault, client, agreement=before.id, agreement_on="2025-01-05")
    with pytest.raises(GateRefused) as refused:
        mask_attachment(vault, before.id, MASKING, Silent())
    assert [each.code for each in refused.value.reasons] == ["gate.mask.relied_on"]
    assert vault.reader().get(Attachment, before.id) == before


def test_what_cannot_be_masked_leaves_nothing_behind(vault: Vault, tmp_path: Path) -> None:
    client = dossier.client(vault)
    (tmp_path / "brief.txt").write_text("Geen plaatje.")
    with pytest.raises(CoachkluisError, match="unreadable"):
        take_in_masked(vault, client.id, tmp_path / "brief.txt", MASKING, {}, Silent())
    assert vault.reader().find(Attachment) == ()


def test_a_masking_is_read_strictly() -> None:
    box = {"left": 0, "top": 0, "width": 5_000, "height": 10_000}
    assert masking_from({"boxes": [box]}) == MASKING
    assert masking_from({"boxes": [], "crop": box, "turn": 90}) == Masking(crop=MASKING.boxes[0], turn=90)
    for wrong in (
        {"boxes": [{**box, "width": 0}]}, {"boxes": [{**box, "left": "1"}]}, {"boxes": box}, {"turn": 45},
        {"crop": [1, 2]}, {"boxes": [{**box, "page": -1}]}, {"box": [box]},
    ):  # fmt: skip
        with pytest.raises(InputError):
            masking_from(wrong)
