"""The letters of a request, in the client's language (GDPR art. 12(3), 12(4), 18(3), 19; rows A11, L1, L3, L12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.documents.letter import Letter
from app.documents.printed import render_letter
from app.domain.age import ages_on
from app.domain.client import Client
from app.domain.client_statement import ClientStatement
from app.domain.disclosure import Disclosure
from app.domain.document import Version
from app.domain.gate import require
from app.domain.gates.after_death import mail_gate
from app.domain.organisation import Organisation
from app.domain.prose import Block, BulletList, Paragraph, Span
from app.domain.representative import Representative
from app.domain.request import Outcome, Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.restriction import Restriction
from app.domain.speaks_for import speaks_for
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Translator
from app.packages.new_file import new_file
from app.usecases.disclosure_facts import statements_beside
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.usecases.request_facts import is_processor_for
from app.usecases.request_terms import request_terms
from app.vault.rows import Rows
from app.vault.vault import Vault


class RequestLetter(StrEnum):
    """Which letter. `request_letter.<value>` words it."""

    RECEIPT = "receipt"
    """That it came in, by when it is answered, and by whom."""
    IDENTITY = "identity"
    """How the client can show who asks, without a copy of a document."""
    EXTENSION = "extension"
    """That it takes longer, why, and until when (art. 12(3))."""
    ANSWER = "answer"
    """Granted, in part or refused, with the reasons (art. 12(4))."""
    LIFTING = "lifting"
    """That a restriction will be lifted (art. 18(3))."""
    RECIPIENT = "recipient"
    """To a recipient: what was rectified, erased or restricted (art. 19)."""
    CONTROLLER = "controller"
    """To the controller, for whom the practice is a processor (art. 28(3)(e))."""


FOR_OTHERS = (RequestLetter.RECIPIENT, RequestLetter.CONTROLLER)
"""Letters that do not go to the client; what the client wrote or got is not in them."""


def letters_of(rows: Rows, request: Request) -> tuple[RequestLetter, ...]:
    """The letters that can be written for a request as it stands."""
    if is_processor_for(rows, request):
        return (RequestLetter.RECEIPT, RequestLetter.CONTROLLER)
    found = [RequestLetter.RECEIPT]
    if request.state is RequestState.OPEN:
        found.append(RequestLetter.IDENTITY)
    if request.extended_on is not None:
        found.append(RequestLetter.EXTENSION)
    if request.outcome not in (Outcome.NONE, Outcome.WITHDRAWN):
        found.append(RequestLetter.ANSWER)
    if rows.count(Restriction, request=request.id):
        found.append(RequestLetter.LIFTING)
    if request.kind in (RequestKind.RECTIFICATION, RequestKind.ERASURE, RequestKind.RESTRICTION):
        found.append(RequestLetter.RECIPIENT)
    return tuple(found)


def request_letter(rows: Rows, parts: Parts, identity: str, letter: RequestLetter, recipient: str = "") -> bytes:
    """The PDF. `recipient` is to whom a letter for a recipient goes; one for the client goes to whoever acts for the
    client, where somebody does.

    CoachkluisError where such a letter has nothing to say yet: an answer before the request was closed. GateRefused
    where it would go to a client who died.
    """
    request = rows.get(Request, identity)
    if letter not in letters_of(rows, request):
        raise CoachkluisError(f"request_letter.{letter.value}")
    client = rows.get(Client, request.client)
    translator = parts.translator(client.language)
    acting = acts_for(rows, parts, client)
    if letter not in FOR_OTHERS:
        require(mail_gate(client.died_on))
    writer = _Writer(rows, parts, request, client, acting, translator)
    return render_letter(writer.letter(letter, recipient), translator)


def write_request_letter(
    vault: Vault, parts: Parts, identity: str, letter: RequestLetter, target: Path, recipient: str = ""
) -> Path:
    """Write it to a new file, for its owner alone."""
    content = request_letter(vault.reader(), parts, identity, letter, recipient)
    with new_file(target) as file:
        file.write(content)
    return target


def acts_for(rows: Rows, parts: Parts, client: Client) -> Representative | None:
    """Who reads in a client's place today, where somebody does."""
    today, found = legal_date(parts.clock.now()), rows.find(Representative, client=client.id)
    return speaks_for(client, found, ages_on(parts.law.statute, today), today)


def reader_of(client: Client, acting: Representative | None, translator: Translator) -> tuple[tuple[str, ...], str]:
    """Whom a letter for the client is addressed to, and how it begins."""

    def say(key: str, **arguments: object) -> str:
        return translator.text(f"request_letter.{key}", **arguments)

    if acting is None:
        return (client.name, *_street(client)), say("salutation.client", client=client.first_name or client.name)
    # Of somebody who is not a parent or guardian no address is known: the client's is another one.
    where = _street(client) if acting.of_a_minor else ()
    greeted = say("salutation.client", client=acting.first_name or acting.name)
    return (acting.name, say("represents", client=client.name), *where), greeted


def complaint_route(translator: Translator, practice: str, *, refused: bool) -> tuple[str, ...]:
    """Where one can complain, in every reply (A11); after a refusal also the court (UAVG art. 35)."""
    route = [
        translator.text("overview.rights.complaint", practice=practice),
        translator.text("overview.rights.authority"),
    ]
    return (*route, translator.text("request_letter.court")) if refused else tuple(route)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the letters of one request."""

    rows: Rows
    parts: Parts
    request: Request
    client: Client
    acting: Representative | None
    """Who reads it in the client's place."""
    translator: Translator

    def letter(self, which: RequestLetter, recipient: str) -> Letter:
        """The letter, addressed."""
        practice = the_practice(self.rows)
        if which in FOR_OTHERS:
            organisation = self._organisation(which, recipient)
            paragraphs: tuple[str | tuple[str, ...], ...]
            addressee, salutation = _address(organisation), self._say("salutation.organisation")
            paragraphs = tuple(self._to_organisation(which, organisation))
        else:
            addressee, salutation = reader_of(self.client, self.acting, self.translator)
            paragraphs = (*self._on_behalf(), *self._to_client(which), *self._route(practice.trade_name))
        return Letter(
            practice=practice_details(practice),
            addressee=addressee,
            day=legal_date(self.parts.clock.now()),
            subject=self._say(f"{which.value}.subject", kind=self._kind.lower()),
            salutation=salutation,
            blocks=tuple(_block(each) for each in paragraphs),
            signed=self.request.responsible or practice.coach,
        )

    def _on_behalf(self) -> Iterator[str]:
        if self.acting is not None:
            yield self._say("on_behalf", client=self.client.name)

    def _to_client(self, which: RequestLetter) -> Iterator[str | tuple[str, ...]]:
        match which:
            case RequestLetter.RECEIPT:
                yield from self._receipt()
            case RequestLetter.IDENTITY:
                yield self._say("identity.why", date=self.request.received_on, kind=self._kind.lower())
                yield tuple(self._say(f"identity.way.{each}") for each in ("known", "call", "document"))
                yield self._say("identity.masked")
            case RequestLetter.EXTENSION:
                yield self._say("extension.longer", date=self.request.received_on, until=self._legal)
                yield self._say("extension.why")
                yield self.request.extension_reason
            case RequestLetter.LIFTING:
                since = self.rows.find(Restriction, request=self.request.id)[-1].since
                yield self._say("lifting.soon", date=since)
                yield self._say("lifting.say")
            case _:
                outcome = self.request.outcome.value
                yield self._say(f"answer.{outcome}", date=self.request.received_on, kind=self._kind.lower())
                yield self.request.answer

    def _receipt(self) -> Iterator[str]:
        request = self.request
        yield self._say("receipt.got", date=request.received_on, kind=self._kind.lower())
        if is_processor_for(self.rows, request):
            yield self._say("receipt.passed_on", controller=self._controller().name)
            return
        terms = request_terms(self.rows, request, self.parts.law)
        yield self._say("receipt.by", date=terms.remind_on)
        if request.responsible:
            yield self._say("receipt.who", name=request.responsible)

    def _to_organisation(self, which: RequestLetter, organisation: Organisation) -> Iterator[str]:
        name = self.client.name
        if which is RequestLetter.CONTROLLER:
            yield self._say("controller.passed", date=self.request.received_on, kind=self._kind.lower(), client=name)
            if self.request.asked:
                yield self.request.asked
            yield self._say("controller.yours")
            return
        yield self._say(f"recipient.{self.request.kind.value}", client=name, recipient=organisation.name)
        for statement in self._statements_for(organisation):
            yield self._say("recipient.statement", client=name)
            yield statement.text
        yield self._say("recipient.do")

    def _statements_for(self, organisation: Organisation) -> dict[ClientStatement, None]:
        """What was put beside what this organisation got, on this request: it cannot do the same without the words."""
        given = self.rows.find(Disclosure, client=self.client.id, recipient=organisation.id)
        versions = (self.rows.maybe(Version, each.version) for each in given if each.version)
        beside = (one for version in versions if version is not None for one in statements_beside(self.rows, version))
        return dict.fromkeys(each for each in beside if each.request == self.request.id)

    def _route(self, practice: str) -> tuple[str, ...]:
        refused = self.request.outcome in (Outcome.REFUSED, Outcome.GRANTED_IN_PART)
        return complaint_route(self.translator, practice, refused=refused)

    def _organisation(self, which: RequestLetter, recipient: str) -> Organisation:
        return self._controller() if which is RequestLetter.CONTROLLER else self.rows.get(Organisation, recipient)

    def _controller(self) -> Organisation:
        """Who the controller is: the principal of the trajectory, or of the newest that has one."""
        own = self.rows.maybe(Trajectory, self.request.trajectory)
        found = [own] if own else list(self.rows.find(Trajectory, client=self.client.id))
        return self.rows.get(Organisation, next(each.principal for each in reversed(found) if each.for_controller))

    @property
    def _kind(self) -> str:
        return self.translator.text(f"request_kind.{self.request.kind.value}")

    @property
    def _legal(self) -> date:
        return request_terms(self.rows, self.request, self.parts.law).legal.ends_on

    def _say(self, key: str, **arguments: object) -> str:
        return self.translator.text(f"request_letter.{key}", **arguments)


def _block(words: str | tuple[str, ...]) -> Block:
    if isinstance(words, tuple):
        return BulletList(tuple((Paragraph((Span(each),)),) for each in words))
    return Paragraph((Span(words),))


def _street(client: Client) -> tuple[str, ...]:
    return _lines(client.street, client.house_number, client.postcode, client.town)


def _address(organisation: Organisation) -> tuple[str, ...]:
    where = _lines(organisation.street, organisation.house_number, organisation.postcode, organisation.town)
    return (organisation.name, *where)


def _lines(street: str, number: str, postcode: str, town: str) -> tuple[str, ...]:
    return tuple(each for each in (f"{street} {number}".strip(), f"{postcode}  {town}".strip()) if each)
