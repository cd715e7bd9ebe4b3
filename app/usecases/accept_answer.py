"""Accept an answer into the record, or set it aside (rows D10, L7, X1, X3).

Accepting is one transaction: the client's decision on the version, and every consent given, refused or withdrawn, each
through the gate that it passes on any other way. What a gate refuses leaves all of it waiting.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.answer import Answer, Comment, ConsentAnswer, ConsentChoice
from app.domain.answer_json import read_answer_bytes
from app.domain.client_comment import ClientComment
from app.domain.consent import TERMS, Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Channel, Version
from app.domain.gate import require
from app.domain.gates.answer import accept_answer_gate
from app.domain.gates.waits import waits_gate
from app.domain.package import Package
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.values import to_json
from app.usecases.answer_facts import answer_facts
from app.usecases.decide_version import decide_by_answer
from app.usecases.give_consent import give_consent
from app.usecases.law import Law
from app.usecases.record_refusal import record_refusal
from app.usecases.withdraw_consent import withdraw_consent
from app.vault.rows import Rows
from app.vault.work import Work


def accept_answer(work: Work, identity: str, law: Law) -> ReceivedAnswer:
    """Let an answer that waits count. GateRefused with every reason where it does not any more."""
    received = work.get(ReceivedAnswer, identity)
    require(waits_gate(received.state))
    package = work.get(Package, received.package)
    answer = what_it_says(work, received)
    require(accept_answer_gate(answer_facts(work, answer, package, received.received_on), received.state))
    if received.version:
        _decide(work, received, answer, work.get(Version, received.version))
    for each in answer.consents:
        _consent(work, received, work.get(ConsentAsked, each.line), each, law)
    return work.change(received, state=AnswerState.ACCEPTED, settled_on=work.today)


def set_answer_aside(work: Work, identity: str, why: str) -> ReceivedAnswer:
    """Keep it without letting it count; InputError without a reason."""
    received = work.get(ReceivedAnswer, identity)
    require(waits_gate(received.state))
    return work.change(received, state=AnswerState.SET_ASIDE, set_aside_why=why, settled_on=work.today)


def what_it_says(rows: Rows, received: ReceivedAnswer) -> Answer:
    """The answer as it was read from its file, with its comments."""
    answer = read_answer_bytes(received.said)
    comments = tuple(
        Comment(block=each.block, text=each.text)
        for each in rows.each(ClientComment, answer=received.id, version=received.version)
    )
    documents = tuple(replace(each, comments=comments) for each in answer.documents)
    return replace(answer, documents=documents)


def _decide(work: Work, received: ReceivedAnswer, answer: Answer, version: Version) -> None:
    decision = next((each.comes_down_to for each in answer.documents), None)
    if decision is None:
        return
    given = {
        "decided_on": day_of_decision(received, version).isoformat(),
        "decided_by": received.name,
        "decided_how": Channel.PACKAGE.value,
        "evidence": received.evidence,
    }
    decide_by_answer(work, version.id, given, decision)


def _consent(work: Work, received: ReceivedAnswer, line: ConsentAsked, said: ConsentAnswer, law: Law) -> None:
    standing = work.maybe(Consent, line.standing or line.consent)
    stands = standing is not None and standing.withdrawn_on is None
    made = line.consent
    if said.choice is ConsentChoice.GIVE and not stands:
        made = _give(work, received, line, law).id
    elif said.choice is not ConsentChoice.GIVE and standing is not None and stands:
        _withdraw(work, received, standing)
    elif said.choice is ConsentChoice.REFUSE and line.choice is not ConsentChoice.REFUSE:
        _refuse(work, received, line)
    work.change(line, choice=said.choice, consent=made)


def _give(work: Work, received: ReceivedAnswer, line: ConsentAsked, law: Law) -> Consent:
    asked = to_json(line)
    given = {
        **{name: asked[name] for name in TERMS},
        "given_on": _day(work, received).isoformat(),
        "given_name": received.name,
        "given_how": Channel.PACKAGE.value,
        "evidence": received.evidence,
    }
    return give_consent(work, given, line.client, law)


def _withdraw(work: Work, received: ReceivedAnswer, standing: Consent) -> None:
    day = max(_day(work, received), standing.given_on)
    withdraw_consent(work, standing.id, {"withdrawn_on": day.isoformat(), "withdrawn_how": Channel.PACKAGE.value})


def _refuse(work: Work, received: ReceivedAnswer, line: ConsentAsked) -> None:
    given = {
        "trajectory": line.trajectory,
        "what": line.purpose,
        "data_category": line.data_category.value if line.data_category else None,
        "refused_on": _day(work, received).isoformat(),
        "refused_how": Channel.PACKAGE.value,
    }
    record_refusal(work, given, line.client)


def _day(work: Work, received: ReceivedAnswer) -> date:
    """The day that the answer says, as far as it can be: not before it was asked, nor after it came in."""
    asked = work.get(Package, received.package).made_on
    return _between(received.written_on or received.received_on, asked, received.received_on)


def day_of_decision(received: ReceivedAnswer, version: Version) -> date:
    """The day that an answer itself says, a file by the moment it was saved, as far as it can be: not before its
    version was shared, nor after it came in.
    """
    said = read_answer_bytes(received.said).written.day if received.said else received.received_on
    return _between(said, version.shared_on or received.received_on, received.received_on)


def _between(day: date, first: date, last: date) -> date:
    return min(max(day, first), last)
