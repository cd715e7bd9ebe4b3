"""What the gates of an answer look at, from the package that it names (faults F31)."""

from __future__ import annotations

from datetime import date

from app.domain.answer import Answer
from app.domain.answer_json import read_answer_bytes
from app.domain.consent import Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Channel, Version
from app.domain.frozen import FrozenVersion
from app.domain.gates.answer import AnswerFacts, LineStands
from app.domain.package import Package
from app.domain.prose import Block
from app.domain.prose_source import read_source
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.written import Written
from app.kernel.clock import legal_date
from app.vault.rows import Rows


def answer_facts(rows: Rows, answer: Answer, package: Package, came_in: date) -> AnswerFacts:
    """Of an answer to a package of this vault, that comes in or came in on a day."""
    version = rows.maybe(Version, package.version)
    lines = rows.find(ConsentAsked, package=package.id)
    before = rows.find(ReceivedAnswer, number=answer.number)
    return AnswerFacts(
        answer=answer,
        package=package,
        version=version,
        blocks=len(frozen_blocks(version)) if version is not None else 0,
        lines=lines,
        before=before[0].received_on if before else None,
        came_in=came_in,
        standing=_standing(rows, version) if version is not None else None,
        line_stands=_line_stands(rows, package, lines),
    )


def _standing(rows: Rows, version: Version) -> Written | None:
    """When the decision that stands was written: as its file says, or on the day that was recorded with it."""
    if version.decided_on is None:
        return None
    if version.decided_how is Channel.PACKAGE and version.evidence:
        for each in rows.find(ReceivedAnswer, version=version.id, evidence=version.evidence):
            written = _written(each)
            if written is not None and written.at is not None:
                return written
    return Written(version.decided_on)


def _line_stands(rows: Rows, package: Package, lines: tuple[ConsentAsked, ...]) -> dict[str, LineStands]:
    if not lines:
        return {}
    written: dict[str, Written] = {}
    accepted = rows.find(ReceivedAnswer, package=package.id, state=AnswerState.ACCEPTED)
    for received in sorted(accepted, key=lambda each: each.changed):
        for said in read_answer_bytes(received.said).consents if received.said else ():
            written[said.line] = _written(received) or Written(received.received_on)
    consents = rows.find(Consent, client=package.client)
    return {str(each.id): LineStands(written.get(str(each.id)), _withdrawn_on(each, consents)) for each in lines}


def _withdrawn_on(line: ConsentAsked, consents: tuple[Consent, ...]) -> date | None:
    """When the consent that came of a line was withdrawn, or one for the very same that was given another way, since
    the line was asked; the last of these days, None where there is none.
    """
    about = (line.role, line.purpose, line.recipient, line.version, line.trajectory)
    days = []
    for each in consents:
        same = (each.role, each.purpose, each.recipient, each.version, each.trajectory) == about
        since = (
            each.changed > line.made and each.withdrawn_on is not None and each.withdrawn_on >= legal_date(line.made)
        )
        if each.withdrawn_on is not None and (each.id == line.consent or (same and since)):
            days.append(each.withdrawn_on)
    return max(days, default=None)


def _written(received: ReceivedAnswer) -> Written | None:
    """What an answer in a file says of it: of a day that had not come yet when it came in, only that it came in."""
    if not received.said:
        return None
    written = read_answer_bytes(received.said).written
    return written if written.at is not None else Written(min(written.day, received.received_on))


def frozen_blocks(version: Version) -> tuple[Block, ...]:
    """The blocks of the text that was shown, as an answer counts them; none where nothing of it is left."""
    return read_source(FrozenVersion.read(version.frozen).source) if version.frozen else ()
