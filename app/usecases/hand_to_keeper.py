"""Give the keeper what must stay after the practice ends, as a package: of each dossier what is left in it, and until
when (GDPR art. 5(1)(e), 28; AWR art. 52; rows W14, A6, L11).

That the keeper got it is a disclosure in each dossier: on access every recipient is named (L2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.closing import Closing
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Channel
from app.domain.gate import require
from app.domain.gates.close_practice import hand_to_keeper_gate
from app.domain.gates.unchanged import unchanged_gate
from app.domain.organisation import Organisation
from app.domain.package import PackageUse
from app.domain.policy_recipient import Secrecy
from app.domain.prose import Block, Heading, Paragraph, Span, Table
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.kernel.translator import Language, Translator
from app.packages.contents import PackageContents, PackageDocument, PackageFile
from app.packages.passphrase import generate_passphrase
from app.packages.safe_names import safe_name
from app.usecases.close_practice import ClosingState, closing_state
from app.usecases.closing_facts import the_closing
from app.usecases.dossier_contents import DossierContents, dossier_contents
from app.usecases.dossier_json import dossier_json
from app.usecases.kept_until import KeptItem, kept_until
from app.usecases.package_for import write_package
from app.usecases.parts import Parts
from app.usecases.practice import the_practice
from app.usecases.removed_unless_recorded import removed_unless_recorded
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class HandedToKeeper:
    """The package on the disk, of how many dossiers, and the passphrase to tell the keeper by another way."""

    closing: Closing
    dossiers: int
    file: Path
    passphrase: str = field(repr=False)


def hand_to_keeper(vault: Vault, parts: Parts, target: Path, language: Language, progress: Progress) -> HandedToKeeper:
    """Write all that stays to `target`, and record in each dossier that the keeper has it. GateRefused with the reasons
    while anything is still to be done, or where something changed while it was written; then no file is left.
    """
    progress.report(0, 1)
    reader, today, translator = vault.reader(), legal_date(parts.clock.now()), parts.translator(language)
    closing, state = the_closing(reader), require_handing(reader, parts)
    staying = [_staying(reader, parts, each.client) for each in state.dossiers if each.items]
    practice = the_practice(reader).trade_name
    contents = PackageContents(
        use=PackageUse.FINAL,
        language=language,
        practice=practice,
        introduction=translator.text("keeping.introduction", practice=practice, date=closing.closes_on),
        documents=(_overview(staying, translator),),
        files=tuple(_files(reader, parts, staying, translator)),
        created=today,
    )
    passphrase = generate_passphrase()
    written = write_package(target, contents, passphrase, progress)

    def hand_over(work: Work) -> Closing:
        now = the_closing(work)
        require_handing(work, parts)
        for each in staying:
            again = dossier_contents(work, each.client.id)
            require(unchanged_gate(each.contents, again, "gate.closing.changed_meanwhile"))
        keeper = work.get(Organisation, now.keeper)
        for each in staying:
            said = parts.translator(each.client.language)
            work.new(
                Disclosure, client=each.client.id, recipient=keeper.id, what=said.text("keeping.what"),
                told=said.text("keeping.told", keeper=keeper.name), disclosed_on=work.today, how=Channel.PACKAGE,
                ground=DisclosureGround.CONTRACT, ground_reason=said.text("keeping.ground"),
                capacity=keeper.kind, secrecy=Secrecy.PROCESSOR_AGREEMENT,
            )  # fmt: skip
        return work.change(now, handed_on=work.today, handed_sha256=written.sha256)

    with removed_unless_recorded(target):
        return HandedToKeeper(vault.now(hand_over), len(staying), target, passphrase)


def require_handing(rows: Rows, parts: Parts) -> ClosingState:
    """How far the end of the practice is. GateRefused with the reasons while the keeper cannot have the file yet."""
    state = closing_state(rows, parts, the_closing(rows))
    require(hand_to_keeper_gate(state.facts))
    return state


@dataclass(frozen=True, slots=True)
class _Staying:
    """One dossier at the end."""

    client: Client
    contents: DossierContents
    kept: tuple[KeptItem, ...]


def _staying(rows: Rows, parts: Parts, client: Client) -> _Staying:
    return _Staying(client, dossier_contents(rows, client.id), kept_until(rows, parts, client.id))


def _overview(staying: list[_Staying], translator: Translator) -> PackageDocument:
    """Of each dossier what stays, and after which day it is to be destroyed: what a keeper has to do."""
    text = translator.text
    blocks: list[Block] = [Paragraph(_said(text("keeping.duty")))]
    heads = ("keeping.item", "keeping.category", "keeping.until")
    for each in staying:
        lines = tuple(
            (
                _said(item.label(translator)),
                _said(text(f"retention.category.{item.category.value}")),
                _said(translator.date(item.kept.until) if item.kept.until else item.sentence(translator)),
            )
            for item in sorted(each.kept, key=lambda item: (item.kept.until is None, item.kept.until, item.id))
        )
        blocks += (Heading(2, _said(each.client.name)), Table(tuple(_said(text(head)) for head in heads), lines))
    return PackageDocument(text("keeping.title"), translator.language, tuple(blocks), "", "")


def _files(rows: Rows, parts: Parts, staying: list[_Staying], translator: Translator) -> Iterator[PackageFile]:
    """Each dossier for a computer to read, with its attachments."""
    today, taken = legal_date(parts.clock.now()), [""]

    def name(wanted: str) -> str:
        taken.append(safe_name(wanted, taken))
        return taken[-1]

    for each in staying:
        files: dict[Id, str] = {}
        for one in each.contents.of(Attachment):
            files[one.id] = name(f"{each.client.name} - {one.name}")
            chunks = partial(rows.chunks, one.id)
            yield PackageFile(files[one.id], one.media_type, one.size, chunks, one.sha256)
        data = dossier_json(each.contents, each.kept, files, translator, today)
        said = name(f"{each.client.name} - {translator.text('package.file.dossier')}")
        yield PackageFile(said, "application/json", len(data), partial(_once, data), sha256(data).hexdigest())


def _once(data: bytes) -> Iterator[bytes]:
    return iter((data,))


def _said(value: str) -> tuple[Span, ...]:
    return (Span(value),) if value else ()
