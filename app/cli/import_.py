"""`coachkluis import`: clients from a list, a workbook or vCards, all of them or none; `--dry-run` shows line by line,
`--undo` takes the newest import back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.import_words import told
from app.cli.secrets import UnfitInput, read_fields_file
from app.domain.client import Client
from app.domain.imports.duplicates import Choices, Duplicate
from app.domain.imports.entry import ImportFile
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.plan import Action, ImportPlan
from app.domain.imports.source import chosen_columns
from app.kernel.clock import legal_date
from app.kernel.translator import Language
from app.usecases.import_clients import ImportRefused, headings, plan_import, read_source, run_import
from app.usecases.undo_import import run_undo
from app.vault.vault import Vault


@click.command("import", help="Import clients from a .csv, .xlsx or .vcf file: all of them, or none.")
@click.argument("file", metavar="FILE", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show line by line what would happen, and change nothing.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook; else the one whose headings are best known.")
@click.option("--map", "columns", metavar="FILE", help="JSON: a field by the heading of its column, null to leave it.")
@click.option(
    "--duplicates", type=click.Choice([each.value for each in Duplicate]), default=Duplicate.LEAVE_OUT.value,
    show_default=True, help="What is done with clients who are there already.",
)  # fmt: skip
@click.option(
    "--lines", metavar="FILE",
    help="JSON: the same for single lines, by their numbers; one with a fault is only left out.",
)  # fmt: skip
@click.option("--undo", is_flag=True, help="Take the newest import back, as long as nothing was built on it.")
@command
def import_(
    call: Call, file: Path | None, dry_run: bool, sheet: str | None, columns: str | None, duplicates: str,
    lines: str | None, undo: bool,
) -> None:  # fmt: skip
    """Import clients. Ends in 2 where a line is refused, in a dry run as well."""
    if undo is (file is not None):
        raise click.UsageError(call.translator.text("cli.import.one_thing"))
    if file is None:
        _undo(call)
        return
    read = _read(call, file, sheet, columns)
    choices = Choices(Duplicate(duplicates), _single(lines, read))
    with call.vault() as vault:
        plan = plan_import(vault.reader(), read, legal_date(call.parts.clock.now()), choices=choices)
        added: Sequence[Client] = ()
        if not dry_run:
            plan, added = _imported(vault, plan, call)
    call.answer(*told(plan, added, call.translator, dry_run=dry_run))
    if plan.count(Action.REFUSED):
        click.echo(call.translator.text("error.import.refused", count=plan.count(Action.REFUSED)), err=True)
        click.get_current_context().exit(ImportRefused.exit_code)


def _read(call: Call, file: Path, sheet: str | None, columns: str | None) -> ImportFile:
    known = headings([call.parts.translator(each) for each in Language])
    source = read_source(file, known)
    if source.cards is not None:
        return source.cards
    table = source.sheet(sheet) if sheet is not None else source.likeliest(known)
    matched = known.match(table.table.headings)
    if columns is not None:
        given = read_fields_file(columns)
        if not all(value is None or isinstance(value, str) for value in given.values()):
            raise UnfitInput("not_a_json_object")
        wanted = {name: value if isinstance(value, str) else None for name, value in given.items()}
        matched = chosen_columns(table, matched, wanted)
    return source.clients(table, matched)


def _single(file: str | None, read: ImportFile) -> Mapping[int, Duplicate]:
    """What was chosen for single lines. Raises UnreadableImport for a line that is not there, UnfitInput for another
    word than the three.
    """
    if file is None:
        return {}
    there = {str(each.number) for each in read.entries}
    chosen: dict[int, Duplicate] = {}
    for number, value in read_fields_file(file).items():
        if number not in there:
            raise UnreadableImport("no_such_line", line=number)
        if value not in list(Duplicate):
            raise UnfitInput("unknown_choice", choices=", ".join(Duplicate))
        chosen[int(number)] = Duplicate(str(value))
    return chosen


def _imported(vault: Vault, plan: ImportPlan, call: Call) -> tuple[ImportPlan, Sequence[Client]]:
    try:
        return plan, run_import(vault, plan, call.parts.clock.now(), call.progress())
    except ImportRefused as refused:
        return refused.plan, ()


def _undo(call: Call) -> None:
    with call.vault() as vault:
        undone = run_undo(vault, call.progress())
    value: dict[str, Json] = {"removed": undone.removed, "emptied": undone.emptied}
    words = [call.translator.count("import.undone", undone.removed)]
    if undone.emptied:
        words.append(call.translator.count("import.emptied", undone.emptied))
    call.answer(value, words)
