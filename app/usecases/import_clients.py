"""Import clients from a file: read it, plan it line by line, and add all of them or none."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from pathlib import Path

from app.domain.client import Client
from app.domain.declare import asked
from app.domain.imports.csv_table import read_table
from app.domain.imports.duplicates import Choices
from app.domain.imports.encoding import read_text
from app.domain.imports.entry import ImportFile, Kind
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.headings import Headings
from app.domain.imports.plan import Action, ImportPlan, plan_lines
from app.domain.imports.source import ImportSource
from app.domain.imports.table import MOST_ROWS, Row, Sheet, bounded, headed
from app.domain.imports.vcard_clients import read_vcards
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id, new_id
from app.kernel.progress import Cancelled, NotBegun, Progress, Share, Silent, stepped
from app.kernel.translator import Translator
from app.packages.workbook import UnreadableWorkbook, is_container, read_workbook
from app.usecases.made_imports import MadeImport, remember_import
from app.vault.coming_in import (
    FILL,
    ONE_AT_A_TIME,
    TakenAway,
    are_coming_in,
    break_off,
    clients_are_in,
    expect_clients,
    pieces,
    take_clients_away,
)
from app.vault.ledger_span import clients_written_since, newest_entry
from app.vault.prepared import Prepared, prepare
from app.vault.rows import Rows
from app.vault.snapshot import snapshot
from app.vault.vault import Vault
from app.vault.work import Work

LARGEST = 20 * 2**20
"""Bytes of the largest file that is read."""
_CSV = (".csv", ".txt", ".tsv", ".tab")
_VCARD = (".vcf", ".vcard")
_WORKBOOK = (".xlsx", ".xlsm")
_NO_WORKBOOK = ("import.not_a_list", "import.encoding", "workbook.older")
"""What a file is found to be that is not what its ending says: it was a workbook, and cannot be read as one."""
_OTHER_SPREADSHEETS = (".xls", ".xlsb", ".ods", ".numbers")
_ATTEMPTS = 5
"""How often it is planned again because clients were saved meanwhile."""
_READY = 80
"""Of a hundred parts of the work, those that are done before the lane is asked."""


class ImportRefused(CoachkluisError):
    """Lines of the file cannot be imported, so nothing is."""

    exit_code = 2

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__("import.refused", count=plan.count(Action.REFUSED))
        self.plan = plan


def read_source(source: Path, known: Headings) -> ImportSource:
    """What the list, workbook or vCard file at `source` holds, before it is known which column gives which field.

    Raises UnreadableImport or UnreadableWorkbook where the file as a whole cannot be read, with the line
    where one is to blame.
    """
    suffix = source.suffix.lower()
    if suffix in _OTHER_SPREADSHEETS:
        raise UnreadableImport("spreadsheet")
    if suffix not in (*_CSV, *_VCARD, *_WORKBOOK):
        raise UnreadableImport("unknown_kind")
    content = _content(source)
    try:
        return source_of(content, known, vcard=suffix in _VCARD)
    except (UnreadableImport, UnreadableWorkbook) as error:
        if suffix in _WORKBOOK and error.code in _NO_WORKBOOK:
            raise UnreadableWorkbook("workbook.unreadable") from error
        raise


def source_of(content: bytes, known: Headings, *, vcard: bool = False) -> ImportSource:
    """What the bytes of a file hold; workbook and vCard are known by their beginning, whatever the file is called."""
    if len(content) > LARGEST:
        raise UnreadableImport("too_large", most=LARGEST // 10**6)
    if is_container(content):
        return ImportSource(Kind.WORKBOOK, _sheets(content, known))
    text = read_text(content)
    if not text.strip():
        raise UnreadableImport("empty")
    if vcard or text.lstrip()[:11].upper() == "BEGIN:VCARD":
        return ImportSource(Kind.VCARD, cards=read_vcards(text))
    return ImportSource(Kind.CSV, (Sheet("", read_table(text, known.recognised)),))


def read_import(source: Path, translators: Iterable[Translator]) -> ImportFile:
    """The clients in a file, with its columns as they are guessed from the labels that the translators speak."""
    known = headings(translators)
    return guessed(read_source(source, known), known)


def guessed(source: ImportSource, known: Headings) -> ImportFile:
    """The clients in what was read, of its likeliest sheet, with its columns as they are guessed."""
    if source.cards is not None:
        return source.cards
    sheet = source.likeliest(known)
    return source.clients(sheet, known.match(sheet.table.headings))


def _sheets(content: bytes, known: Headings) -> tuple[Sheet, ...]:
    found = []
    for each in read_workbook(content, MOST_ROWS + 1):
        rows = list(bounded(Row(number, cells) for number, cells in enumerate(each.rows, start=1)))
        found.append(Sheet(each.name, headed(rows, known.recognised)))
    if not found:
        raise UnreadableImport("empty")
    return tuple(found)


def headings(translators: Iterable[Translator]) -> Headings:
    """The headings under which columns are known: the labels of the fields in each language, and usual spellings."""
    spoken = tuple(translators)
    return Headings({each.name: tuple(speaker.text(each.label) for speaker in spoken) for each in asked(Client)})


def plan_import(
    rows: Rows, file: ImportFile, today: date, progress: Progress | None = None, choices: Choices | None = None
) -> ImportPlan:
    """What importing this file would do, line by line, with these choices for who is there already. Changes nothing."""
    return plan_lines(file, rows.each(Client), today, progress, choices)


def run_import(vault: Vault, plan: ImportPlan, now: datetime, progress: Progress | None = None) -> tuple[Client, ...]:
    """Add every client that the plan adds, in the order of the file, and fill what it fills: in one act, or not.

    Checked, planned again and made ready beside the lane, and added some at a time, so that saving never waits for
    long; what is broken off is taken back (app.vault.coming_in). Raises ImportRefused where any line is refused, and
    CoachkluisError `import.changed` where the vault is no longer what the plan was made for; then nothing is added.
    Progress counts clients that come in, and others that are filled as several of them; raises Cancelled.
    """
    watched = progress or Silent()
    reader = vault.reader()
    for _ in range(_ATTEMPTS):
        end_what_was_broken_off(vault)
        with snapshot(reader):
            planned = newest_entry(reader)
            again = plan_import(reader, plan.file, legal_date(now), NotBegun(watched), plan.choices)
        if again.count(Action.REFUSED):
            raise ImportRefused(again)
        if not again.does_as(plan):
            raise CoachkluisError("import.changed")
        adding = [line.values for line in again.lines if line.action is Action.ADD]
        fills = tuple(again.merges.items())
        beforehand, whole = _READY * len(adding) // 100, len(adding) + FILL * len(fills)
        ready = _made_ready(adding, now, Share(watched, 0, beforehand, whole))
        if _brought(vault, Bringing(ready, fills, planned), Share(watched, beforehand, whole, whole)):
            return tuple(each.record for each in ready)
    raise CoachkluisError("import.changed")


def end_what_was_broken_off(vault: Vault) -> None:
    """Take away whoever an import that was broken off, or one that is being undone, left behind: on a full disk it
    could not.
    """
    with ONE_AT_A_TIME:
        if are_coming_in(vault.reader()):
            break_off(lambda most: vault.now(take_clients_away, most))


def import_clients(work: Work, bringing: Bringing, piece: range) -> bool:
    """Bring in a piece of what is brought; False, and nothing is done, where it is the first and any client was written
    since it was planned. Raises CoachkluisError `import.changed` where that is so of one who is to be filled.
    """
    first, last = piece.start == 0, piece.stop >= bringing.size
    before = work.head.sequence
    if first and (are_coming_in(work) or clients_written_since(work, bringing.planned)):
        return False
    if first and not last:
        expect_clients(work, bringing.filled)
    work.add_new(bringing.ready[piece.start : piece.stop])
    for identity, fills in bringing.fills_in(piece):
        if work.changed_since(identity, bringing.planned):
            raise CoachkluisError("import.changed")
        work.change(work.get(Client, identity), **fills)
    if not last:
        work.told_later = not first
        return True
    begun = before if first else clients_are_in(work)
    if bringing.size:
        made = MadeImport(work.now, begun, work.head.sequence, len(bringing.ready), bringing.filled)
        remember_import(work, made)
    return True


@dataclass(frozen=True, slots=True)
class Bringing:
    """What one import brings: clients that are ready, fields of others to fill, and the newest entry when it was
    planned. A piece of it is a stretch of its `size`, in which a client who is filled takes as much as some that come.
    """

    ready: Sequence[Prepared[Client]]
    fills: Sequence[tuple[Id, Mapping[str, object]]]
    planned: int

    @property
    def size(self) -> int:
        """What all of it costs, in clients that come in."""
        return len(self.ready) + FILL * len(self.fills)

    @property
    def filled(self) -> Mapping[Id, tuple[str, ...]]:
        """The names of the fields that are filled, by client."""
        return {identity: tuple(fills) for identity, fills in self.fills}

    def fills_in(self, piece: range) -> Sequence[tuple[Id, Mapping[str, object]]]:
        """Whom a piece fills: those that begin in it."""
        first, last = (ceil(max(0, edge - len(self.ready)) / FILL) for edge in (piece.start, piece.stop))
        return self.fills[first:last]


def _brought(vault: Vault, bringing: Bringing, progress: Progress) -> bool:
    """Bring all of it in, or nothing; False where a client was written since it was planned."""
    number = bringing.size

    def take_some_away(most: int) -> TakenAway:
        return vault.now(take_clients_away, most)

    with ONE_AT_A_TIME:
        try:
            for piece in pieces(vault.folder, number):
                progress.report(piece.start, number)
                if not vault.now(import_clients, bringing, piece):
                    return False
        except BaseException:
            break_off(take_some_away)
            raise
    with suppress(Cancelled):  # too late for that
        progress.report(number, number)
    return True


def _made_ready(
    adding: Sequence[Mapping[str, object]], now: datetime, progress: Progress
) -> tuple[Prepared[Client], ...]:
    ready = []
    # In order: a list then has the order of the file, and a piece is written in one place of each index, not all over.
    identities = sorted(new_id() for _ in adding)
    for values, identity in stepped(zip(adding, identities, strict=True), len(adding), progress):
        ready.append(prepare(Client(**{**values, "id": identity, "made": now, "changed": now})))  # type: ignore[arg-type]
    return tuple(ready)


def _content(source: Path) -> bytes:
    """The bytes of an ordinary file; a pipe or a device is never opened."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise UnreadableImport("unreadable")
        with source.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UnreadableImport("unreadable") from error
    if len(content) > LARGEST:
        raise UnreadableImport("too_large", most=LARGEST // 10**6)
    return content
