"""May it be recorded that a session was held, or that the client did not come? (row W4)"""

from __future__ import annotations

from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.session import Session, SessionState

_OVER = (SessionState.HELD, SessionState.MISSED)


def settle_session_gate(session: Session, today: date) -> Verdict:
    """Only of a day that has come; cancelling can be done before."""
    if session.state in _OVER and session.on > today:
        return verdict([reason("gate.session.not_yet", date=session.on)])
    return verdict(())
