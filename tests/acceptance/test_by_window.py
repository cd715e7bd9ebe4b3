"""Rows of which the window is the point, acted by the window on a vault on disk, which is then read anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.document import Channel
from app.domain.hold import Hold
from app.domain.organisation import Contact
from app.domain.policy import Trigger
from app.ui.door import VaultState
from app.usecases.current_policy import newest_policy
from app.usecases.give_consent import give_consent
from app.usecases.holds import Holds
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.rows import Rows
from app.vault.vault import open_vault
from tests.acceptance.mutation import noticed, with_answer, without_gate, without_rows
from tests.fakes import SetClock
from tests.practices import practice_in
from tests.ui.conftest import Start, files, folders, start  # noqa: F401 - the fixtures of a real window
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier
from tests.vault.fast_keys import PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
R = TypeVar("R", bound=Record)
Coach = Callable[[str], DossierHands]


@pytest.fixture
def coach(start: Start, parts: Parts, tmp_path: Path, qtbot: QtBot) -> Coach:  # noqa: F811
    """`coach("office")`: at the window of a practice with this starting policy, its vault open."""

    def sits_down(policy: str) -> DossierHands:
        program = start(practice_in(tmp_path / policy, policy))
        program.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
        qtbot.waitUntil(lambda: program.context.door.state is VaultState.OPEN)
        return DossierHands(program, qtbot)

    return sits_down


def read_anew(hands: DossierHands, parts: Parts, look: Callable[[Rows], R]) -> R:
    """Close the window, and look at what the vault on disk holds."""
    folder = hands.context.vault.folder
    hands.window.close()
    hands.until(lambda: hands.program.context.door.state is not VaultState.OPEN)
    vault = open_vault(folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        return look(vault.reader())
    finally:
        vault.close()


@noticed(without_rows("office", "rules", category=Category.IDENTITY, trigger=Trigger.TRAJECTORY_END))
def test_b4_who_speaks_for_a_regular_is_looked_at_again_in_the_window(
    coach: Coach, parts: Parts, clock: SetClock
) -> None:
    hands = coach("office")
    vault = hands.context.vault
    bakery = dossier.employer(vault)
    contact = vault.now(add_item, Contact, {"organisation": bakery.id, "surname": "Vries"})
    work = dossier.trajectory(vault, dossier.client(vault), principal=bakery.id, ends_on="2025-06-01")
    assert work.principal == bakery.id
    hands.go("relations", record=bakery.id)
    hands.press("look_again")
    spring = hands.context.today + timedelta(days=300)
    hands.fill("review_contact", next_on=spring)
    hands.until(lambda: bool(hands.dialog("review_contact").form.fields["why"].fault))
    assert vault.reader().get(Contact, contact.id).next_review_on is None, "not without a reason"
    hands.fill("review_contact", why="Vraagt elk voorjaar een training.")
    hands.gone("review_contact")
    assert read_anew(hands, parts, lambda rows: rows.get(Contact, contact.id)).next_review_on == spring


@noticed(with_answer("app.domain.check:field_faults", (), "no field is looked at"))
def test_e14_a_required_field_is_marked_and_asked_for(coach: Coach) -> None:
    hands = coach("reintegration")
    hands.act("new_client")
    dialog = hands.fill("new_client", first_name="Ömer")
    hands.until(lambda: dialog.form.fields["surname"].fault == "Vul dit in.")
    labels = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert any(each.startswith("Achternaam") and each.endswith("*") for each in labels)
    assert hands.context.reader.count(Client) == 0
    hands.fill("new_client", surname="Çelik")
    hands.until(lambda: hands.context.reader.count(Client) == 1)


@noticed(with_answer("app.usecases.holds:holds_in_force", Holds({}), "no hold is known"))
def test_e11_a_hold_that_was_placed_in_the_window_stops_a_destruction_there(
    coach: Coach, parts: Parts, clock: SetClock
) -> None:
    hands = coach("career_advice")
    vault = hands.context.vault
    client = dossier.client(vault)
    dossier.session(vault, dossier.trajectory(vault, client, ends_on="2025-06-01"))
    hands.go(client=client.id, part="retention")
    hands.press("place_hold")
    hands.dialog("hold").primary.click()
    hands.gone("hold")
    clock.forward(days=3000)
    hands.go("retention")
    hands.until(lambda: "er moet nu niets" in read(hands.window, "due_number") or _offered(hands) > 0)
    assert _offered(hands) == 0, "what is held is not offered"
    hold = read_anew(hands, parts, lambda rows: rows.find(Hold)[0])
    assert (hold.client, hold.in_force) == (client.id, True)


def _offered(hands: DossierHands) -> int:
    """The rows of the list of what is due."""
    view = maybe(hands.window, QTableView, "kept")
    return 0 if view is None else view.model().rowCount()


@noticed(with_answer("app.usecases.withdraw_consent:withdraw_consent", None, "withdrawing does nothing"))
def test_l7_withdrawing_is_one_step_from_where_it_was_given(coach: Coach, parts: Parts) -> None:
    hands = coach("career_advice")
    vault = hands.context.vault
    client = dossier.client(vault)
    given = {
        "role": "promise", "purpose": "Plan", "text": "Goed.", "given_on": "2026-03-02", "given_name": "Anna Berg",
        "given_how": "paper",
    }  # fmt: skip
    consent = vault.now(give_consent, given, client.id, hands.context.law)
    hands.go(client=client.id, part="consents")
    hands.press("withdraw")
    hands.press("primary")
    hands.gone("withdrawing")
    after = read_anew(hands, parts, lambda rows: rows.get(Consent, consent.id))
    assert (after.withdrawn_on, after.withdrawn_how) == (date(2026, 3, 3), Channel.IN_PERSON)


@noticed(without_gate("app.domain.gates.change_policy:change_policy_gate"))
def test_l11_the_window_adopts_no_term_below_the_law(coach: Coach, qtbot: QtBot) -> None:
    hands = coach("career_advice")
    hands.go("policy", part="rules")
    view = hands.see(QTableView, "policy_rules")
    model = view.model()
    names = [str(model.index(place, 0).data()) for place in range(model.rowCount())]
    view.selectRow(names.index("Administratie"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    row = hands.see(QWidget, "policy_row")
    number = row.findChild(QWidget, "number")
    assert number is not None
    number.setFocus()
    number.setText("5")  # type: ignore[attr-defined]
    press(row, "primary")
    hands.press("look_policy")
    preview = hands.see(QWidget, "policy_preview")
    hands.until(lambda: "2033" in hands.texts(preview) or "AWR art. 52 lid 4" in hands.texts(preview))
    assert "AWR art. 52 lid 4" in hands.texts(preview)
    assert not see(preview, QPushButton, "primary").isEnabled()
    press(preview, "back")
    assert newest_policy(hands.context.reader).version == 1


@noticed(with_answer("app.usecases.registers:_with_account", None, "the register of requests tells of nothing"))
def test_b12_a_register_is_read_without_names_where_nobody_needs_them(coach: Coach) -> None:
    hands = coach("office")
    vault = hands.context.vault
    client = dossier.client(vault)
    dossier.request(vault, client)
    hands.go("registers", part="requests")
    hands.until(lambda: maybe(hands.window, QTableView, "register") is not None)
    view = hands.see(QTableView, "register")
    hands.until(lambda: view.model().rowCount() == 1)
    assert view.model().index(0, 0).data() == client.name
    hands.see(QCheckBox, "register_names").setChecked(False)
    hands.until(lambda: view.model().index(0, 0).data() == client.id)
