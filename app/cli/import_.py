"""`coachkluis import`: clients from a CSV or vCard file, all of them or none; `--dry-run` shows line by line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.domain.client import Client
from app.domain.imports.plan import Action, ImportLine, ImportPlan
from app.domain.imports.wording import fault_text, note_text, remarks, unused_name
from app.domain.values import to_plain
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.kernel.translator import Language, Translator
from app.usecases.import_clients import ImportRefused, plan_import, read_import, run_import
from app.vault.vault import Vault


@click.command("import", help="Import clients from a .csv or .vcf file: all of them, or none.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show line by line what would happen, and change nothing.")
@command
def import_(call: Call, file: Path, dry_run: bool) -> None:
    """Import clients. Ends in 2 where a line is refused, in a dry run as well."""
    read = read_import(file, [call.parts.translator(each) for each in Language])
    with call.vault() as vault:
        plan = plan_import(vault.reader(), read, legal_date(call.parts.clock.now()))
        added: Sequence[Client] = ()
        if not dry_run:
            plan, added = _imported(vault, plan, call)
    call.answer(*_told(plan, added, call.translator, dry_run=dry_run))
    if plan.count(Action.REFUSED):
        click.echo(call.translator.text("error.import.refused", count=plan.count(Action.REFUSED)), err=True)
        click.get_current_context().exit(ImportRefused.exit_code)


def _imported(vault: Vault, plan: ImportPlan, call: Call) -> tuple[ImportPlan, Sequence[Client]]:
    try:
        return plan, run_import(vault, plan, call.parts.clock.now(), call.progress())
    except ImportRefused as refused:
        return refused.plan, ()


def _told(
    plan: ImportPlan, added: Sequence[Client], translator: Translator, *, dry_run: bool
) -> tuple[Json, list[str]]:
    """The plan as JSON, with the ids of those who were added, and as lines for a person."""
    identities = iter([client.id for client in added])
    lines: list[Json] = []
    words: list[str] = []
    for line in plan.lines:
        identity = next(identities, None) if line.action is Action.ADD else None
        lines.append(_line_json(line, identity, translator))
        words += _line_words(line, translator)
    refused = plan.count(Action.REFUSED)
    value: dict[str, Json] = {
        "dry_run": dry_run,
        "lines": lines,
        "added": plan.count(Action.ADD) if dry_run else len(added),
        "already": plan.count(Action.ALREADY),
        "refused": refused,
        "unused_columns": list(plan.unused_columns),
    }
    if refused:
        value.update(error="import.refused", message=translator.text("error.import.refused", count=refused))
    if plan.unused_columns:
        names = ", ".join(unused_name(each, translator) for each in plan.unused_columns)
        words.append(translator.text("import.unused_columns", names=names))
    if dry_run:
        words.append(translator.count("import.would_add", plan.count(Action.ADD)))
    elif not refused:
        words.append(translator.count("import.added", len(added)))
    if plan.count(Action.ALREADY):
        words.append(translator.count("import.left_out", plan.count(Action.ALREADY)))
    return value, words


def _line_json(line: ImportLine, identity: Id | None, translator: Translator) -> Json:
    return {
        "line": line.number,
        "action": line.action.value,
        "name": line.name,
        "id": identity,
        "fields": {name: str(to_plain(value)) for name, value in line.values.items()},
        "faults": [
            {"field": each.label, "code": each.code, "message": fault_text(each, translator)} for each in line.faults
        ],
        "notes": [
            {"field": each.label, "code": each.code, "message": note_text(each, translator)} for each in line.notes
        ],
    }


def _line_words(line: ImportLine, translator: Translator) -> list[str]:
    action = translator.text(f"import.action.{line.action.value}")
    return [
        f"{line.number:>5}  {action}  {line.name}".rstrip(),
        *(f"       {remark}" for remark in remarks(line, translator)),
    ]
