"""Notes are kept as they stand, and only what changed is written."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import InputError, NotFound
from app.usecases.keep_notes import keep_notes
from app.usecases.restrict_dossier import restrict_dossier
from app.vault.vault import Vault
from app.vault.work import Work


@pytest.fixture
def session(vault: Vault) -> Session:
    def fill(work: Work) -> Session:
        client = work.new(Client, surname="Berg")
        trajectory = work.new(Trajectory, client=client.id, title="Loopbaan", starts_on=date(2026, 1, 1))
        return work.new(
            Session,
            client=client.id,
            trajectory=trajectory.id,
            on=date(2026, 2, 1),
            subject="Wens",
            notes="Vroegertijd.",
        )

    return vault.now(fill)


def test_notes_of_a_restricted_dossier_stay_as_they_are(vault: Vault, session: Session) -> None:
    vault.now(restrict_dossier, {"cause": "disputed"}, session.client)
    with pytest.raises(GateRefused) as refused:
        vault.now(keep_notes, session.id, "Tuinman.")
    assert [each.code for each in refused.value.reasons] == ["gate.use.restricted"]
    assert vault.reader().get(Session, session.id).notes == "Vroegertijd."


def test_only_the_notes_change(vault: Vault, session: Session) -> None:
    kept = vault.now(keep_notes, session.id, "Tuinman.\n\n- een\n")
    assert (kept.notes, kept.subject, kept.on) == ("Tuinman.\n\n- een\n", "Wens", session.on)
    assert vault.reader().get(Session, session.id) == kept
    assert [each.record for each in vault.reader().search("tuinman")] == [session.id]
    assert vault.reader().search("vroegertijd") == ()


def test_the_same_notes_are_no_change(vault: Vault, session: Session) -> None:
    heard: list[object] = []
    vault.listen(heard.append)
    vault.now(keep_notes, session.id, "Vroegertijd.")
    assert heard in ([], [frozenset()])


def test_what_cannot_be_kept_changes_nothing(vault: Vault, session: Session) -> None:
    with pytest.raises(InputError):
        vault.now(keep_notes, session.id, "x" * 2_000_001)
    with pytest.raises(NotFound):
        vault.now(keep_notes, "nothing", "x")
    assert vault.reader().get(Session, session.id) == session
