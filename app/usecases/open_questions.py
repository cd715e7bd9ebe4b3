"""Questions for consent that lie with a client."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.consent_asked import ConsentAsked
from app.domain.package import Package, PackageUse
from app.domain.received_answer import ReceivedAnswer
from app.vault.rows import Rows


def open_questions(rows: Rows, client: str = "") -> Iterator[Package]:
    """The packages that ask for consent, stand, and were not answered on any line, nor by an answer that waits."""
    whose = {"client": client} if client else {}
    for package in rows.find(Package, use=PackageUse.CONSENT, called_back_on=None, **whose):
        lines = rows.find(ConsentAsked, package=package.id)
        if lines and all(each.choice is None for each in lines) and not rows.count(ReceivedAnswer, package=package.id):
            yield package
