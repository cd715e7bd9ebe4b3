"""Steps 8 to 10 in the window: the client's copy, until when everything is kept, and a vault that was locked."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.document import Version
from app.domain.package import Package
from app.domain.request import IdentityCheck, Request, RequestState
from app.domain.session import Session
from app.ui.door import VaultState
from tests.journeys.hands import Hands
from tests.journeys.main_job import NOTES, Desk, Remembered
from tests.journeys.main_job_report import QUESTION
from tests.packages.browser import Browser

OVERVIEW, MACHINE_READABLE, OWN = (
    "Overzicht van je dossier.pdf", "Je dossier voor de computer.json", "Wat je zelf gaf.json",
)  # fmt: skip


def give_a_copy(hands: Hands, desk: Desk, remembered: Remembered, chromium: Browser) -> None:
    """Step 8: both terms, no copy before it is known who asks, and then everything in one file."""
    hands.keys("Alt+Left")
    hands.keys("Alt+8")
    hands.click("new_request")
    hands.fill(hands.form("request"), kind="Kopie", asked="Mag ik alles zien wat je over mij hebt?")
    hands.click("primary")
    hands.gone("request")
    (request,) = hands.reader.find(Request)
    assert (hands.read("term.promised"), hands.read("term.legal")) == ("17 maart 2026", "7 april 2026")
    hands.click("make_copy")
    hands.dialog("copy")
    target = desk.out("Kopie.html")
    hands.click("primary")  # refused before a place is asked for
    hands.dialog("message")
    assert "nog niet vastgesteld dat het verzoek echt van deze cliënt komt" in hands.said()
    hands.key(Qt.Key.Key_Return)
    hands.gone("message")
    hands.key(Qt.Key.Key_Escape)
    hands.gone("copy")
    assert not target.exists()
    hands.click("identify_request")
    hands.fill(hands.form("identify"), identity="Teruggebeld")
    hands.click("primary")
    hands.gone("identify")
    hands.until(lambda: hands.reader.get(Request, request.id).identity is IdentityCheck.CALLED_BACK)
    hands.click("make_copy")
    passphrase = hands.packed("copy", target)
    chromium.open(target)
    chromium.unlock(passphrase)
    chromium.part("save-all").click()
    _holds_everything(hands, desk, remembered, chromium)
    hands.click("close_request")
    hands.fill(hands.form("close_request"), answer="Je kopie is onderweg.")
    hands.click("primary")
    hands.gone("close_request")
    hands.until(lambda: hands.reader.get(Request, request.id).state is RequestState.CLOSED)


def _holds_everything(hands: Hands, desk: Desk, remembered: Remembered, chromium: Browser) -> None:
    chromium.wait(lambda: [each for each in chromium.downloads.iterdir() if each.suffix == ".zip"])
    (zipped,) = [each.name for each in chromium.downloads.iterdir()]
    with zipfile.ZipFile(io.BytesIO(chromium.downloaded(zipped))) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    for path in (desk.cv, desk.photo, desk.agreement, desk.approval, desk.consent):
        assert held[path.name] == path.read_bytes()
    assert sha256(held["Eindrapportage.pdf"]).hexdigest() == remembered.pdf_sha256
    overview = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(held[OVERVIEW])).pages)
    flat = " ".join(overview.split())
    for words in ("Anna van den Berg", *(notes for _, _, notes in NOTES)):
        assert words in flat
    copy = json.loads(held[MACHINE_READABLE])
    assert {each["notes"].strip() for each in copy["items"]["session"]} == {notes for _, _, notes in NOTES}
    assert set(copy["files"].values()) >= {desk.cv.name, desk.photo.name}
    own = json.loads(held[OWN])
    assert own["items"]["client"][0]["birth_date"] == "1980-12-31"
    assert QUESTION not in json.dumps(own), "what the coach found is not what the client provided"


def see_until_when(hands: Hands) -> None:
    """Step 9: every item says until when it is kept, and why."""
    hands.keys("Alt+9")
    view = hands.see(QTableView, "kept")
    lines = hands.cells(view)
    assert len(lines) == view.model().rowCount() > 12
    said = "\n".join(line[0] for line in lines)
    for words in ("Naam en contactgegevens", "Loopbaantraject", "Eindrapportage", "CV Anna.pdf", "Flip-over.jpg"):
        assert words in said
    hands.tab_to(view)
    hands.keys("Ctrl+Home")
    for place, line in enumerate(lines):
        assert view.currentIndex().row() == place
        assert hands.read("why"), f"no reason for {line[0]}"
        hands.key(Qt.Key.Key_Down)


def lock_and_open_again(hands: Hands, remembered: Remembered) -> None:
    """Step 10: locked, refused to a stranger, opened by passphrase and by recovery key; everything is there."""
    door = hands.context.door
    before = _all_there(hands)
    hands.keys("Ctrl+L")
    hands.until(lambda: door.state is VaultState.LOCKED)
    hands.see(QLineEdit, "passphrase")
    hands.type("niet de goede wachtzin")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.maybe(QLabel, "unlock_wrong") is not None)
    assert door.state is VaultState.LOCKED
    hands.until(lambda: door.wait == 0 or hands.program.window.isActiveWindow())
    hands.write(hands.see(QLineEdit, "passphrase"), remembered.passphrase)
    hands.until(lambda: _opened_by_enter(hands))
    assert _all_there(hands) == before
    hands.keys("Ctrl+L")
    hands.until(lambda: door.state is VaultState.LOCKED)
    hands.click("other_way")
    hands.write(hands.see(QLineEdit, "recovery_key"), remembered.recovery_key.lower())
    hands.until(lambda: _opened_by_enter(hands))
    assert _all_there(hands) == before
    hands.keys("Ctrl+F")  # one is where one was
    hands.see(QLineEdit, "search")
    hands.type("ademhalen")
    hands.until(lambda: "ademhalen" in hands.said())
    hands.keys("Ctrl+L")
    hands.until(lambda: door.state is VaultState.LOCKED)


def _opened_by_enter(hands: Hands) -> bool:
    """Press Enter until the wait after a wrong passphrase is over."""
    if hands.context.door.state is VaultState.LOCKED:
        hands.key(Qt.Key.Key_Return)
    return hands.context.door.state is VaultState.OPEN


def _all_there(hands: Hands) -> tuple[object, ...]:
    nouns = (Client, Session, Attachment, Version, Package, Request)
    return tuple(hands.reader.find(each) for each in nouns)
