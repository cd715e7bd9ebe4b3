"""In the window, from a template to a report in the employer's hands: steps 4 to 7 of the main job."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.disclosure import Disclosure
from app.domain.document import Channel, Document, Version, VersionState
from app.domain.organisation import Organisation
from app.domain.package import Package, PackageUse
from app.domain.trajectory import Trajectory
from app.packages.html_reader import open_html_package
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.features.documents.verdict_list import VerdictList
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.usecases.keep_item import add_item
from app.vault.vault import Vault
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import files, folders, locked, program, start
from tests.ui.look import maybe, press, see
from tests.vault.fast_keys import PASSPHRASE

__all__ = ["files", "folders", "locked", "program", "start"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Coach:
    """What the coach does in the window."""

    def __init__(self, program: Program, files: AnsweredFiles, qtbot: QtBot) -> None:
        self.program, self.files, self.qtbot = program, files, qtbot
        self.window = program.window

    @property
    def vault(self) -> Vault:
        return self.program.context.vault

    def go(self, place: Place) -> None:
        self.program.context.navigate(place)

    def press(self, name: str, inside: str = "") -> None:
        """Press a button, once it is there: in a dialog with this name, else anywhere."""
        self.until(lambda: self._root(inside) is not None)
        root = self._root(inside)
        assert root is not None
        press(root, name)

    def dialog(self, name: str) -> Dialog:
        self.until(lambda: maybe(self.window, Dialog, name) is not None)
        return see(self.window, Dialog, name)

    def form(self, name: str) -> FormDialog:
        found = self.dialog(name)
        assert isinstance(found, FormDialog)
        return found

    def gone(self, name: str) -> None:
        self.until(lambda: maybe(self.window, Dialog, name) is None)

    def fill(self, name: str, **values: object) -> None:
        """Fill in fields of the form in a dialog, as if by hand."""
        for field, value in values.items():
            made = self.form(name).form.fields[field].input
            made.show_value(value)
            made.edited.emit()

    def packed(self, name: str, target: Path) -> str:
        """Have the package of a dialog made at `target`; gives the passphrase that is shown."""
        self.files.answers.append(target)
        self.press("primary", inside=name)
        self.until(lambda: maybe(self.dialog(name), QWidget, "copy_passphrase") is not None)
        groups = [each.text() for each in self.dialog(name).findChildren(QLabel) if each.property("role") == "key"]
        self.press("primary", inside=name)
        self.gone(name)
        return "-".join(groups)

    def state(self) -> str:
        """What the banner of the document's page says."""
        return see(self.window, QLabel, "state_words").text()

    def verdict(self) -> tuple[str, ...]:
        return see(self.window, VerdictList, "verdict").words

    def until(self, reached: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(reached)

    def _root(self, inside: str) -> QWidget | None:
        return maybe(self.window, Dialog, inside) if inside else self.window


@pytest.fixture
def coach(program: Program, files: AnsweredFiles, qtbot: QtBot) -> Coach:
    return Coach(program, files, qtbot)


@pytest.fixture
def client(coach: Coach) -> Client:
    """A client whose employer pays for the trajectory."""
    vault = coach.vault
    made = vault.now(add_item, Client, {"first_name": "Anna", "infix": "van den", "surname": "Berg"})
    employer = vault.now(add_item, Organisation, {"name": "Bakkerij Jansen BV", "town": "Zutphen"})
    start = {"title": "Loopbaantraject", "starts_on": "2026-01-05", "principal": employer.id}
    vault.now(add_item, Trajectory, start, client=made.id)
    return made


def test_x3_a_report_reaches_the_employer_through_the_window(
    coach: Coach, client: Client, qtbot: QtBot, tmp_path: Path
) -> None:
    reader = coach.vault.reader()
    coach.go(Place("dossier", client.id, part="documents"))

    # 4. written from a template; saving is automatic
    coach.press("new_document")
    templates = see(coach.dialog("new_document_dialog"), QListWidget, "templates")
    (final_report,) = templates.findItems("Eindrapportage", Qt.MatchFlag.MatchExactly)
    templates.setCurrentItem(final_report)
    coach.press("primary", inside="new_document_dialog")
    coach.until(lambda: maybe(coach.window, ProseEditor, "draft") is not None)
    (document,) = reader.find(Document)
    assert (document.title, document.client) == ("Eindrapportage", client.id)
    page = see(coach.window, ProseEditor, "draft").page
    page.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClicks(page, "Anna wil groeien.")
    coach.until(lambda: "Anna wil groeien." in reader.find(Version)[0].source)
    coach.until(lambda: see(coach.window, QLabel, "saved").text() == "Bewaard")
    assert "# Aanleiding en vraag" in reader.find(Version)[0].source
    coach.press("remove_guidance")
    coach.until(lambda: not see(coach.window, ProseEditor, "draft").source().count("*"))
    assert reader.find(Version)[0].source.endswith("Anna wil groeien.\n")

    # 6. handing the draft to the employer is refused, with every reason, and cannot be tried
    menu = see(coach.window, QPushButton, "more").menu()
    assert menu is not None
    menu.actions()[0].trigger()
    assert see(coach.dialog("disclose"), QComboBox, "recipient").currentText() == "Bakkerij Jansen BV, Zutphen"
    assert coach.verdict() == (
        "Dit kan nog niet, want:",
        "de cliënt heeft nog geen akkoord gegeven op het concept",
        "er is geen toestemming waarin Bakkerij Jansen BV als ontvanger staat",
        coach.verdict()[-1],
    )
    assert "lees eerst zelf na of er geen diagnose" in coach.verdict()[-1]
    assert not see(coach.dialog("disclose"), QPushButton, "primary").isEnabled()
    coach.press("back", inside="disclose")
    coach.gone("disclose")
    assert not coach.files.asked

    # 5. shared: frozen, in one file that opens with the passphrase that was shown
    coach.press("step_share")
    passphrase = coach.packed("share", tmp_path / "draft.html")
    opened = open_html_package(tmp_path / "draft.html", passphrase)
    (shared,) = reader.find(Version)
    assert shared.state is VersionState.SHARED
    assert [each.content_sha256 for each in opened.manifest.documents] == [shared.content_sha256]
    assert "3 maart 2026" in coach.state()
    assert see(coach.window, ProseEditor, "frozen").is_read_only()
    assert "3 maart 2026" in see(coach.window, QPushButton, "look_up_passphrase").accessibleName()
    coach.press("look_up_passphrase")
    groups = [each.text() for each in coach.dialog("passphrase_again").findChildren(QLabel)]
    assert set(passphrase.split("-")) <= set(groups)
    coach.press("primary", inside="passphrase_again")

    # 7. approval with evidence, faults at the field first
    evidence = tmp_path / "akkoord.eml"
    evidence.write_bytes(b"Ik vind het goed zo.")
    coach.press("step_approve")
    coach.fill("approve", decided_by="", decided_how=Channel.EMAIL)
    coach.press("primary", inside="approve")
    coach.until(lambda: coach.form("approve").form.fields["decided_by"].fault == "Vul dit in.")
    coach.fill("approve", decided_by="Anna van den Berg")
    coach.files.answers.append(evidence)
    coach.press("add_evidence", inside="approve")
    coach.until(lambda: bool(coach.form("approve").form.fields["evidence"].input.given()))
    coach.press("primary", inside="approve")
    coach.gone("approve")
    approved = reader.get(Version, shared.id)
    assert (approved.state, approved.decided_by) == (VersionState.APPROVED, "Anna van den Berg")
    proof = reader.get(Attachment, approved.evidence)
    assert proof.name == "akkoord.eml"
    assert b"".join(reader.chunks(proof.id)) == evidence.read_bytes()

    # final: the PDF of exactly the approved bytes
    coach.until(lambda: maybe(coach.window, QWidget, "step_finalise") is not None)
    coach.press("step_finalise")
    coach.press("primary", inside="question")
    coach.until(lambda: reader.get(Version, shared.id).state is VersionState.FINAL)
    final = reader.get(Version, shared.id)
    assert final.content_sha256 == shared.content_sha256
    assert hashlib.sha256(b"".join(reader.chunks(final.pdf))).hexdigest() == final.pdf_sha256

    # consent, from where it is missing; the gate answers anew by itself
    coach.until(lambda: maybe(coach.window, QWidget, "step_disclose") is not None)
    coach.press("step_disclose")
    coach.press("offer_not_medical", inside="disclose")
    assert coach.verdict()[1:] == ("er is geen toestemming waarin Bakkerij Jansen BV als ontvanger staat",)
    coach.press("offer_consent", inside="disclose")
    shown = str(coach.form("consent").form.fields["text"].input.given())
    assert "om aan Bakkerij Jansen BV dit te verstrekken: het document ‘Eindrapportage’ (versie 1)." in shown
    coach.fill("consent", given_how=Channel.PAPER)
    coach.files.answers.append(evidence)
    coach.press("add_evidence", inside="consent")
    coach.until(lambda: bool(coach.form("consent").form.fields["evidence"].input.given()))
    coach.press("primary", inside="consent")
    coach.gone("consent")
    (consent,) = reader.find(Consent)
    assert (consent.text, consent.given_name, consent.version) == (shown, "Anna van den Berg", final.id)
    coach.until(lambda: "niets houdt het tegen" in coach.verdict()[0])

    # disclosed and logged
    passphrase = coach.packed("disclose", tmp_path / "final.html")
    (sent,) = open_html_package(tmp_path / "final.html", passphrase).manifest.files
    (disclosure,) = reader.find(Disclosure)
    assert (disclosure.consent, disclosure.pdf_sha256) == (consent.id, final.pdf_sha256)
    assert sent.sha256 == final.pdf_sha256
    assert see(coach.window, QLabel, "disclosed_to").text() == "Bakkerij Jansen BV"
    assert {each.use for each in reader.find(Package)} == {PackageUse.REVIEW, PackageUse.FINAL}
    coach.press("back_to_documents")
    model = see(coach.window, QWidget, "disclosures").model  # type: ignore[attr-defined]
    line = [str(model.index(0, place).data()) for place in range(model.columnCount())]
    assert line == ["03-03-2026", "Eindrapportage", "Bakkerij Jansen BV", "Via een beveiligd bestand", line[-1]]
    assert final.pdf_sha256.startswith(line[-1])

    # withdrawn in one step, and it works at once
    coach.go(Place("dossier", client.id, consent.id, "consent"))
    coach.press("withdraw")
    effect = see(coach.dialog("withdrawing"), QLabel, "effect").text()
    assert "‘Eindrapportage’ kan niet meer naar Bakkerij Jansen BV" in effect
    assert "ging al naar Bakkerij Jansen BV, op 3 maart 2026" in effect
    coach.press("primary", inside="withdrawing")
    coach.gone("withdrawing")
    coach.go(Place("document", client.id, document.id))
    coach.press("step_disclose")
    assert coach.verdict()[1] == "de toestemming voor Bakkerij Jansen BV is ingetrokken op 3 maart 2026"
    coach.press("back", inside="disclose")


def test_what_was_typed_is_there_after_a_lock_at_any_moment(coach: Coach, client: Client, qtbot: QtBot) -> None:
    """Saved on the way out: a lock right after the last key loses nothing."""
    coach.go(Place("dossier", client.id, part="documents"))
    coach.press("new_document")
    coach.press("primary", inside="new_document_dialog")
    coach.until(lambda: maybe(coach.window, ProseEditor, "draft") is not None)
    page = see(coach.window, ProseEditor, "draft").page
    page.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page, " Tot aan de laatste toets.")
    door = coach.program.context.door
    door.lock()
    coach.until(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    coach.until(lambda: door.state is VaultState.OPEN)
    (version,) = coach.vault.reader().find(Version)
    assert "Tot aan de laatste toets." in version.source
