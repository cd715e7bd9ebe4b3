"""When comments go over to a newer version, by every state of answer and versions: a rule written down twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Channel, DocumentKind, Version, VersionState
from app.domain.gates.take_comments_over import TakeOverFacts, take_comments_over_gate
from app.domain.package import Package, PackageUse
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record

CLIENT = new_id()
OVER = {VersionState.FINAL: "answer.final", VersionState.WITHDRAWN: "answer.withdrawn_version"}


def version(state: VersionState, number: int) -> Version:
    return record(
        Version, client=CLIENT, document=new_id(), kind=DocumentKind.REPORT, number=number, state=state,
        content_sha256="0" * 64,
    )  # fmt: skip


@given(
    state=st.sampled_from(AnswerState), about=st.sampled_from((*VersionState, None)),
    newest=st.sampled_from(VersionState), comments=st.sampled_from([0, 3]), back=st.booleans(),
)  # fmt: skip
def test_comments_go_over_once_from_a_replaced_version_to_one_that_is_still_worked_on(
    state: AnswerState, about: VersionState | None, newest: VersionState, comments: int, *, back: bool
) -> None:
    called = {"called_back_on": TODAY, "called_back_why": "Een fout."} if back else {}
    package = record(
        Package, client=CLIENT, use=PackageUse.REVIEW, made_on=TODAY, file_sha256="0" * 64, package_id=new_id(),
        passphrase="x", answer_private_key=b"x", answer_key=b"x", **called,
    )  # fmt: skip
    received = record(
        ReceivedAnswer, client=CLIENT, how=Channel.PACKAGE, received_on=TODAY, state=state, set_aside_why="Oud.",
    )  # fmt: skip
    facts = TakeOverFacts(
        received, package, version(about, 1) if about else None, version(newest, 2) if about else None, comments
    )
    expected = [] if state is AnswerState.WAITING else ["answer.settled"]
    expected += ["answer.called_back"] if back else []
    if about is not VersionState.SUPERSEDED:
        expected.append("take_comments_over.stands")
    elif newest in OVER:
        expected.append(OVER[newest])
    expected += [] if comments else ["take_comments_over.none"]
    assert codes(take_comments_over_gate(facts)) == [f"gate.{each}" for each in expected]
