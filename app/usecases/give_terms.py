"""Keep a version of the terms of service, and record who was given it (BW 6:234; row W6)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.client import Client
from app.domain.document import Document, DocumentKind, Version, VersionState
from app.domain.gate import require
from app.domain.gates.give_terms import give_terms_gate
from app.domain.terms import LARGEST, Terms, TermsGiven
from app.kernel.errors import Fault, InputError
from app.packages.new_file import new_file
from app.usecases.keep_item import add_item
from app.vault.rows import Rows
from app.vault.work import Work

_PDF = b"%PDF-"


def read_terms(source: Path) -> bytes:
    """The bytes of a PDF; InputError where it cannot be read, is too large or something else."""
    try:
        if source.stat().st_size > LARGEST:
            raise InputError(Fault("welcome.terms", "welcome.too_large"))
        content = source.read_bytes()
    except OSError as error:
        raise InputError(Fault("welcome.terms", "welcome.unreadable")) from error
    if not content.startswith(_PDF):
        raise InputError(Fault("welcome.terms", "welcome.unreadable"))
    return content


def keep_terms(work: Work, title: str, content: bytes) -> Terms:
    """A version with these bytes: the one there is, or the next number. InputError with every fault."""
    digest = hashlib.sha256(content).hexdigest()
    same = work.find(Terms, content_sha256=digest)
    if same:
        return same[0]
    number = 1 + max((each.number for each in work.find(Terms)), default=0)
    return work.new(
        Terms, number=number, title=" ".join(title.split()), kept_on=work.today, content=content, content_sha256=digest
    )


def newest_terms(rows: Rows) -> Terms | None:
    """The version that was taken in last."""
    return max(rows.find(Terms), key=lambda each: each.number, default=None)


def give_terms(work: Work, given: Mapping[str, object], client: str) -> TermsGiven:
    """A version was given to a client: the newest, today, unless told otherwise. InputError, GateRefused, NotFound."""
    newest = newest_terms(work)
    settled = {"given_on": work.today.isoformat(), **({"terms": newest.id} if newest else {})}
    person = work.get(Client, client)
    before = work.find(TermsGiven, client=person.id)
    made = add_item(work, TermsGiven, {**settled, **{name: value for name, value in given.items() if value}}, client)
    require(give_terms_gate(person, work.get(Terms, made.terms), made, before))
    return made


def signed_on(rows: Rows, given: TermsGiven) -> date | None:
    """When the agreement that these terms belong to was approved or made final, by whichever came first; None while
    there is none.
    """
    days = [
        day
        for document in rows.find(Document, client=given.client, kind=DocumentKind.AGREEMENT)
        if not given.trajectory or document.trajectory == given.trajectory
        for version in rows.find(Version, document=document.id)
        if version.state in (VersionState.APPROVED, VersionState.FINAL)
        and (day := version.decided_on or version.final_on) is not None
    ]
    return min(days, default=None)


def save_terms(rows: Rows, terms: str, target: Path) -> Path:
    """Write a version to a new file, for its owner alone."""
    content = rows.get(Terms, terms).content
    with new_file(target) as file:
        file.write(content)
    return target
