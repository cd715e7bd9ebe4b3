"""`retention hold | holds | review`: what may not go now, and what was looked at."""

from __future__ import annotations

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, table_of, tell_record
from app.domain.hold import Hold
from app.domain.review import Review
from app.domain.values import to_json
from app.usecases.place_hold import PLACED, place_hold
from app.usecases.review_item import ASKED, review_contact, review_item
from app.vault.rows import Rows

_client = click.option("--client", required=True, metavar="CLIENT")


@click.command("hold", help="Place a hold.")
@_client
@click.option("--item", default="", metavar="ITEM", help="On this item alone.")
@fields_of(Hold, *PLACED, today=("since",))
@command
def hold(call: Call, client: str, item: str, fields: str) -> None:
    """Place a hold on a dossier, a trajectory or an item."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        tell_hold(call, vault.reader(), vault.now(place_hold, given, client, item))


@click.command("holds", help="The holds, those in force first.")
@click.option("--client", default="", metavar="CLIENT", help="Only of this client.")
@command
def holds(call: Call, client: str) -> None:
    """List holds."""
    with call.vault() as vault:
        found = vault.reader().find(Hold, **({"client": client} if client else {}))
        found = tuple(sorted(found, key=lambda each: not each.in_force))
        call.answer([_json(each) for each in found], table_of(found, Hold, call.translator, vault.reader()))


@click.command("review", help="Move the review date of an item that is still needed.")
@click.argument("identity", metavar="ITEM")
@click.option(
    "--client", default="", metavar="CLIENT", help="In whose dossier; of who speaks for an organisation none."
)
@fields_of(Review, *ASKED)
@command
def review(call: Call, identity: str, client: str, fields: str) -> None:
    """Record that an item was looked at."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        if not client:
            contact = vault.now(review_contact, call.parts, given, identity)
            tell_record(call, vault.reader(), contact)
            return
        made = vault.now(review_item, call.parts, given, client, identity)
        call.answer({**to_json(made), "item": made.item}, lines_of(made, call.translator, vault.reader()))


def tell_hold(call: Call, rows: Rows, found: Hold) -> None:
    """A hold, and whether it is in force."""
    call.answer(_json(found), lines_of(found, call.translator))


def _json(found: Hold) -> dict[str, str | int | bool | None]:
    return {**to_json(found), "item": found.item, "in_force": found.in_force}
