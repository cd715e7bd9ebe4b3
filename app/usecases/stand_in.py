"""A package for a deputy at illness: when, where and whom to call, and nothing of what it is about (row W13).

That somebody got this of a client is a disclosure in that client's dossier: on access every recipient is named (L2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.client import Client
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Channel
from app.domain.gate import Allowed, require
from app.domain.gates.stand_in import StandInFacts, stand_in_gate
from app.domain.organisation import Organisation
from app.domain.package import PackageUse
from app.domain.policy_recipient import Secrecy
from app.domain.prose import Block, Heading, Paragraph, Span, Table
from app.domain.session import Session, SessionState
from app.domain.stand_in import StandIn
from app.domain.values import read_named
from app.kernel.clock import legal_date
from app.kernel.errors import Fault, InputError
from app.kernel.progress import Progress
from app.kernel.translator import Language, Translator
from app.packages.contents import PackageContents, PackageDocument
from app.packages.passphrase import generate_passphrase
from app.usecases.current_policy import policy_on
from app.usecases.disclosure_facts import secrecy_of
from app.usecases.package_for import write_package
from app.usecases.parts import Parts
from app.usecases.practice import the_practice
from app.usecases.removed_unless_recorded import removed_unless_recorded
from app.usecases.require_unrestricted import may_be_used
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work

ASKED = ("deputy", "why", "since", "until")


@dataclass(frozen=True, slots=True)
class MadeStandIn:
    """The package on the disk, its record, and the passphrase to tell the deputy by another way."""

    record: StandIn
    file: Path
    passphrase: str = field(repr=False)


def make_stand_in(
    vault: Vault, parts: Parts, given: Mapping[str, object], secrecy: Secrecy | None, target: Path,
    language: Language, progress: Progress,
) -> MadeStandIn:  # fmt: skip
    """Write the appointments from `since` to `until` for a deputy. `secrecy` is what binds the deputy, where the policy
    does not say so. InputError with every fault, GateRefused with the reasons; then no file is left.
    """
    reader, today = vault.reader(), legal_date(parts.clock.now())
    values, facts, sessions = require_stand_in(reader, parts, given, secrecy)
    organisation, bound, since, until = facts.deputy, facts.secrecy, facts.since, facts.until
    translator, practice = parts.translator(language), the_practice(reader).trade_name
    document = PackageDocument(
        title=translator.text("stand_in.title"),
        language=language,
        blocks=_blocks(reader, sessions, translator),
        version_id="",
        content_sha256="",
    )
    contents = PackageContents(
        use=PackageUse.FINAL,
        language=language,
        practice=practice,
        introduction=translator.text("stand_in.introduction", practice=practice, since=since, until=until),
        documents=(document,),
        files=(),
        created=today,
    )
    passphrase = generate_passphrase()
    written = write_package(target, contents, passphrase, progress)

    def hand_to_deputy(work: Work) -> StandIn:
        made = work.new(StandIn, sessions=len(sessions), file_sha256=written.sha256, **values)
        for each in dict.fromkeys(session.client for session in sessions):
            work.new(
                Disclosure, client=each, recipient=organisation.id, what=translator.text("stand_in.what"),
                told=translator.text("stand_in.told", since=since, until=until), disclosed_on=work.today,
                how=Channel.PACKAGE, ground=DisclosureGround.CONTRACT, ground_reason=made.why,
                capacity=organisation.kind, secrecy=bound,
            )  # fmt: skip
        return made

    with removed_unless_recorded(target):
        return MadeStandIn(vault.now(hand_to_deputy), target, passphrase)


def require_stand_in(
    rows: Rows, parts: Parts, given: Mapping[str, object], secrecy: Secrecy | None
) -> tuple[dict[str, object], StandInFacts, list[Session]]:
    """What was asked, what the gate looked at, and the appointments.

    InputError with every fault, GateRefused with the reasons.
    """
    today = legal_date(parts.clock.now())
    values = read_named(StandIn, given, ASKED)
    missing = [Fault(f"stand_in.{name}", "required") for name in ASKED if not values.get(name)]
    if missing:
        raise InputError(*missing)
    deputy, since, until = rows.get(Organisation, str(values["deputy"])), _day(values["since"]), _day(values["until"])
    bound = secrecy or secrecy_of(policy_on(rows, today), deputy)
    sessions = appointments(rows, since, until, today)
    facts = StandInFacts(deputy, bound, since, until, len(sessions))
    require(stand_in_gate(facts))
    return values, facts, sessions


def appointments(rows: Rows, since: date, until: date, today: date) -> list[Session]:
    """The planned sessions of these days in their order, without those whose dossier is only kept (row L4)."""
    planned = (each for each in rows.each(Session, state=SessionState.PLANNED) if since <= each.on <= until)
    free = (each for each in planned if isinstance(may_be_used(rows, each.client, each.trajectory, today), Allowed))
    return sorted(free, key=lambda each: (each.on, each.at))


def _blocks(rows: Rows, sessions: list[Session], translator: Translator) -> tuple[Block, ...]:
    text = translator.text
    heads = ("session.on", "session.at", "session.place", "stand_in.whom", "stand_in.phone")
    lines = tuple(
        tuple(_cell(value) for value in _row(rows.get(Client, each.client), each, translator)) for each in sessions
    )
    return (
        Heading(1, _cell(text("stand_in.title"))),
        Paragraph(_cell(text("stand_in.advice"))),
        Table(tuple(_cell(text(each)) for each in heads), lines),
    )


def _row(client: Client, session: Session, translator: Translator) -> tuple[str, ...]:
    return (translator.date(session.on), session.at, session.place, client.name, client.mobile or client.phone)


def _cell(value: str) -> tuple[Span, ...]:
    return (Span(value),) if value else ()


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value
