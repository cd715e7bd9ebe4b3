"""Keep the notes of a session as they are being written."""

from __future__ import annotations

from app.domain.session import Session
from app.domain.values import read_named
from app.usecases.require_unrestricted import require_unrestricted
from app.vault.work import Work


def keep_notes(work: Work, identity: str, source: str) -> Session:
    """The notes of a session as they now stand. InputError where they are longer than notes may be, GateRefused where
    use of the dossier is restricted.
    """
    session = work.get(Session, identity)
    require_unrestricted(work, session.client, session.trajectory, work.today)
    return work.change(session, **read_named(Session, {"notes": source}, ("notes",)))
