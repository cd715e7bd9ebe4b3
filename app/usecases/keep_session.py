"""Plan a session, record one that was held, or say what became of it (row W4)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.settle_session import settle_session_gate
from app.domain.session import Session, SessionState
from app.usecases.keep_item import add_item, edit_item
from app.vault.work import Work


def add_session(work: Work, given: Mapping[str, object], client: str) -> Session:
    """A new session. InputError with every fault, GateRefused where it cannot have been held yet."""
    return _settled(work, add_item(work, Session, given, client))


def change_session(work: Work, identity: str, given: Mapping[str, object]) -> Session:
    """Change a session. InputError with every fault, GateRefused where it cannot have been held yet."""
    before = work.get(Session, identity)
    after = edit_item(work, Session, identity, given)
    return after if (before.on, before.state) == (after.on, after.state) else _settled(work, after)


def settle_session(work: Work, identity: str, state: SessionState) -> Session:
    """Say what became of a session: held, cancelled, missed, or planned after all."""
    return change_session(work, identity, {"state": state.value})


def _settled(work: Work, session: Session) -> Session:
    require(settle_session_gate(session, work.today))
    return session
