"""May a version be made final?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.document import VersionState
from app.domain.gate import Verdict, verdict
from app.domain.gates.unread import unread
from app.domain.reason import Label, Reason, reason
from app.domain.received_answer import ReceivedAnswer


def finalise_gate(state: VersionState, answers: Iterable[ReceivedAnswer], *, client_first: bool) -> Verdict:
    """Of a kind that the client sees first only an approved version becomes final (rows D10, L14).

    `client_first` is the policy's promise for this kind of document. A blocked version never becomes final. Of the
    `answers` to this version none may still wait: it may be a block, and what it says is read first.
    """
    return verdict((*_of_the_state(state, client_first=client_first), *unread(answers)))


def _of_the_state(state: VersionState, *, client_first: bool) -> Iterator[Reason]:
    match state:
        case VersionState.APPROVED:
            return
        case VersionState.BLOCKED:
            yield reason("gate.finalise.blocked")
        case VersionState.ANSWERED:
            yield reason("gate.finalise.changes_asked")
        case VersionState.FINAL | VersionState.SUPERSEDED | VersionState.WITHDRAWN:
            yield reason("gate.finalise.state", state=Label(f"version_state.{state.value}"))
        case VersionState.DRAFT | VersionState.SHARED if client_first:
            yield reason("gate.finalise.not_approved")
        case VersionState.DRAFT:
            yield reason("gate.finalise.not_shared")
