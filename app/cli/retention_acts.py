"""`retention preview | destroy | anonymise | certificate`: what would go and what stays, doing it, and the proof."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.show import table_of
from app.domain.destruction import Destruction
from app.domain.destruction_plan import Plan, Planned, anonymised
from app.domain.gate import Allowed, Refused
from app.domain.reason import Reason, worded
from app.domain.values import to_json
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.usecases.anonymise_dossier import anonymise_dossier, whole_dossier
from app.usecases.certify import save_certificate
from app.usecases.destroy_items import confirmation, destroy_items
from app.usecases.plan_destruction import Chosen, plan_for

_client = click.option("--client", default="", metavar="CLIENT", help="Of this client; otherwise all that is due.")
_items = click.option("--item", "items", multiple=True, metavar="ITEM", help="Only these items of it.")
_request = click.option("--request", default="", metavar="REQUEST", help="Because the client asked for erasure.")
_asked = click.option("--asked", is_flag=True, help="Of people in no dossier, who asked for it: name the items.")
_closing = click.option("--closing", is_flag=True, help="All that need not stay, because the practice ends.")
_confirm = click.option("--confirm", required=True, metavar="TEXT", help="What the preview says to type.")


@click.command("preview", help="What a destruction would take, what stays, and why.")
@_client
@_items
@_request
@_asked
@_closing
@click.option("--anonymise", "anonymising", is_flag=True, help="Where the dossier is anonymised instead.")
@command
def preview(
    call: Call, client: str, items: tuple[str, ...], request: str, asked: bool, closing: bool, anonymising: bool
) -> None:  # fmt: skip
    """Preview; nothing is done."""
    if anonymising and (not client or items or asked or closing):
        raise click.UsageError(
            "--anonymise is about a whole dossier: give --client, without --item, --asked or --closing."
        )
    chosen = Chosen(client, frozenset(items), request, looked=anonymising, asked=asked, closing=closing)
    with call.vault() as vault:
        reader = vault.reader()
        plan = plan_for(reader, call.parts, chosen, legal_date(call.parts.clock.now()))
        possible = whole_dossier(plan) if anonymising else Allowed()
        refused = possible.reasons if isinstance(possible, Refused) else ()
        plan = anonymised(plan) if anonymising else plan
        act = "anonymise" if anonymising else "destroy"
        asks = plan.number and not refused
        text = confirmation(reader, call.parts, plan, act, call.translator.language) if asks else ""
        call.answer(_json(plan, refused, text, call.translator), _lines(plan, refused, text, call.translator))


@click.command("destroy", help="Destroy what is due or was asked for. Cannot be undone.")
@_client
@_items
@_request
@_asked
@_closing
@_confirm
@command
def destroy(
    call: Call, client: str, items: tuple[str, ...], request: str, asked: bool, closing: bool, confirm: str
) -> None:  # fmt: skip
    """Destroy, as a person who typed what the preview asked for."""
    chosen = Chosen(client, frozenset(items), request, asked=asked, closing=closing)
    with call.vault() as vault:
        done = vault.now(destroy_items, call.parts, chosen, confirm)
        _told(call, done)


@click.command("anonymise", help="Anonymise a whole dossier. Cannot be undone.")
@click.option("--client", required=True, metavar="CLIENT")
@_request
@_confirm
@command
def anonymise(call: Call, client: str, request: str, confirm: str) -> None:
    """Anonymise, as a person who typed what the preview asked for."""
    with call.vault() as vault:
        _told(call, vault.now(anonymise_dossier, call.parts, Chosen(client, request=request), confirm))


@click.command("certificates", help="What was destroyed and anonymised, without names.")
@command
def certificates(call: Call) -> None:
    """List the destructions."""
    with call.vault() as vault:
        found = vault.reader().find(Destruction)
        call.answer([to_json(each) for each in found], table_of(found, Destruction, call.translator))


@click.command("certificate", help="One destruction with all its items; --to writes it as a PDF.")
@click.argument("identity", metavar="DESTRUCTION")
@click.option("--to", "target", metavar="FILE", type=click.Path(path_type=Path))
@command
def certificate(call: Call, identity: str, target: Path | None) -> None:
    """Show a certificate, or print it to a file that is not there yet."""
    with call.vault() as vault:
        reader = vault.reader()
        found = reader.get(Destruction, identity)
        if target is not None:
            save_certificate(reader, found, target, call.translator)
        _told(call, found)


def _told(call: Call, done: Destruction) -> None:
    lines: list[Json] = [
        {
            "noun": each.noun, "id": each.id, "dossier": each.dossier, "category": each.category,
            "fate": each.fate.value, "trigger": each.trigger, "trigger_date": each.trigger_date,
            "until": each.until, "basis": each.basis,
        }
        for each in done.lines
    ]  # fmt: skip
    value: dict[str, Json] = {**to_json(done), "lines": lines}
    number = call.translator.count
    said = [number("destruction.done", done.items, date=done.done_on), f"  {done.id}"]
    if done.reduced:
        said.append(number("destruction.reduced_too", done.reduced))
    if done.stayed:
        said.append(number("destruction.stay", done.stayed))
    call.answer(value, said)


def _json(plan: Plan, refused: Sequence[Reason], confirm: str, translator: Translator) -> Json:
    return {
        "goes": [_item(each, translator) for each in plan.items if each.fate is not None and each not in plan.reduced],
        "reduced": [_item(each, translator) for each in plan.reduced],
        "stays": [_item(each, translator) for each in plan.stays],
        "number": plan.number,
        "refused": _reasons(refused, translator),
        "confirm": confirm,
    }


def _item(planned: Planned, translator: Translator) -> dict[str, Json]:
    item = planned.item
    return {
        "id": item.record.id,
        "noun": item.record.noun.name,
        "client": item.client,
        "what": worded(item.what, translator),
        "category": item.kept.item.category.value,
        "until": item.kept.until.isoformat() if item.kept.until else None,
        "sentence": worded(item.kept.reasons[0], translator),
        "reasons": _reasons(planned.reasons, translator),
    }


def _reasons(reasons: Sequence[Reason], translator: Translator) -> list[Json]:
    return [{"code": each.code, "message": worded(each, translator)} for each in reasons]


def _lines(plan: Plan, refused: Sequence[Reason], confirm: str, translator: Translator) -> list[str]:
    """What would be done and what is typed for it; where it is refused, why, and what it would have been about."""
    lines = [translator.text("retention_acts.not_now.text"), *(f"  - {worded(each, translator)}" for each in refused)]
    lines = lines if refused else []
    for key, items in (("goes", plan.goes), ("reduced", plan.reduced), ("stays", plan.stays)):
        if items:
            lines.append(translator.count(f"destruction.preview.{key}", len(items)))
        for each in items:
            lines.append(f"  {worded(each.item.what, translator)}  {each.item.record.id}")
            lines += [f"    {worded(why, translator)}" for why in each.reasons]
    if confirm:
        lines.append(translator.text("destruction.preview.confirm", text=confirm))
    return lines or [translator.text("cli.nothing_due")]
