"""What schema 1 said of items that nobody had decided on: that it was done in person (m0002_unfinished)."""

from __future__ import annotations

from app.domain.consent import Consent
from app.domain.document import Version
from app.vault.migrations.m0002_unfinished import ASKED
from app.vault.work import Work


def forget_undecided(work: Work) -> None:
    """Say no more how a version was decided on, or a consent withdrawn, of which that has not happened."""
    for version in work.each(Version):
        if version.decided_on is None:
            work.change(version, decided_how=None)
    for consent in work.each(Consent):
        if consent.withdrawn_on is None:
            work.change(consent, withdrawn_how=None)
    work.set(ASKED, "")
