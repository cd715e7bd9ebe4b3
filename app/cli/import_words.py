"""What an import would do, or did, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from app.cli.command import Json
from app.domain.client import Client
from app.domain.imports.plan import Action, ImportLine, ImportPlan
from app.domain.imports.wording import fault_text, note_text, remarks, unused_name
from app.domain.values import to_plain
from app.kernel.ids import Id
from app.kernel.translator import Translator


def told(plan: ImportPlan, added: Sequence[Client], translator: Translator, *, dry_run: bool) -> tuple[Json, list[str]]:
    """The plan as JSON, with the ids of those who were added or filled, and as lines for a person."""
    identities = iter([client.id for client in added])
    lines: list[Json] = []
    words: list[str] = []
    for line in plan.lines:
        identity = next(identities, None) if line.action is Action.ADD else None
        lines.append(line_json(line, identity, translator))
        words += line_words(line, translator)
    refused, merged = plan.count(Action.REFUSED), len(plan.merges)
    done = dry_run or not refused
    value: dict[str, Json] = {
        "dry_run": dry_run,
        "lines": lines,
        "added": plan.count(Action.ADD) if dry_run else len(added),
        "merged": merged if done else 0,
        "already": plan.count(Action.ALREADY),
        "left_out": plan.count(Action.LEFT_OUT),
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
    if merged and done:
        words.append(translator.count("import.would_merge" if dry_run else "import.merged", merged))
    if plan.count(Action.ALREADY):
        words.append(translator.count("import.left_out", plan.count(Action.ALREADY)))
    if plan.count(Action.LEFT_OUT):
        words.append(translator.count("import.faults_left_out", plan.count(Action.LEFT_OUT)))
    return value, words


def line_json(line: ImportLine, identity: Id | None, translator: Translator) -> Json:
    """One line as data; `id` is who was added, `like` who is there already."""
    return {
        "line": line.number,
        "action": line.action.value,
        "name": line.name,
        "id": identity,
        "like": line.like,
        "like_line": line.like_line or None,
        "fields": {name: str(to_plain(value)) for name, value in line.values.items()},
        "fills": {name: str(to_plain(value)) for name, value in line.fills.items()},
        "faults": [
            {"field": each.label, "code": each.code, "message": fault_text(each, translator)} for each in line.faults
        ],
        "notes": [
            {"field": each.label, "code": each.code, "message": note_text(each, translator)} for each in line.notes
        ],
    }


def line_words(line: ImportLine, translator: Translator) -> list[str]:
    """One line for a person, with what there is to say of it below."""
    action = translator.text(f"import.action.{line.action.value}")
    return [
        f"{line.number:>5}  {action}  {line.name}".rstrip(),
        *(f"       {remark}" for remark in remarks(line, translator)),
    ]
