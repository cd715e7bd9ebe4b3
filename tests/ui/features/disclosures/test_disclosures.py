"""Disclosures in the window: told by word of mouth through the gate, and listed with who got it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.disclosure import Disclosure
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import RecordForm
from app.usecases.give_consent import give_consent
from tests.ui.look import maybe, press, see
from tests.usecases import dossier


def test_what_was_told_goes_through_the_gate_and_stands_in_the_list(program: Program, qtbot: QtBot) -> None:
    window, reader, vault = program.window, program.context.reader, program.context.vault
    client, employer = dossier.client(vault), dossier.employer(vault)
    program.context.navigate(Place("dossier", client.id, part="disclosures"))
    press(window, "record_disclosure")
    dialog = see(window, Dialog, "record")
    form = dialog.findChildren(RecordForm)[0]
    form.set_values({"recipient": employer.id, "told": "De diagnose is bekend.", "told_to": "Mevrouw Vos"})
    press(dialog, "primary")
    qtbot.waitUntil(lambda: maybe(window, Dialog, "message") is not None)
    refusal = " ".join(each.text() for each in see(window, Dialog, "message").findChildren(QLabel))
    assert "er is geen toestemming waarin Bakkerij Jansen BV als ontvanger staat" in refusal
    assert "hier lijkt een diagnose" in refusal
    press(see(window, Dialog, "message"), "primary")
    assert reader.find(Disclosure) == ()

    given = {
        "purpose": "Voortgang", "recipient": employer.id, "text": "Dat mag.", "given_on": "2026-03-02",
        "given_name": "Anna Berg", "given_how": "email",
    }  # fmt: skip
    vault.now(give_consent, given, client.id, program.context.law)
    form.set_values({"told": "Het traject is half maart klaar."})
    medical = see(dialog, QComboBox, "medical")
    medical.setCurrentIndex(medical.findData("no"))
    press(dialog, "primary")
    qtbot.waitUntil(lambda: len(reader.find(Disclosure)) == 1)
    qtbot.waitUntil(lambda: "Bakkerij Jansen BV" in _words(window))
    assert "Mevrouw Vos" in _words(window)
    (made,) = reader.find(Disclosure)
    assert made.decided_by != ""


def _words(window: QWidget) -> str:
    return " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
