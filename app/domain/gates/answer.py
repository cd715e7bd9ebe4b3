"""May an answer be taken in, and may it be accepted into the record? (rows D10, L7, X1; faults F31)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.answer import WHOLE_DOCUMENT, Answer, ConsentChoice, DocumentAnswer
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.package import Package, PackageUse
from app.domain.reason import Label, Reason, reason
from app.domain.received_answer import AnswerState

_OPEN = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)
_OVER = {
    VersionState.SUPERSEDED: "gate.answer.replaced",
    VersionState.FINAL: "gate.answer.final",
    VersionState.WITHDRAWN: "gate.answer.withdrawn_version",
}


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What the gate looks at: what the answer says, the package that it names, and what that package held.

    `version` is the version in the package, None where there is none; `blocks` of how many blocks it is. `lines`
    are the lines of consent in it. `before` is the day on which an answer with the same one-time number was taken in,
    None where none was.
    """

    answer: Answer
    package: Package
    version: Version | None
    blocks: int
    lines: tuple[ConsentAsked, ...]
    before: date | None


def receive_answer_gate(facts: AnswerFacts) -> Verdict:
    """Once, of what was asked, about exactly the text that was shown, and only while that still stands."""
    return verdict((*_of_the_file(facts), *_of_the_documents(facts), *_of_the_consents(facts)))


def accept_answer_gate(facts: AnswerFacts, state: AnswerState) -> Verdict:
    """One that waits, and that could still be taken in: meanwhile the draft may have been withdrawn or replaced."""
    reasons = []
    if state is not AnswerState.WAITING:
        reasons.append(reason("gate.answer.settled", state=Label(f"answer_state.{state.value}")))
    return verdict((*reasons, *_called_back(facts), *_of_the_documents(facts), *_of_the_consents(facts)))


def _of_the_file(facts: AnswerFacts) -> Iterator[Reason]:
    if facts.before is not None:
        yield reason("gate.answer.twice", date=facts.before)
    yield from _called_back(facts)
    answer = facts.answer
    if answer.fields and facts.package.use is not PackageUse.FORM:
        yield reason("gate.answer.no_questions")
    if not answer.name.strip():
        yield reason("gate.answer.nameless")
    said = any(each.decision or each.comments for each in answer.documents)
    if not said and not answer.consents and not answer.fields and not answer.remark.strip():
        yield reason("gate.answer.says_nothing")


def _called_back(facts: AnswerFacts) -> Iterator[Reason]:
    package = facts.package
    if package.called_back_on is not None:
        yield reason("gate.answer.called_back", date=package.called_back_on, why=package.called_back_why)


def _of_the_documents(facts: AnswerFacts) -> Iterator[Reason]:
    if len({each.version for each in facts.answer.documents}) < len(facts.answer.documents):
        yield reason("gate.answer.said_twice")
    for each in facts.answer.documents:
        yield from _of_the_document(facts, each)


def _of_the_document(facts: AnswerFacts, said: DocumentAnswer) -> Iterator[Reason]:
    version = facts.version
    if version is None or said.version != version.id:
        yield reason("gate.answer.other_document")
    elif said.content_sha256 != version.content_sha256:
        yield reason("gate.answer.other_text")
    elif version.state not in _OPEN and facts.package.called_back_on is None:
        yield reason(_OVER.get(version.state, "gate.answer.not_shared"), number=version.number)
    elif any(not WHOLE_DOCUMENT <= each.block < facts.blocks for each in said.comments):
        yield reason("gate.answer.other_passage")


def _of_the_consents(facts: AnswerFacts) -> Iterator[Reason]:
    lines = {str(each.id): each for each in facts.lines}
    if len({each.line for each in facts.answer.consents}) < len(facts.answer.consents):
        yield reason("gate.answer.said_twice")
    for each in facts.answer.consents:
        line = lines.get(each.line)
        if line is None:
            yield reason("gate.answer.other_line")
        elif each.text_sha256 != line.text_sha256:
            yield reason("gate.answer.other_consent_text", purpose=line.purpose)
        elif (each.choice is ConsentChoice.WITHDRAW) is not bool(line.standing):
            yield reason("gate.answer.not_offered", purpose=line.purpose)
