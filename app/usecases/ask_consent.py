"""Ask a client for consent by package: line by line, in the exact words that will be recorded (GDPR art. 7; row L7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Channel, Document, Version, VersionState
from app.domain.frozen import FrozenVersion
from app.domain.gate import require
from app.domain.gates.after_death import mail_gate
from app.domain.gates.ask_consent import ask_consent_gate
from app.domain.gates.give_consent import give_consent_gate
from app.domain.organisation import Organisation
from app.domain.package import Package, PackageUse
from app.domain.trajectory import Trajectory
from app.domain.values import checked, read_fields
from app.kernel.clock import legal_date
from app.kernel.ids import Id, new_id
from app.kernel.progress import Progress
from app.kernel.translator import Translator
from app.packages.contents import PackageConsent, PackageContents, PackageDocument
from app.packages.html_writer import PackageRecord
from app.usecases.give_consent import giving_facts
from app.usecases.keep_item import require_same_dossier
from app.usecases.package_for import MadePackage, keep_package, make_package
from app.usecases.parts import Parts
from app.usecases.practice import the_practice
from app.usecases.share_document import as_package_document
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class Question:
    """What one package asks: `lines` are the fields of new consents, `standing` ids of consents that may be withdrawn
    in it.
    """

    lines: Sequence[Mapping[str, object]] = ()
    standing: Sequence[str] = ()


def ask_consent(
    vault: Vault, parts: Parts, client: str, question: Question, target: Path, progress: Progress
) -> MadePackage:
    """Write the question as a package to `target`.

    InputError with every fault of a line; GateRefused where nothing is asked, the client died, or what would be given
    could not count as a consent: asked of somebody too young, of an employee without a reason why it is free.
    """
    reader, now = vault.reader(), parts.clock.now()
    recipient = reader.get(Client, client)
    lines = read_question(reader, parts, recipient, question)
    translator = parts.translator(recipient.language)
    practice = the_practice(reader).trade_name
    contents = PackageContents(
        use=PackageUse.CONSENT,
        language=recipient.language,
        practice=practice,
        introduction=translator.text("package.introduction.consent", client=recipient.name, practice=practice),
        documents=tuple(_documents(reader, lines)),
        files=(),
        created=legal_date(now),
        consents=tuple(
            PackageConsent(
                id=each.id, title=each.purpose, text=each.text, scope=scope_of(reader, each, translator),
                given=bool(each.standing),
            )
            for each in lines
        ),
    )  # fmt: skip

    def ask_for_consent(work: Work, record: PackageRecord, passphrase: str) -> Package:
        require_askable(work, parts, work.get(Client, recipient.id), lines)
        package = keep_package(work, record, passphrase, contents, client=recipient.id)
        for each in lines:
            values = {name: getattr(each, name) for name in _KEPT}
            require_same_dossier(work, ConsentAsked, {**values, "client": recipient.id})
            work.add(replace(each, **work.made_now(), package=package.id))
        return package

    return make_package(vault, contents, target, progress, ask_for_consent)


_KEPT = ("recipient", "version", "trajectory", "representative", "standing")


def read_question(rows: Rows, parts: Parts, client: Client, question: Question) -> tuple[ConsentAsked, ...]:
    """The lines that are asked. InputError with every fault of a line, GateRefused where they may not be asked."""
    now = parts.clock.now()
    lines = (
        *(read_line(rows, client.id, each, now) for each in question.lines),
        *_standing(rows, client.id, question, now),
    )
    require_askable(rows, parts, client, lines)
    return lines


def require_askable(rows: Rows, parts: Parts, client: Client, lines: Sequence[ConsentAsked]) -> None:
    """Ask the gates: something is asked, of somebody who lives and may give it, and what is to be withdrawn stands."""
    today = legal_date(parts.clock.now())
    standing = {each.standing: rows.get(Consent, each.standing) for each in lines if each.standing}
    require(mail_gate(client.died_on))
    require(ask_consent_gate(lines, standing, today))
    for each in lines:
        if not each.standing:
            given = Consent(
                id=each.id, made=each.made, changed=each.changed, client=each.client, given_on=today,
                given_name=client.name, given_how=Channel.PACKAGE,
                **each.terms,  # type: ignore[arg-type] # declared once for both
            )  # fmt: skip
            require(give_consent_gate(giving_facts(rows, given, parts.law)))


def scope_of(rows: Rows, line: ConsentAsked, translator: Translator) -> str:
    """Who may have what, and until when, in words."""
    found = []
    recipient = rows.maybe(Organisation, line.recipient)
    if recipient is not None:
        found.append(translator.text("consent_asked.scope.recipient", recipient=recipient.name))
    version = rows.maybe(Version, line.version)
    if version is not None:
        title = rows.get(Document, version.document).title
        found.append(translator.text("consent_asked.scope.version", title=title, number=version.number))
    elif line.trajectory:
        title = rows.get(Trajectory, line.trajectory).title
        found.append(translator.text("consent_asked.scope.trajectory", title=title))
    if line.data_category is not None:
        category = translator.text(f"category.{line.data_category.value}")
        found.append(translator.text("consent_asked.scope.category", category=category))
    if line.valid_until is not None:
        found.append(translator.text("consent_asked.scope.until", day=line.valid_until))
    else:
        found.append(translator.text("consent_asked.scope.open"))
    return " ".join(found)


def read_line(rows: Rows, client: str, given: Mapping[str, object], now: datetime) -> ConsentAsked:
    """One new line, as it was typed; `text_version` names the standard text that stands unchanged in it. InputError
    with every fault of it.
    """
    typed = {name: value for name, value in given.items() if name != "text_version"}
    text_version = str(given.get("text_version", ""))[:40]
    values = read_fields(ConsentAsked, typed, known={"client": client, "text_version": text_version})
    require_same_dossier(rows, ConsentAsked, values)
    return checked(_line(values, now))


def _line(values: Mapping[str, object], now: datetime) -> ConsentAsked:
    return ConsentAsked(id=new_id(), made=now, changed=now, **values)  # type: ignore[arg-type] # read by declaration


def _standing(rows: Rows, client: Id, question: Question, now: datetime) -> list[ConsentAsked]:
    """The lines in which a consent can be withdrawn, in the words in which it was given."""
    found = []
    for identity in question.standing:
        consent = rows.get(Consent, identity)
        require_same_dossier(rows, ConsentAsked, {"standing": consent.id, "client": client})
        found.append(_line({"client": client, "standing": consent.id, **consent.terms}, now))
    return found


def _documents(rows: Rows, lines: Sequence[ConsentAsked]) -> list[PackageDocument]:
    """The versions that are asked about, to read beside the question."""
    asked = [rows.get(Version, each.version) for each in lines if each.version and each.role is ConsentRole.RELEASE]
    shown = {each.id: each for each in asked if each.state is not VersionState.DRAFT and each.frozen}
    return [as_package_document(FrozenVersion.read(each.frozen), each.id) for each in shown.values()]
