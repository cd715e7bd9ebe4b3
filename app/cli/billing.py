"""`coachkluis billing`: lines for the bill, drawn up from sessions, and out to the bookkeeping."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.day import DAY
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import recording
from app.domain.billing_line import BillingLine
from app.domain.values import to_json
from app.usecases.bill import ASKED, BillingChoice, draw_up_billing_line, take_back_billing_line, write_billing_lines

billing = noun_group(BillingLine, adding=False)
billing.name = "billing"
recording(billing, "draw-up", draw_up_billing_line, "Draw up a line over a period.", fields_of(BillingLine, *ASKED))


@billing.command("take-back", help="Take back a line that is wrong, so that its period can be charged again.")
@click.argument("identity", metavar="LINE")
@command
def take_back(call: Call, identity: str) -> None:
    """Take back a line."""
    with call.vault() as vault:
        gone = vault.now(take_back_billing_line, identity)
        call.answer(to_json(gone), call.translator.text("billing.taken_back"))


@billing.command("export", help="Write lines to FILE.csv for the bookkeeping, without content.")
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--since", type=DAY, metavar="DATE", help="Periods that end on this day or later.")
@click.option("--until", type=DAY, metavar="DATE", help="Periods that end on this day or before.")
@click.option("--names", is_flag=True, help="Name the clients as well.")
@command
def export(call: Call, target: Path, since: date | None, until: date | None, names: bool) -> None:
    """Write the lines."""
    choice = BillingChoice(since, until, names)
    with call.vault() as vault:
        number = write_billing_lines(vault.reader(), choice, call.translator, target)
    call.answer({"file": str(target), "lines": number}, str(target))
