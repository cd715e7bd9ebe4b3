"""What a coach recorded of a client by mistake is taken back with a reason, and can be recorded as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.answer import Decision
from app.domain.client_comment import ClientComment
from app.domain.document import Channel, VersionState
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.usecases.deal_with_comment import open_comments
from app.usecases.parts import Parts
from app.usecases.record_answer import record_answer
from app.usecases.take_decision_back import take_decision_back
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.usecases.test_answers import Desk, reasons

TOLD = {"decided_by": "Anna Berg", "decided_how": "telephone"}
WHY = "Verkeerde dag."


@pytest.fixture
def desk(vault: Vault, parts: Parts, tmp_path: Path) -> Desk:
    return Desk(vault, parts, tmp_path)


def test_a_day_that_was_recorded_too_late_is_put_right_and_both_stay_on_record(desk: Desk, clock: SetClock) -> None:
    version, reader = desk.share(), desk.vault.reader()
    clock.forward(days=6)
    late, right = {**TOLD, "comments": "In mei."}, {**TOLD, "decided_on": "2026-03-04"}
    desk.vault.now(record_answer, version.id, Decision.APPROVE, late)
    assert reasons(lambda: desk.vault.now(record_answer, version.id, Decision.APPROVE, right)) == [
        "gate.decide.approved_already"
    ]
    assert reader.count(ReceivedAnswer) == 1, "no second answer beside the first"
    back = desk.vault.now(take_decision_back, version.id, f" {WHY} ")
    assert (back.state, back.decided_on, back.decided_by, back.decided_how) == (VersionState.SHARED, None, "", None)
    assert open_comments(reader, back) == (), "its remark counts no more"
    assert reader.count(ClientComment) == 1
    desk.vault.now(record_answer, version.id, Decision.APPROVE, right)
    answers = {each.state: each for each in reader.find(ReceivedAnswer, version=version.id)}
    assert answers[AnswerState.SET_ASIDE].set_aside_why == WHY
    assert answers[AnswerState.SET_ASIDE].received_on == date(2026, 3, 9)
    assert answers[AnswerState.ACCEPTED].received_on == date(2026, 3, 4)
    assert desk.state(version) is VersionState.APPROVED
    told = reader.connection.execute("SELECT act FROM ledger WHERE record = ? ORDER BY sequence", (version.id,))
    assert [act for (act,) in told][-3:] == ["record_answer", "take_decision_back", "record_answer"]


def test_what_stood_before_a_mistake_stands_again(desk: Desk, clock: SetClock) -> None:
    version = desk.share()
    said = desk.decided(version, "changes", "In mei.")
    desk.accept(said)
    clock.forward(days=1)
    desk.vault.now(record_answer, version.id, Decision.BLOCK, TOLD)
    assert reasons(lambda: desk.vault.now(record_answer, version.id, Decision.BLOCK, TOLD)) == [
        "gate.decide.blocked_already"
    ]
    back = desk.vault.now(take_decision_back, version.id, "Dit was een ander verslag.")
    assert (back.state, back.decided_how, back.evidence) == (VersionState.ANSWERED, Channel.PACKAGE, said.evidence)
    assert back.decided_on == date(2026, 3, 3)
    assert reasons(lambda: desk.vault.now(take_decision_back, version.id, WHY)) == ["gate.take_back.by_file"]


def test_a_file_that_says_what_was_told_by_telephone_is_taken_in_as_its_proof(desk: Desk) -> None:
    version = desk.share()
    desk.vault.now(record_answer, version.id, Decision.APPROVE, TOLD)
    desk.accept(desk.decided(version, "approve"))
    assert desk.state(version) is VersionState.APPROVED
