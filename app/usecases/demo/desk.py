"""The desk of the coach who never was: each verb does, by the program's own use cases, what the coach did that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from app.domain.answer import Decision
from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.document import Document, DocumentKind, Version
from app.domain.organisation import Contact, Organisation
from app.domain.package import Package
from app.domain.prose_source import read_source, write_source
from app.domain.request import Request
from app.domain.session import Session
from app.domain.telling import ToldOf
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.progress import Silent
from app.kernel.translator import Language, Translator
from app.usecases.demo.client_at_home import answer_file
from app.usecases.demo.conversations import session_notes, session_subject
from app.usecases.demo.people import Person, draw_contact, draw_organisation
from app.usecases.demo.themes import Theme
from app.usecases.disclose_document import disclose_document
from app.usecases.disclosure_facts import READ_THROUGH
from app.usecases.finalise_document import finalise_document
from app.usecases.give_consent import give_consent
from app.usecases.keep_item import add_item, edit_item
from app.usecases.open_request import open_request
from app.usecases.parts import Parts
from app.usecases.receive_answer import receive_answer
from app.usecases.record_answer import record_answer
from app.usecases.share_document import share_document
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.tell import tell
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.withdraw_draft import withdraw_draft
from app.usecases.write_document import begin_document
from app.vault.vault import Vault


@dataclass(slots=True, kw_only=True)
class Dossier:
    """One dossier as its story goes on."""

    person: Person
    theme: Theme
    chance: Random
    client: Client
    trajectory: Trajectory
    principal: Organisation | None
    sessions: int = 0


class Desk:
    """What the coach can do. Today is the day on which the clock of `parts` stands."""

    def __init__(self, vault: Vault, parts: Parts, scratch: Path) -> None:
        self.vault = vault
        self.parts = parts
        self._scratch = scratch
        self._numbers = 0

    @property
    def today(self) -> date:
        """The date on which the clock stands."""
        return legal_date(self.parts.clock.now())

    @property
    def dutch(self) -> Translator:
        """The language of the practice."""
        return self.parts.translator(Language.DUTCH)

    def organisation(self, chance: Random, number: int) -> Organisation:
        """A new employer, with someone who speaks for it."""
        made = self.vault.now(add_item, Organisation, draw_organisation(chance, number))
        self.vault.now(add_item, Contact, {"organisation": made.id, **draw_contact(chance)})
        return made

    def client(self, person: Person) -> Client:
        """A new client."""
        return self.vault.now(add_item, Client, person.given())

    def begin(
        self, client: Client, person: Person, theme: Theme, chance: Random, principal: Organisation | None = None
    ) -> Dossier:
        """A new trajectory, that begins today."""
        given = {
            "kind": theme.kind.value,
            "title": theme.title,
            "question": theme.question,
            "principal": principal.id if principal else "",
            "starts_on": self.today.isoformat(),
        }
        trajectory = self.vault.now(add_item, Trajectory, given, client=client.id)
        for about in (ToldOf.EXCLUSIVE_PURPOSE, *((ToldOf.SOURCE,) if principal else ())):
            told = {"about": about.value, "told_how": "in_person", "trajectory": trajectory.id}
            self.vault.now(tell, told, client.id)
        return Dossier(
            person=person, theme=theme, chance=chance, client=client, trajectory=trajectory, principal=principal
        )

    def edit_trajectory(self, dossier: Dossier, **given: object) -> None:
        """Change fields of the trajectory: its agreement, its end."""
        dossier.trajectory = self.vault.now(edit_item, Trajectory, dossier.trajectory.id, given)

    def talk(self, dossier: Dossier, *, last: bool = False) -> None:
        """A session today, with its notes."""
        dossier.sessions += 1
        chance, number = dossier.chance, dossier.sessions
        self._session(
            dossier,
            state="held",
            subject=session_subject(chance, number, last=last),
            notes=session_notes(chance, dossier.person, dossier.theme, number, last=last),
            place=chance.choice(("Praktijk", "Praktijk", "Praktijk", "Bij de opdrachtgever", "Wandelend", "Online")),
        )

    def not_held(self, dossier: Dossier, state: str, why: str) -> None:
        """A session of today that was cancelled or missed."""
        self._session(dossier, state=state, subject=why)

    def plan(self, dossier: Dossier, in_days: int, subject: str) -> None:
        """A session that is to come."""
        self._session(dossier, on=self.today + timedelta(days=in_days), state="planned", subject=subject)

    def _session(self, dossier: Dossier, *, on: date | None = None, **given: str) -> None:
        held = given["state"] == "held"
        fields = {
            "trajectory": dossier.trajectory.id,
            "on": (on or self.today).isoformat(),
            "at": dossier.chance.choice(("09:00", "09:30", "11:00", "13:30", "15:00", "16:00")),
            "minutes": dossier.chance.choice((60, 75, 90, 90, 90)) if held else 0,
        }
        self.vault.now(add_item, Session, {**fields, **given}, client=dossier.client.id)

    def take_in(
        self, client: Client, name: str, content: bytes, category: Category, trajectory: str = ""
    ) -> Attachment:
        """A file from the client into the dossier."""
        source = self._scratch_file("in")
        source.write_bytes(content)
        given = {
            "name": name, "category": category.value, "origin": Source.CLIENT.value, "trajectory": trajectory,
        }  # fmt: skip
        try:
            return take_in_attachment(self.vault, client.id, source, given, Silent())
        finally:
            source.unlink()

    def write(self, dossier: Dossier, kind: DocumentKind, title: str, text: str) -> Version:
        """A new document with this text, in the client's language."""
        given = {
            "kind": kind.value,
            "title": title,
            "trajectory": dossier.trajectory.id,
            "language": dossier.person.language.value,
        }
        return self.vault.now(begin_document, given, dossier.client.id, write_source(read_source(text)))

    def share(self, version: Version) -> None:
        """Send the draft to the client as a package."""
        share_document(self.vault, self.parts, version.id, self._scratch_file("html"), Silent())

    def approve(self, version: Version, by: str, how: str = "email", evidence: str = "") -> None:
        """The client approves."""
        given = {"decided_by": by, "decided_how": how, "evidence": evidence}
        self.vault.now(record_answer, version.id, Decision.APPROVE, given)

    def block(self, version: Version, by: str) -> None:
        """The client blocks."""
        given = {"decided_by": by, "decided_how": "telephone"}
        self.vault.now(record_answer, version.id, Decision.BLOCK, given)

    def wants_changes(self, version: Version, by: str, comments: tuple[str, ...]) -> None:
        """The client wants something changed first, and says what."""
        given = {"decided_by": by, "decided_how": "email", "comments": comments}
        self.vault.now(record_answer, version.id, Decision.CHANGES, given)

    def answered_at_home(self, version: Version, by: str, comments: tuple[tuple[int, str], ...], remark: str) -> None:
        """The client sends an answer back from home, with a comment at some blocks (-1: at the whole), and it waits."""
        reader = self.vault.reader()
        version, package = reader.get(Version, version.id), reader.find(Package, version=version.id)[-1]
        file = self._scratch_file("answer")
        document = {
            "version": version.id, "content_sha256": version.content_sha256, "decision": Decision.CHANGES.value,
            "comments": [{"block": block, "text": text} for block, text in comments],
        }  # fmt: skip
        said: dict[str, object] = {
            "name": by, "written_on": self.today.isoformat(), "remark": remark, "documents": [document],
            "consents": [], "fields": [],
        }  # fmt: skip
        file.write_bytes(answer_file(package, said))
        receive_answer(self.vault, self.parts, file)

    def take_back(self, version: Version, why: str) -> None:
        """Withdraw a draft that lies with the client."""
        self.vault.now(withdraw_draft, version.id, why)

    def finalise(self, version: Version) -> None:
        """Make it final."""
        finalise_document(self.vault, self.parts, version.id)

    def disclose(self, version: Version, recipient: Organisation) -> None:
        """Hand it to a recipient."""
        disclose_document(
            self.vault, self.parts, version.id, recipient.id, self._scratch_file("html"), Silent(), READ_THROUGH
        )

    def consent(self, client: Client, **given: object) -> Consent:
        """A consent that was given today, unless `given` says otherwise."""
        return self.vault.now(give_consent, {"given_on": self.today.isoformat(), **given}, client.id, self.parts.law)

    def withdraw(self, consent: Consent) -> None:
        """The client withdraws a consent."""
        self.vault.now(withdraw_consent, consent.id, {"withdrawn_how": "telephone"})

    def request(self, client: Client, kind: str, asked: str) -> Request:
        """A request that comes in today by mail."""
        return self.vault.now(
            open_request, {"kind": kind, "channel": "email", "asked": asked}, client.id, self.parts.law.codes
        )

    def document(self, version: Version) -> Document:
        """The document of a version."""
        return self.vault.reader().get(Document, version.document)

    def _scratch_file(self, suffix: str) -> Path:
        self._numbers += 1
        return self._scratch / f"{self._numbers}.{suffix}"
