"""Dialogs that make a package look whether it can be made before anybody is asked where it goes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from app.domain.organisation import Organisation
from app.domain.policy_recipient import Secrecy
from app.ui.features.around.intake import IntakeDialog
from app.ui.features.today.stand_in_dialog import StandInDialog
from app.ui.forms.packing import PackingDialog
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import REQUIRED
from app.ui.widgets.inputs import TextInput
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, see


def fill(dialog: StandInDialog, **values: object) -> None:
    for name, value in values.items():
        dialog.form.fields[name].input.show_value(value)
        dialog.form.fields[name].input.edited.emit()


def test_a_place_is_asked_only_for_what_can_be_made(hands: DossierHands, files: AnsweredFiles, tmp_path: Path) -> None:
    soon = hands.context.today + timedelta(days=2)
    hands.session(hands.trajectory(hands.client()), on=soon.isoformat(), at="14:00", state="planned")
    deputy = hands.keep(Organisation, "", name="Praktijk Zonder Drempel")
    hands.go("today")
    hands.press("stand_in_open")
    dialog = see(hands.window, StandInDialog, "stand_in")
    first, why = dialog.form.fields["deputy"], dialog.form.fields["why"]
    assert dialog.focusWidget() is first.input.inner
    assert maybe(dialog, QLabel, REQUIRED) is not None
    files.asked.clear()
    files.answers = [tmp_path / "afspraken.html"]
    dialog.primary.click()
    hands.until(lambda: bool(first.fault and why.fault))
    fill(dialog, deputy=deputy.id, why="Griep")
    dialog.primary.click()
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    see(hands.window, Dialog, "message").primary.click()
    assert files.asked == [], "neither for what lacks something nor for what the gate refuses"
    bound = see(dialog, QComboBox, "secrecy")
    bound.setCurrentIndex(bound.findData(Secrecy.PROFESSIONAL.value))
    dialog.primary.click()
    hands.until(lambda: dialog.is_done)
    assert len(files.asked) == 1
    assert maybe(dialog, QLabel, REQUIRED) is None, "nothing is required any more"


def test_looking_can_be_ended_and_nothing_is_asked_twice(hands: DossierHands, files: AnsweredFiles) -> None:
    dialog = IntakeDialog(hands.context, hands.window, hands.client().id)
    files.asked.clear()
    dialog.open()
    assert dialog.focusWidget() is see(dialog, TextInput, "questions").inner
    dialog.primary.click()
    dialog.primary.click()
    dialog.reject()
    hands.until(lambda: dialog.back.isEnabled())
    assert dialog.isVisible()
    assert files.asked == []
    dialog.primary.click()
    dialog.primary.click()
    hands.until(lambda: bool(files.asked))
    QApplication.processEvents()
    assert len(files.asked) == 1
    dialog.reject()
    hands.until(lambda: not dialog.isVisible())


def test_looking_is_not_said_to_be_making(hands: DossierHands, files: AnsweredFiles) -> None:
    dialog = PackingDialog(hands.context, hands.window, "intake.make", "intake.make.yes", name="looking")
    dialog.open()
    may, said = Event(), see(hands.window, PackingDialog, "looking").findChild(QLabel, "packing_doing")
    assert isinstance(said, QLabel)
    dialog.pack("intake.make", "intake", lambda _: may.wait(20), lambda *_: pytest.fail("no place was chosen"))
    hands.until(said.isVisible)
    assert said.text() == hands.context.text("packing.looking")
    files.answers = []
    may.set()
    hands.until(lambda: not said.isVisible())
    dialog.reject()
