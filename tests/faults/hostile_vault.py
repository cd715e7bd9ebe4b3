"""A vault in which every text that a coach can type is markup that would do something, were it not text."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.declare import Record, Shape, asked
from app.domain.document import Document
from app.domain.organisation import Contact, Organisation
from app.domain.practice import Practice
from app.domain.representative import Representative
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.usecases.give_consent import give_consent
from app.usecases.keep_item import add_item, edit_item
from app.usecases.open_request import open_request
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.write_document import begin_document
from app.vault.vault import Vault
from tests.fakes import LAW

MARK = "zq"
"""Begins every text, so that it can be found again whatever it is cut down to."""
TEXTUAL = (Shape.LINE, Shape.TEXT, Shape.PROSE)


class Hostile:
    """Texts that all differ. `bait` is a file that nothing may read."""

    def __init__(self, bait: Path) -> None:
        self._bait = bait.as_uri()
        self._numbers = count(1)
        self.texts: list[str] = []

    def text(self, limit: int = 10_000) -> str:
        """The next one, no longer than a field takes."""
        number = next(self._numbers)
        whole = (
            f'{MARK}{number}<b>x</b><img src="{self._bait}">&lt;&amp;<a href="{self._bait}">y</a>'
            f'<style>@import url("{self._bait}");</style></script><table background="{self._bait}"><tr><td>z'
        )
        self.texts.append(whole[:limit])
        return whole[:limit]

    def fields(self, noun: type[Record], **given: object) -> dict[str, object]:
        """A hostile value for every text of a noun that a form asks for."""
        texts = {
            each.name: self.text(each.declaration.limit or 10_000)
            for each in asked(noun)
            if each.declaration.shape in TEXTUAL and each.python is str and each.name not in given
        }
        return {**texts, **given}


def fill(vault: Vault, bait: Path, scratch: Path) -> tuple[Client, list[str]]:
    """One dossier of everything; the client and all texts that stand in the vault."""
    hostile = Hostile(bait)
    (practice,) = vault.reader().find(Practice)
    vault.now(edit_item, Practice, practice.id, hostile.fields(Practice, kvk="12345678"))
    organisation = vault.now(add_item, Organisation, hostile.fields(Organisation))
    vault.now(add_item, Contact, hostile.fields(Contact, organisation=organisation.id))
    client = vault.now(add_item, Client, hostile.fields(Client))
    vault.now(add_item, Representative, hostile.fields(Representative, capacity="guardian"), client.id)
    given = hostile.fields(Trajectory, starts_on="2026-01-05", principal=organisation.id)
    trajectory = vault.now(add_item, Trajectory, given, client.id)
    session = hostile.fields(Session, trajectory=trajectory.id, on="2026-02-02")
    vault.now(add_item, Session, session, client.id)
    (scratch / "in").write_bytes(b"x")
    labelled = {"name": hostile.text(100)}
    attachment: Attachment = take_in_attachment(vault, client.id, scratch / "in", labelled, Silent())
    document = hostile.fields(Document, trajectory=trajectory.id)
    vault.now(begin_document, document, client.id, f"# {hostile.text()}\n\n{hostile.text()}")
    consent = {
        "purpose": hostile.text(200), "recipient": organisation.id, "text": hostile.text(), "given_on": "2026-03-02",
        "given_name": hostile.text(100), "given_how": "paper", "evidence": attachment.id,
    }  # fmt: skip
    vault.now(give_consent, consent, client.id, LAW)
    asked_for = {"kind": "copy", "channel": "email", "received_on": "2026-03-02", "asked": hostile.text(500)}
    vault.now(open_request, asked_for, client.id)
    return client, hostile.texts
