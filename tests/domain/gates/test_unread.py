"""What a client answered and nobody read yet: it stands before making final and disclosing, and says where it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.answer import Decision
from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel, DocumentKind, Version, VersionState
from app.domain.gates.disclose import DisclosureFacts, disclose_gate
from app.domain.gates.finalise import finalise_gate
from app.domain.gates.share import share_gate
from app.domain.gates.unread import unread
from app.domain.organisation import Organisation
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record

CLIENT, TRAJECTORY = new_id(), new_id()


def answer(says: Decision | None, state: AnswerState, days: int = 0) -> ReceivedAnswer:
    """An answer that came in, and as it was dealt with."""
    return record(
        ReceivedAnswer, client=CLIENT, how=Channel.PACKAGE, received_on=TODAY + timedelta(days), decision=says,
        state=state, set_aside_why="Dubbel." if state is AnswerState.SET_ASIDE else "",
    )  # fmt: skip


def reason_of(says: Decision | None) -> str:
    """The code of the reason why what waits stands in the way."""
    return f"gate.unread.{says.value if says else 'remark'}"


@pytest.mark.parametrize("says", [*Decision, None])
def test_nothing_becomes_final_or_goes_out_over_an_answer_that_waits(says: Decision | None) -> None:
    employer = record(Organisation, name="Bakkerij Jansen BV")
    release = record(
        Consent, client=CLIENT, role=ConsentRole.RELEASE, purpose="Verslag", recipient=employer.id, text="Goed.",
        given_on=TODAY, given_name="Anna", given_how=Channel.EMAIL,
    )  # fmt: skip
    final = record(
        Version, client=CLIENT, document=new_id(), kind=DocumentKind.REPORT, number=1, state=VersionState.FINAL
    )
    for state in AnswerState:
        answers = (answer(says, state),)
        expected = [reason_of(says)] if state is AnswerState.WAITING else []
        assert codes(finalise_gate(VersionState.APPROVED, answers, client_first=True)) == expected
        facts = DisclosureFacts(
            final, TRAJECTORY, employer, (release,), client_first=True, consent_needed=True, today=TODAY,
            medical=False, answers=answers,
        )  # fmt: skip
        assert codes(disclose_gate(facts)) == expected


@pytest.mark.parametrize("says", [*Decision, None])
def test_no_next_version_is_shared_over_an_answer_to_an_earlier_one(says: Decision | None) -> None:
    for state in AnswerState:
        found = codes(share_gate(VersionState.DRAFT, "Anna groeit.", (), (), (answer(says, state),)))
        assert found == (["gate.share.unread"] if state is AnswerState.WAITING else [])


def test_each_answer_that_waits_is_named_and_leads_to_its_page() -> None:
    later, first = answer(Decision.APPROVE, AnswerState.WAITING, 2), answer(Decision.BLOCK, AnswerState.WAITING)
    found = list(unread((first, answer(None, AnswerState.ACCEPTED), later)))
    assert [each.code for each in found] == ["gate.unread.block", "gate.unread.approve"]
    assert [each["date"] for each in found] == [first.received_on, later.received_on]
    assert [each.at.record for each in found if each.at] == [first.id, later.id]
