"""Take back a decision of the client that was written down by mistake: of another document, on another day.

What was recorded stays to be read as an answer that was set aside, with the reason; the ledger keeps both acts. The
version stands again where it stood before, so that the coach can record what the client did say.
"""

from __future__ import annotations

from app.domain.document import Version, VersionState
from app.domain.gate import require
from app.domain.gates.take_back import take_back_gate
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.usecases.accept_answer import day_of_decision
from app.usecases.decide_version import AFTER
from app.usecases.record_answer import keep_answer
from app.usecases.write_document import newest_version
from app.vault.work import Work

_DECIDED_BY = {after: decision for decision, after in AFTER.items()}


def take_decision_back(work: Work, identity: str, why: str) -> Version:
    """Undo the decision that stands on the version with this id. GateRefused where none stands, it came in a file, the
    version was replaced, or no reason is given.
    """
    version = work.get(Version, identity)
    require(take_back_gate(version, newest_version(work, version.document).number, why))
    before = _accepted(work, version)
    standing = before.pop() if before else keep_answer(work, version, _DECIDED_BY[version.state])
    work.change(standing, state=AnswerState.SET_ASIDE, set_aside_why=why.strip(), settled_on=work.today)
    return _as_it_stood(work, version, before[-1] if before else None)


def _accepted(work: Work, version: Version) -> list[ReceivedAnswer]:
    """What decided on it, in the order in which it came to count: the decision that stands is the last."""
    found = work.find(ReceivedAnswer, version=version.id, state=AnswerState.ACCEPTED)
    deciding = [each for each in found if each.decision is not None]
    return sorted(deciding, key=lambda each: (_is_standing(each, version), each.changed))


def _is_standing(answer: ReceivedAnswer, version: Version) -> bool:
    said = (answer.decision and AFTER[answer.decision], answer.how, answer.name, answer.received_on)
    return said == (version.state, version.decided_how, version.decided_by, version.decided_on)


def _as_it_stood(work: Work, version: Version, before: ReceivedAnswer | None) -> Version:
    if before is None or before.decision is None:
        return work.change(
            version, state=VersionState.SHARED, decided_on=None, decided_by="", decided_how=None, evidence=""
        )
    return work.change(
        version, state=AFTER[before.decision], decided_on=day_of_decision(before, version), decided_by=before.name,
        decided_how=before.how, evidence=before.evidence,
    )  # fmt: skip
