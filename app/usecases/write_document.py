"""Write a document: begin one, save its draft, take up a new draft after one was shared."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.client import Client
from app.domain.document import Document, Version, VersionState
from app.domain.gate import require
from app.domain.gates.save_draft import save_draft_gate
from app.usecases.keep_item import add_item
from app.usecases.require_plan import require_plan
from app.vault.rows import Rows
from app.vault.work import Work

_GIVES_WAY = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED)


def begin_document(work: Work, given: Mapping[str, object], client: str, source: str) -> Version:
    """A new document in a client's dossier with `source` (a template's text) as its first draft; in the client's
    language, unless another is given.
    """
    document = add_item(work, Document, {"language": work.get(Client, client).language, **given}, client=client)
    require_plan(work, document, work.today)
    return work.new(Version, client=document.client, document=document.id, kind=document.kind, number=1, source=source)


def save_draft(work: Work, identity: str, source: str) -> Version:
    """Keep the text of a draft as it now stands. GateRefused where the version is no draft any more.

    The client's consent to a plan of action (D9) and a restriction (L4) are not asked here: this keeps what a hand
    typed, several times a minute, and what it refused would have to be kept elsewhere all the same, or be lost. A plan
    is set where it is begun, shared and made final, and a draft that is disputed has to be put right; those gates ask,
    so that nothing of a draft that lost its ground reaches anybody.
    """
    version = work.get(Version, identity)
    require(save_draft_gate(version.state))
    return work.change(version, source=source)


def begin_version(work: Work, document: str) -> Version:
    """The draft of a document: the one there is, or a new one that begins with the newest version's text.

    A version that was shared, answered or approved gives way to the new draft, and cannot go out any more; a final one
    stays what it is until the new one is final.
    """
    newest = newest_version(work, document)
    if newest.state is VersionState.DRAFT:
        return newest
    require_plan(work, work.get(Document, document), work.today)
    if newest.state in _GIVES_WAY:
        work.change(newest, state=VersionState.SUPERSEDED)
    return work.new(
        Version, client=newest.client, document=newest.document, kind=newest.kind,
        number=newest.number + 1, source=newest.source,
    )  # fmt: skip


def write_document(work: Work, document: str, source: str) -> Version:
    """Give a document another text: its draft's, or that of a new version. Where the text is refused, what was shared
    stays shared.
    """
    return save_draft(work, begin_version(work, document).id, source)


def newest_version(rows: Rows, document: str) -> Version:
    """The newest version of a document; NotFound where there is no such document."""
    rows.get(Document, document)
    return max(rows.each(Version, document=document), key=lambda each: each.number)
