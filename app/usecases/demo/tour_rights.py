"""The tour, steps 8 to 10: the client's copy, until when everything is kept, and the vault locked and verified."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.nouns import NOUNS
from app.domain.reason import worded
from app.kernel.progress import Silent
from app.usecases.close_request import close_request
from app.usecases.demo.tour_report import told_package
from app.usecases.demo.tour_stage import Line, Stage, details
from app.usecases.identify_request import identify_request
from app.usecases.kept_until import kept_until
from app.usecases.make_access_package import make_access_package
from app.usecases.open_request import open_request
from app.usecases.request_terms import request_terms
from app.vault.errors import WrongPassphrase
from app.vault.passphrase import Passphrase
from app.vault.rows import Rows
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify


def copy_for_client(stage: Stage, vault: Vault, client: Client) -> Iterator[Line]:
    """A request with its two terms; no copy before it is sure who asks; then everything, and the answer."""
    yield stage.step(8)
    asked = {"kind": "copy", "channel": "email", "asked": "Mag ik een kopie van alles wat je van me hebt?"}
    request = vault.now(open_request, asked, client.id, stage.parts.law.codes)
    terms = request_terms(vault.reader(), request, stage.parts.law)
    stage.require(terms.promised is not None, 8)
    promised = terms.promised.ends_on if terms.promised else terms.legal.ends_on
    yield stage.said("request", client=client.name, promised=promised, legal=terms.legal.ends_on)
    target = stage.path("copy")
    try:
        make_access_package(vault, stage.parts, request.id, target, Silent())
    except GateRefused as refused:
        yield stage.said("not_yet")
        yield from details([worded(each, stage.words) for each in refused.reasons])
    stage.require(not target.exists(), 8)
    vault.now(identify_request, request.id, {"identity": "called_back"})
    made = make_access_package(vault, stage.parts, request.id, target, Silent())
    yield stage.said("copied")
    yield from told_package(stage, made)
    answer = "Kopie gestuurd als beveiligd bestand; de wachtzin is telefonisch doorgegeven."
    vault.now(close_request, request.id, {"outcome": "granted", "answer": answer})


def keep_until(stage: Stage, vault: Vault, client: Client) -> Iterator[Line]:
    """Every item of the dossier: until when it is kept, and why."""
    yield stage.step(9)
    items = kept_until(vault.reader(), stage.parts, client.id)
    yield stage.said("kept", count=len(items))
    yield from details([f"{each.label(stage.words)}: {each.sentence(stage.words)}" for each in items])


def open_again(stage: Stage, passphrase: str, counted: tuple[int, ...]) -> Iterator[Line]:
    """Locked, another passphrase refused, opened again: everything is there, and nothing is wrong."""
    folder, clock, effort = stage.path("vault"), stage.parts.clock, stage.parts.effort
    try:
        open_vault(folder, Passphrase(f"{passphrase} "), clock, effort).close()
        stage.require(held=False, step=10)
    except WrongPassphrase:
        yield stage.said("wrong_passphrase")
    vault = open_vault(folder, Passphrase(passphrase), clock, effort)
    try:
        stage.require(contents(vault.reader()) == counted, 10)
        found = verify(vault, Silent())
        yield from details([worded(each, stage.words) for each in found.findings])
        stage.require(not found.findings and not vault.rollback, 10)
        yield stage.said("verified", items=found.items, entries=found.entries, attachments=found.attachments)
    finally:
        vault.close()


def contents(rows: Rows) -> tuple[int, ...]:
    """How many there are of every noun."""
    return tuple(rows.count(each) for each in NOUNS)
