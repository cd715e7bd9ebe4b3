"""`retention list` and `retention due`: every item of a dossier, and what there is to decide on over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from app.cli.command import Call, Json, command
from app.cli.day import DAY
from app.domain.hold import Hold
from app.domain.nouns import noun_named
from app.domain.reason import worded
from app.domain.retention import Kept
from app.kernel.translator import Translator
from app.usecases.due_list import DueItem, due_list
from app.usecases.item_names import ItemNames
from app.usecases.kept_until import kept_until
from app.vault.rows import Rows


@click.command("list", help="Every item of a dossier: until when it is kept, and why.")
@click.option("--client", required=True, metavar="CLIENT")
@command
def list_(call: Call, client: str) -> None:
    """Explain the retention of a dossier."""
    with call.vault() as vault:
        items = kept_until(vault.reader(), call.parts, client)
        translator = call.translator
        told = [
            (_json(each.noun, each.id, each.client, each.label(translator), each.kept, translator), each.kept)
            for each in items
        ]
        _answer(call, [value for value, _ in told], [kept for _, kept in told])


@click.command("due", help="What there is to decide on, over all dossiers. What is held is listed with --held.")
@click.option("--on", type=DAY, metavar="DATE", help="As it will be on this day (YYYY-MM-DD).")
@click.option("--held", is_flag=True, help="Only what would be due, but may not go now.")
@command
def due(call: Call, on: date | None, held: bool) -> None:
    """List what is to be destroyed, anonymised or reviewed."""
    with call.vault() as vault:
        reader = vault.reader()
        found = due_list(reader, call.parts, on)
        items = found.held if held else found.due
        _answer(
            call,
            [_due_json(reader, each, call.translator) for each in items],
            [each.kept for each in items],
        )


def _due_json(rows: Rows, item: DueItem, translator: Translator) -> dict[str, Json]:
    record = rows.get(noun_named(item.noun), item.id)
    label = worded(ItemNames(rows).of(record), translator)
    return _json(item.noun, item.id, item.client, label, item.kept, translator)


def _answer(call: Call, values: Sequence[dict[str, Json]], kept: Sequence[Kept]) -> None:
    lines = []
    for value, each in zip(values, kept, strict=True):
        lines.append(f"{value['what']}  {value['id']}")
        lines += [f"  {worded(why, call.translator)}" for why in each.reasons]
    call.answer(values, lines or [call.translator.text("cli.nothing_due")])


def _json(noun: str, identity: str, client: str, what: str, kept: Kept, translator: Translator) -> dict[str, Json]:
    due_from = kept.due_from
    words = [worded(each, translator) for each in kept.reasons]
    return {
        "id": identity,
        "noun": noun,
        "client": client,
        "what": what,
        "category": kept.item.category.value,
        "sensitivity": kept.item.category.sensitivity.value,
        "state": kept.state.value,
        "until": kept.until.isoformat() if kept.until else None,
        "due_from": due_from.isoformat() if due_from else None,
        "trigger": kept.trigger.value if kept.trigger else None,
        "trigger_date": kept.trigger_date.isoformat() if kept.trigger_date else None,
        "period": str(kept.period) if kept.period else None,
        "action": kept.rule.action.value if kept.rule else None,
        "held": [hold_json(each) for each in kept.held],
        "sentence": words[0],
        "reasons": words,
    }


def hold_json(hold: Hold) -> dict[str, Json]:
    """A hold, as far as whoever looks at an item wants to know of it."""
    return {
        "id": hold.id,
        "reason": hold.reason.value,
        "since": hold.since.isoformat(),
        "review_on": hold.review_on.isoformat(),
    }
