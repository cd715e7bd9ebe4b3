"""Record what the client decided on a version: approved, blocked, or changes asked. However it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.answer import Decision
from app.domain.document import Version, VersionState
from app.domain.gate import require
from app.domain.gates.decide import decide_gate
from app.domain.received_answer import ReceivedAnswer
from app.domain.values import read_named, to_row
from app.kernel.errors import Fault, InputError
from app.usecases.keep_item import require_same_dossier
from app.usecases.waiting_answers import waiting_answers
from app.vault.work import Work

AFTER = {
    Decision.APPROVE: VersionState.APPROVED,
    Decision.CHANGES: VersionState.ANSWERED,
    Decision.BLOCK: VersionState.BLOCKED,
}
"""Where a decision of the client leaves a version."""
_ASKED = ("decided_on", "decided_by", "decided_how", "evidence")
NEEDED = _ASKED[:3]


def approve_version(work: Work, identity: str, given: Mapping[str, object]) -> Version:
    """The client approves exactly this version. `given`: decided_on, decided_by, decided_how, evidence. GateRefused
    while an answer to it waits.
    """
    return _decide(work, identity, given, Decision.APPROVE)


def block_version(work: Work, identity: str, given: Mapping[str, object]) -> Version:
    """The client blocks this version: it goes to nobody (L14)."""
    return _decide(work, identity, given, Decision.BLOCK)


def ask_changes(work: Work, identity: str, given: Mapping[str, object]) -> Version:
    """The client asks for changes: neither approval nor block, so it goes to nobody as it is."""
    return _decide(work, identity, given, Decision.CHANGES)


def _decide(work: Work, identity: str, given: Mapping[str, object], decision: Decision) -> Version:
    """Record a decision that came without a file, on what is known of this version."""
    answers = waiting_answers(work, work.get(Version, identity))
    return _record(work, identity, given, decision, answers)


def decide_by_answer(work: Work, identity: str, given: Mapping[str, object], decision: Decision) -> Version:
    """Record a decision that an answer brings: itself it does not wait any more, and of others that do its own gate
    knows which counts.
    """
    return _record(work, identity, given, decision, (), by_file=True)


def _record(
    work: Work, identity: str, given: Mapping[str, object], decision: Decision, unread: Iterable[ReceivedAnswer], *,
    by_file: bool = False,
) -> Version:  # fmt: skip
    version, state = work.get(Version, identity), AFTER[decision]
    values = {"decided_on": work.today, **read_named(Version, given, _ASKED)}
    after = replace(version, state=state, **values)  # type: ignore[arg-type]
    require(decide_gate(version, state, after.decided_on, unread, by_file=by_file))
    faults = [Fault(f"version.{name}", "required") for name in NEEDED if name not in values or not values[name]]
    if version.shared_on and after.decided_on and after.decided_on < version.shared_on:
        faults.append(Fault("version.decided_on", "before_sharing", (("shared", version.shared_on),)))
    if faults:
        raise InputError(*faults)
    require_same_dossier(work, Version, to_row(after))
    return work.change(version, state=state, **values)
