"""The policy in the window: rows change in a draft, every step can be taken back, and a look comes before adopting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.enquiry import Enquiry
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.current_policy import newest_policy
from app.usecases.keep_item import add_item
from app.vault.work import Work
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier
from tests.vault.fast_keys import PASSPHRASE


def column(view: QTableView, place: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def to_part(program: Program, part: str) -> None:
    program.context.navigate(Place("policy", part=part))


def open_rule(program: Program, kind: str = "Gespreksaantekeningen") -> QWidget:
    """The first rule for a kind of data, in its form: for session notes after a trajectory."""
    to_part(program, "rules")
    view = see(program.window, QTableView, "policy_rules")
    view.selectRow(column(view, 0).index(kind))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    return see(program.window, QWidget, "policy_row")


def set_years(dialog: QWidget, number: str) -> None:
    line = see(dialog, QLineEdit, "number")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, number)
    press(dialog, "primary")


def test_a_changed_rule_is_previewed_and_adopted(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client, starts_on="2021-06-01", ends_on="2026-02-01")
    dossier.session(vault, trajectory)
    asked = {"name": "Joost Meerdink", "email": "joost@meerdink.example", "question": "Een uur per week?"}
    vault.now(add_item, Enquiry, {**asked, "received_on": "2026-02-20"})
    set_years(open_rule(program, "Informatieaanvraag"), "2")
    set_years(open_rule(program), "2")
    window = program.window
    view = see(window, QTableView, "policy_rules")
    assert column(view, 2)[column(view, 0).index("Gespreksaantekeningen")] == "2 jaar"
    assert newest_policy(vault.reader()).version == 1
    press(window, "look_policy")
    preview = see(window, QWidget, "policy_preview")
    adopt = see(preview, QPushButton, "primary")
    qtbot.waitUntil(adopt.isEnabled)
    said = [each.text() for each in see(preview, QWidget, "policy_effects").findChildren(QLabel)]
    assert "1 onderdeel gaat eerder weg" in said
    assert any("2 jaar in plaats van 5 jaar" in each for each in said)
    assert any(each.startswith("Vraag van Joost Meerdink, 20 februari 2026, vraag: ") for each in said), said
    adopt.click()
    qtbot.waitUntil(lambda: vault.reader().count(AdoptedPolicy) == 2)
    qtbot.waitUntil(lambda: read(window, "policy_said") == "Versie 2 geldt vanaf 3 maart 2026.")
    assert not see(window, QPushButton, "look_policy").isEnabled()


def test_every_step_can_be_taken_back(program: Program) -> None:
    window = program.window
    set_years(open_rule(program), "2")
    view = see(window, QTableView, "policy_rules")
    before = len(column(view, 0))
    view.selectRow(0)
    press(window, "take_out_rules")
    assert len(column(view, 0)) == before - 1
    press(window, "undo_policy")
    assert len(column(view, 0)) == before
    press(window, "undo_policy")
    assert column(view, 2)[column(view, 0).index("Gespreksaantekeningen")] == "5 jaar"
    assert maybe(window, QPushButton, "undo_policy") is None
    assert not see(window, QPushButton, "look_policy").isEnabled()


def test_a_lock_loses_nothing_of_the_draft(program: Program, qtbot: QtBot) -> None:
    set_years(open_rule(program), "2")
    door = program.context.door
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    to_part(program, "rules")
    view = see(program.window, QTableView, "policy_rules")
    assert column(view, 2)[column(view, 0).index("Gespreksaantekeningen")] == "2 jaar"
    press(program.window, "undo_policy")
    program.context.navigate(Place("dossiers"))
    assert program.context.vault.now(_draft_kept) == ""


def _draft_kept(work: Work) -> str:
    return work.setting("policy_draft")


def test_what_is_wrong_is_said_at_its_field_and_changes_nothing(program: Program) -> None:
    for number, told in (
        ("200", "Een termijn kan hooguit 100 jaar zijn."),
        ("0", "Vul een aantal in van 1 of meer."),
        ("-3", "Vul een aantal in van 1 of meer."),
        ("", "Vul in hoelang je dit bewaart."),
    ):
        dialog = open_rule(program)
        line = see(dialog, QLineEdit, "number")
        line.setText(number)
        press(dialog, "primary")
        assert read(dialog, "period_fault").startswith(told)
        line.setText("5")
        press(dialog, "back")
    assert not see(program.window, QPushButton, "look_policy").isEnabled()


def test_a_term_below_the_law_is_refused_before_it_is_adopted(program: Program, qtbot: QtBot) -> None:
    to_part(program, "rules")
    view = see(program.window, QTableView, "policy_rules")
    view.selectRow(column(view, 0).index("Administratie"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    set_years(see(program.window, QWidget, "policy_row"), "5")
    press(program.window, "look_policy")
    dialog = see(program.window, QWidget, "policy_preview")

    def said() -> str:
        return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())

    qtbot.waitUntil(lambda: "AWR art. 52 lid 4" in said())
    assert not see(dialog, QPushButton, "primary").isEnabled()
    see(dialog, QPushButton, "rule")
    press(dialog, "back")
    assert newest_policy(program.context.reader).version == 1


def test_a_legitimate_interest_asks_its_weighing(program: Program) -> None:
    to_part(program, "activities")
    view = see(program.window, QTableView, "policy_activities")
    view.selectRow(column(view, 0).index("Bewaren voor een vervolgtraject"))
    press(program.window, "edit_activities")
    dialog = see(program.window, QWidget, "policy_row")
    weighing = next(each for each in dialog.findChildren(QWidget, "weighing"))
    for line in weighing.findChildren(QWidget):
        if hasattr(line, "setPlainText"):
            line.setPlainText("")
    press(dialog, "primary")
    assert read(dialog, "weighing_fault").startswith("Bij een gerechtvaardigd belang hoort een afweging.")


def test_a_switch_is_a_step_of_the_draft(program: Program) -> None:
    to_part(program, "switches")
    see(program.window, QCheckBox, "consent_for_disclosure").setChecked(False)
    assert see(program.window, QPushButton, "look_policy").isEnabled()
    press(program.window, "undo_policy")
    assert see(program.window, QCheckBox, "consent_for_disclosure").isChecked()


def test_drift_leads_to_where_it_is_mended(program: Program, qtbot: QtBot) -> None:
    program.context.navigate(Place("policy"))
    view = see(program.window, QTableView, "drift")
    qtbot.waitUntil(lambda: len(column(view, 0)) > 2)
    assert column(view, 0)[:2] == ["Ontvangers", "Ontvangers"]
    view.selectRow(0)
    assert read(program.window, "drift_why").startswith("Boekhouder of accountant verwerkt gegevens voor je")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog = see(program.window, QWidget, "policy_row")
    assert see(program.window, QListWidget, "policy_parts").currentItem().text() == "Ontvangers"
    (signed,) = see(dialog, QWidget, "agreement_on").findChildren(QLineEdit)
    QTest.keyClicks(signed, "01-02-2026")
    press(dialog, "primary")
    assert "01-02-2026" in column(see(program.window, QTableView, "policy_recipients"), 2)
