"""`coachkluis retention`: until when every item is kept, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from app.cli.command import Call, Json, command
from app.kernel.translator import Translator
from app.usecases.kept_until import KeptItem, each_kept, kept_until


@click.group("retention", help="Until when everything is kept, and why.")
def retention() -> None:
    """The group."""


@retention.command("list", help="Every item of a dossier: until when it is kept, and why.")
@click.option("--client", required=True, metavar="ID")
@command
def list_(call: Call, client: str) -> None:
    """Explain the retention of a dossier."""
    with call.vault() as vault:
        _answer(call, kept_until(vault.reader(), call.parts, client))


@retention.command("due", help="What there is to decide on, over all dossiers.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As it will be on this day (YYYY-MM-DD).")
@command
def due(call: Call, on: datetime | None) -> None:
    """List what is to be destroyed, anonymised or reviewed."""
    day = on.date() if on else None
    with call.vault() as vault:
        _answer(call, tuple(each for each in each_kept(vault.reader(), call.parts, on=day) if each.due))


def _answer(call: Call, items: Sequence[KeptItem]) -> None:
    lines = [line for each in items for line in _lines(each, call.translator)]
    call.answer([_json(each, call.translator) for each in items], lines or [call.translator.text("cli.nothing_due")])


def _json(item: KeptItem, translator: Translator) -> Json:
    kept = item.kept
    due_from = kept.due_from
    return {
        "id": item.id,
        "noun": item.noun,
        "client": item.client,
        "what": item.label(translator),
        "category": item.category.value,
        "state": kept.state.value,
        "until": kept.until.isoformat() if kept.until else None,
        "due_from": due_from.isoformat() if due_from else None,
        "trigger": kept.trigger.value if kept.trigger else None,
        "trigger_date": kept.trigger_date.isoformat() if kept.trigger_date else None,
        "period": str(kept.rule.period) if kept.rule and kept.rule.period else None,
        "action": kept.rule.action.value if kept.rule else None,
        "sentence": item.sentence(translator),
        "reasons": list(item.reasons(translator)),
    }


def _lines(item: KeptItem, translator: Translator) -> list[str]:
    return [f"{item.label(translator)}  {item.id}", *(f"  {words}" for words in item.reasons(translator))]
