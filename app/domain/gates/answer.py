"""May an answer be taken in, and may it be accepted into the record? (rows D10, L7, X1; faults F31)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.answer import WHOLE_DOCUMENT, Answer, ConsentChoice, Decision, DocumentAnswer
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.gates.waits import settled
from app.domain.package import Package, PackageUse
from app.domain.reason import Label, Reason, reason
from app.domain.received_answer import AnswerState
from app.domain.written import Written

_OPEN = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)
_OVER = {
    VersionState.SUPERSEDED: "gate.answer.replaced",
    VersionState.FINAL: "gate.answer.final",
    VersionState.WITHDRAWN: "gate.answer.withdrawn_version",
}


@dataclass(frozen=True, slots=True)
class LineStands:
    """How a line of consent stands: when the answer that was accepted last was written, None where none was; and the
    day on which the consent that came of it was withdrawn, None where there is none or it is in force.
    """

    written: Written | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What the gate looks at: what the answer says, the package that it names, and what that package held.

    `version` is the version in the package, None where there is none; `blocks` of how many blocks it is. `lines`
    are the lines of consent in it. `before` is the day on which an answer with the same one-time number was taken in,
    None where none was. `came_in` is the day on which this one comes in, or came in. `standing` is when the decision
    on the version that stands was written or told, None where none was made; `line_stands` says it of each line by
    its id.
    """

    answer: Answer
    package: Package
    version: Version | None
    blocks: int
    lines: tuple[ConsentAsked, ...]
    before: date | None
    came_in: date
    standing: Written | None = None
    line_stands: Mapping[str, LineStands] = field(default_factory=dict)

    def surely_after(self, other: Written) -> bool:
        """Whether the answer was written later, beyond doubt: a clock that ran ahead when it came in proves nothing."""
        written = self.answer.written
        return written.day <= self.came_in and written.is_later_than(other)


READ_IT = "gate.answer.read_it"
"""Refused, but what it remarks can be taken in by `read_answer_gate`."""


def receive_answer_gate(facts: AnswerFacts) -> Verdict:
    """Once, of what was asked, about exactly the text that was shown, and only while that still stands. Of one that
    only comes too late, the reasons end in READ_IT where there is anything to read in it.
    """
    against = (*_of_the_file(facts), *_of_the_documents(facts), *_of_the_consents(facts))
    if _only_late(against) and _remarks(facts.answer):
        return verdict((*against, reason(READ_IT)))
    return verdict(against)


def read_answer_gate(facts: AnswerFacts) -> Verdict:
    """May an answer that came too late, its version replaced meanwhile, be taken in for what it remarks? It waits, as
    one whose version is replaced while it waits: its comments can be taken over, and what it decides never counts.
    """
    against = (*_of_the_file(facts), *_of_the_documents(facts), *_of_the_consents(facts))
    return verdict(() if _only_late(against) and _remarks(facts.answer) else against)


def accept_answer_gate(facts: AnswerFacts, state: AnswerState) -> Verdict:
    """One that waits, and that could still be taken in: meanwhile the draft may have been withdrawn or replaced, or
    the client have said something else. What cannot count any more is kept to read, and can be set aside.
    """
    over = (*_called_back(facts), *_of_the_documents(facts), *_of_the_consents(facts))
    if state is not AnswerState.WAITING:
        return verdict((*settled(state), *over))
    return verdict((*over, reason("gate.answer.set_it_aside")) if over else ())


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


def _only_late(against: tuple[Reason, ...]) -> bool:
    return bool(against) and all(each.code == _OVER[VersionState.SUPERSEDED] for each in against)


def _remarks(answer: Answer) -> bool:
    return bool(answer.remark.strip()) or any(each.comments for each in answer.documents)


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
        if version.state is VersionState.SUPERSEDED and not _at_passages(facts, said):
            yield reason("gate.answer.other_passage")
    elif not _at_passages(facts, said):
        yield reason("gate.answer.other_passage")
    elif facts.standing is not None and (said.decision or said.comments):
        yield from _against_what_stands(facts, facts.standing, said, version)


def _at_passages(facts: AnswerFacts, said: DocumentAnswer) -> bool:
    return all(WHOLE_DOCUMENT <= each.block < facts.blocks for each in said.comments)


def _against_what_stands(
    facts: AnswerFacts, standing: Written, said: DocumentAnswer, version: Version
) -> Iterator[Reason]:
    """The client may come back on a decision, and an older answer that arrives late is not that. A block, which keeps
    the text from everybody (L14), is lifted only by what was surely said after it.
    """
    if version.state is VersionState.BLOCKED and said.decision is not Decision.BLOCK:
        if not facts.surely_after(standing):
            yield reason("gate.answer.blocked", number=version.number, date=version.decided_on or standing.day)
    elif standing.is_later_than(facts.answer.written):
        state = Label(f"version_state.{version.state.value}")
        yield reason("gate.answer.older", number=version.number, date=version.decided_on or standing.day, state=state)


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
        else:
            yield from _against_the_line(facts, line, each.choice)


def _against_the_line(facts: AnswerFacts, line: ConsentAsked, choice: ConsentChoice) -> Iterator[Reason]:
    """Giving needs more than not giving: what was withdrawn is asked anew, and a refusal only gives way to what was
    surely said after it.
    """
    stands = facts.line_stands.get(str(line.id), LineStands())
    give = choice is ConsentChoice.GIVE
    if give and stands.withdrawn_on is not None:
        yield reason("gate.answer.withdrawn_since", purpose=line.purpose, date=stands.withdrawn_on)
    elif stands.written is not None and line.choice is not None and line.choice is not choice:
        late = not facts.surely_after(stands.written) if give else stands.written.is_later_than(facts.answer.written)
        if late:
            yield reason("gate.answer.consent_older", purpose=line.purpose, date=stands.written.day)
