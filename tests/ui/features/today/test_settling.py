"""From Today: a session is planned in a few keys, and what became of it is one press."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView

from app.domain.session import Session, SessionState
from tests.ui.features.dossier_hands import DossierHands, dutch_day
from tests.ui.look import maybe


def test_a_session_is_planned_from_today_and_settled_from_today(hands: DossierHands) -> None:
    trajectory = hands.trajectory(hands.client())
    hands.go("today")
    hands.press("new_session")
    tomorrow = hands.context.today + timedelta(days=1)
    hands.fill("session", trajectory=trajectory.id, on=tomorrow, at="14:00")
    hands.gone("session")
    hands.until(lambda: hands.context.reader.count(Session) == 1)
    (planned,) = hands.context.reader.find(Session)
    assert planned.state is SessionState.PLANNED, "a later day is planned without a word"
    rows = hands.see(QTableView, "today")
    hands.until(lambda: "Gesprek om 14:00" in [rows.model().index(n, 0).data() for n in range(rows.model().rowCount())])
    names = [rows.model().index(n, 0).data() for n in range(rows.model().rowCount())]
    rows.selectRow(names.index("Gesprek om 14:00"))
    assert maybe(hands.window, QPushButton, "held") is None, "nothing is held before its day"
    hands.press("cancelled")
    hands.until(lambda: hands.context.reader.get(Session, planned.id).state is SessionState.CANCELLED)


def test_state_and_button_follow_the_day_at_once_and_nothing_follows_from_half_a_day(hands: DossierHands) -> None:
    hands.trajectory(hands.client())
    hands.go("today")
    hands.press("new_session")
    dialog, today = hands.dialog("session"), hands.context.today
    (line,) = dialog.form.fields["on"].input.findChildren(QLineEdit)

    def typed(text: str) -> tuple[object, str]:
        line.setText(text)
        line.textEdited.emit(text)
        return dialog.form.fields["state"].input.given(), dialog.primary.text()

    held = (SessionState.HELD.value, hands.context.text("session.begin"))
    planned = (SessionState.PLANNED.value, hands.context.text("dialog.save"))
    assert typed("32-13-2099") == held, "no day is no later day"
    assert typed(dutch_day(today + timedelta(days=1))) == planned
    assert typed("3") == planned
    assert typed(dutch_day(today)) == held
