"""A block that waits to be read is a block: nothing is approved, made final or handed over in the meantime (L14)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.answer import Decision
from app.domain.document import Channel, VersionState
from app.domain.gate import GateRefused
from app.domain.received_answer import AnswerState
from app.kernel.progress import Silent
from app.usecases.accept_answer import set_answer_aside
from app.usecases.decide_version import approve_version
from app.usecases.disclose_document import disclose_version
from app.usecases.finalise_document import finalise_document
from app.usecases.parts import Parts
from app.usecases.record_answer import record_answer
from app.usecases.share_document import share_document
from app.usecases.take_comments_over import take_comments_over
from app.usecases.write_document import begin_version
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.usecases.test_answers import Desk, reasons

TOLD = {"decided_by": "Anna Berg", "decided_how": "telephone"}


@pytest.fixture
def desk(vault: Vault, parts: Parts, tmp_path: Path) -> Desk:
    return Desk(vault, parts, tmp_path)


def test_a_report_that_the_client_blocked_is_not_approved_by_telephone_before_the_answer_is_read(desk: Desk) -> None:
    version = desk.share()
    waiting = desk.decided(version, "block")
    assert reasons(lambda: desk.vault.now(approve_version, version.id, TOLD)) == ["gate.unread.block"]
    assert reasons(lambda: desk.vault.now(record_answer, version.id, Decision.APPROVE, TOLD)) == ["gate.unread.block"]
    assert reasons(lambda: finalise_document(desk.vault, desk.parts, version.id)) == [
        "gate.finalise.not_approved", "gate.unread.block",
    ]  # fmt: skip
    handed_over = reasons(lambda: desk.vault.now(disclose_version, version.id, desk.employer.id, Channel.EMAIL))
    assert "gate.unread.block" in handed_over
    assert desk.state(version) is VersionState.SHARED
    desk.accept(waiting)
    assert desk.state(version) is VersionState.BLOCKED


def test_an_answer_that_comes_after_the_approval_is_read_before_the_version_is_final(desk: Desk) -> None:
    version = desk.share()
    desk.accept(desk.decided(version, "approve"))
    waiting = desk.decided(version, None, "In mei.")
    with pytest.raises(GateRefused) as caught:
        finalise_document(desk.vault, desk.parts, version.id)
    assert [(each.code, each.at and each.at.record) for each in caught.value.reasons] == [
        ("gate.unread.remark", waiting.id)
    ]
    desk.vault.now(set_answer_aside, waiting.id, "Besproken.")
    assert finalise_document(desk.vault, desk.parts, version.id).state is VersionState.FINAL


def test_of_two_answers_that_wait_each_can_be_taken_in(desk: Desk) -> None:
    version = desk.share()
    first, second = desk.decided(version, "approve"), desk.decided(version, "block")
    assert desk.accept(first).state is AnswerState.ACCEPTED
    assert reasons(lambda: finalise_document(desk.vault, desk.parts, version.id)) == ["gate.unread.block"]
    desk.accept(second)
    assert desk.state(version) is VersionState.BLOCKED


def test_an_approval_from_before_does_not_lift_a_later_request_for_changes(desk: Desk, clock: SetClock) -> None:
    version = desk.share()
    clock.forward(days=6)
    desk.vault.now(record_answer, version.id, Decision.CHANGES, TOLD)
    earlier = {**TOLD, "decided_on": "2026-03-04"}
    assert reasons(lambda: desk.vault.now(record_answer, version.id, Decision.APPROVE, earlier)) == [
        "gate.decide.decided_since"
    ]
    assert desk.state(version) is VersionState.ANSWERED
    desk.vault.now(record_answer, version.id, Decision.BLOCK, earlier)
    assert desk.state(version) is VersionState.BLOCKED, "a block always counts"


def test_what_was_said_of_an_earlier_version_is_read_before_the_next_is_shared(desk: Desk) -> None:
    version = desk.share()
    waiting = desk.decided(version, "block", "Zo niet.")
    newer = desk.vault.now(begin_version, version.document)
    target = desk.scratch / "volgende.html"

    def share() -> None:
        share_document(desk.vault, desk.parts, newer.id, target, Silent())

    assert reasons(share) == ["gate.share.unread"]
    assert not target.exists()
    desk.vault.now(take_comments_over, waiting.id)
    share()
    assert desk.state(newer) is VersionState.SHARED
