"""Write the whole vault out in open formats: readable without this program (row X8; docs/export-format.md)."""

from __future__ import annotations

import csv
import io
import itertools
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.declare import Record, Shape
from app.domain.nouns import NOUNS
from app.domain.person import sorting_name
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.kernel.translator import Translator
from app.packages.csv_cells import guarded
from app.packages.errors import PackageTarget
from app.packages.export_folder import ExportFolder, export_folder
from app.packages.safe_names import safe_name
from app.usecases.dossier_json import json_bytes
from app.usecases.parts import Parts
from app.usecases.plain_records import Json, carried, described, plain_record
from app.usecases.practice import the_practice
from app.vault.room import require_room
from app.vault.rows import Rows
from app.vault.snapshot import snapshot
from app.vault.vault import Vault

FORMAT, VERSION = "coachkluis-export", 1
_PER_RECORD = 1024
"""Bytes that a record counts for in the progress."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: how many records of each noun, and how many files."""

    folder: Path
    records: dict[str, int]
    files: int


def export_vault(vault: Vault, parts: Parts, target: Path, translator: Translator, progress: Progress) -> Exported:
    """Write everything in the vault to a new folder: JSON and CSV for every noun, every attachment as a file.

    What is written is not encrypted, and a file in the folder says so in the translator's language. Nothing is
    overwritten; cancelled or failed, nothing is left. Raises PackageTarget, also where the folder would lie in the
    vault's own, and DiskFull before anything is written.
    """
    if target.resolve().is_relative_to(vault.folder.resolve()):
        raise PackageTarget("export.inside_vault", target)
    reader = vault.reader()
    with snapshot(reader):
        counts = {noun.noun.name: reader.count(noun) for noun in NOUNS}
        sizes = sum(each.size for each in reader.each(Attachment))
        steps = _Steps(progress, sizes + sum(counts.values()) * _PER_RECORD)
        with export_folder(target) as folder:
            require_room(target.absolute().parent, sizes)
            files = _write_files(folder, reader, steps)
            for noun in NOUNS:
                _write_noun(folder, reader, noun, steps)
            made = parts.clock.now()
            _write(folder, json_bytes(_index(reader, vault.identity, made.isoformat(), counts, files)), "index.json")
            told = translator.text("export.readme", practice=the_practice(reader).trade_name, instant=made)
            _write(folder, told.encode(errors="replace"), safe_name(translator.text("export.readme.name")))
    return Exported(target, counts, len(files))


def new_export_folder(place: Path, on: date) -> Path:
    """A name for the folder of an export in `place` that nothing there has yet: of the day, numbered where need be."""
    names = itertools.chain([f"coachkluis {on}"], (f"coachkluis {on} ({number})" for number in itertools.count(2)))
    return next(place / each for each in names if not (place / each).exists())


class _Steps:
    """Progress in bytes, over everything that is written."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        progress.report(0, total)

    def take(self, amount: int) -> None:
        """So much more is done."""
        self._done += amount
        self._progress.report(self._done, self._total)


def _write_files(folder: ExportFolder, rows: Rows, steps: _Steps) -> list[Json]:
    """Every attachment, final PDFs among them, in a folder for each client; what stands where."""
    homes = _homes(rows)
    taken: dict[Id, list[str]] = defaultdict(list)
    written: list[Json] = []
    for each in rows.find(Attachment):
        name = safe_name(each.name, taken[each.client])
        taken[each.client].append(name)
        path = ("files", homes[each.client], name)
        with folder.file(*path) as file:
            for chunk in rows.chunks(each.id):
                file.write(chunk)
                steps.take(len(chunk))
        written.append({"attachment": each.id, "path": "/".join(path), "size": each.size, "sha256": each.sha256})
    return written


def _homes(rows: Rows) -> dict[Id, str]:
    """A folder name for every client: the name as a list sorts it."""
    homes: dict[Id, str] = {}
    taken: set[str] = set()
    for each in rows.each(Client):
        homes[each.id] = safe_name(sorting_name(each.first_name or each.initials, each.infix, each.surname), taken)
        taken.add(homes[each.id])
    return homes


def _write_noun(folder: ExportFolder, rows: Rows, noun: type[Record], steps: _Steps) -> None:
    """All records of a noun: as a JSON array, and as a table for a spreadsheet."""
    name = noun.noun.name
    fields = [each.name for each in carried(noun) if each.declaration.shape is not Shape.BYTES]
    with folder.file("data", f"{name}.json") as plain, folder.file("data", f"{name}.csv") as sheet:
        # With a BOM, semicolons and CRLF it opens with a double click in a Dutch spreadsheet.
        table = _Table(io.TextIOWrapper(sheet, "utf-8-sig", errors="replace", newline=""))
        table.row(fields)
        separator = b"[\n"
        for record in rows.each(noun):
            values = plain_record(record)
            plain.write(separator + _line(values))
            table.row([_cell(values[each]) for each in fields])
            separator = b",\n"
            steps.take(_PER_RECORD)
        plain.write(b"\n]\n" if separator == b",\n" else b"[]\n")
        table.detach()


class _Table:
    """Rows of a CSV file, every cell quoted and none of them a formula."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")

    def row(self, cells: list[str]) -> None:
        """One row."""
        self._writer.writerow(guarded(each) for each in cells)

    def detach(self) -> None:
        """Hand the file back to whoever opened it."""
        self._stream.detach()


def _cell(value: Json) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(values: dict[str, Json]) -> bytes:
    return json_bytes(values).rstrip(b"\n")


def _index(rows: Rows, vault: str, made_at: str, counts: dict[str, int], files: list[Json]) -> Json:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at,
        "vault": vault,
        "practice": the_practice(rows).trade_name,
        "encrypted": False,
        "nouns": [
            {
                "noun": noun.noun.name,
                "records": counts[noun.noun.name],
                "json": f"data/{noun.noun.name}.json",
                "csv": f"data/{noun.noun.name}.csv",
                "category": noun.noun.category.value,
                "sensitivity": noun.noun.category.sensitivity.value,
                "fields": described(noun),
            }
            for noun in NOUNS
        ],
        "files": files,
    }


def _write(folder: ExportFolder, content: bytes, name: str) -> None:
    with folder.file(name) as file:
        file.write(content)
