"""`coachkluis breach`: from suspicion to closed, with the hours that are left to report it."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import about_one
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, tell_record
from app.domain.breach import Breach, BreachNotice, BreachReport
from app.domain.breach_duties import duties
from app.domain.values import to_json
from app.usecases.assess_breach import ASKED as ASSESSED
from app.usecases.assess_breach import assess_breach, dismiss_breach
from app.usecases.breach_facts import breach_facts, breach_term
from app.usecases.close_breach import close_breach
from app.usecases.draw_up_breach import BreachPaper, draw_up_breach
from app.usecases.report_breach import ASKED as REPORTED
from app.usecases.report_breach import report_breach
from app.usecases.suspect_breach import ASKED as SUSPECTED
from app.usecases.suspect_breach import suspect_breach
from app.usecases.tell_of_breach import ASKED as TOLD
from app.usecases.tell_of_breach import tell_of_breach
from app.vault.rows import Rows

breach = noun_group(Breach, adding=False, showing=False)

_identity = click.argument("identity", metavar="BREACH")


@breach.command("show", help="Show one, with what is still to be done and by when.")
@_identity
@command
def show(call: Call, identity: str) -> None:
    """Show a breach."""
    with call.vault() as vault:
        reader = vault.reader()
        _answer(call, reader, reader.get(Breach, identity))


@breach.command("suspect", help="Record a suspicion; it arose now unless told otherwise.")
@fields_of(
    Breach,
    *SUSPECTED,
    today=(
        "suspected_on",
        "suspected_at",
    ),
)
@command
def suspect(call: Call, fields: str) -> None:
    """Record a suspicion."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        _answer(call, vault.reader(), vault.now(suspect_breach, given))


@breach.command(
    "report", help="Record a report to the authority, or reported_to controller; now unless told otherwise."
)
@_identity
@fields_of(
    BreachReport,
    *REPORTED,
    today=(
        "reported_on",
        "reported_at",
    ),
)
@command
def report(call: Call, identity: str, fields: str) -> None:
    """Record a stage of reporting."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(report_breach, identity, given, call.parts.law)
        tell_record(call, vault.reader(), made)


@breach.command("tell", help="Record that clients were told.")
@_identity
@click.option(
    "--client", "clients", multiple=True, required=True, metavar="CLIENT", help="Who was told; as often as need be."
)
@fields_of(BreachNotice, *TOLD, today=("told_on",))
@command
def tell(call: Call, identity: str, clients: tuple[str, ...], fields: str) -> None:
    """Record that people were told."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made: tuple[BreachNotice, ...] = vault.now(tell_of_breach, identity, clients, given)
        call.answer(
            [to_json(each) for each in made],
            [line for each in made for line in lines_of(each, call.translator, vault.reader())],
        )


@breach.command("draw-up", help="Write what to tell the authority (report) or the people (letter) as a PDF to FILE.")
@_identity
@click.argument("paper", type=click.Choice([each.value for each in BreachPaper]))
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@command
def draw_up(call: Call, identity: str, paper: str, target: Path) -> None:
    """Draw up a document."""
    with call.vault() as vault:
        file = draw_up_breach(vault, call.parts, identity, BreachPaper(paper), call.translator, target)
        call.answer({"file": str(file)}, str(file))


@breach.command("close", help="Close it, once everything is done.")
@_identity
@command
def close(call: Call, identity: str) -> None:
    """Close a breach."""
    with call.vault() as vault:
        _answer(call, vault.reader(), vault.now(close_breach, identity))


def _answer(call: Call, rows: Rows, found: Breach) -> None:
    translator = call.translator
    term, left = breach_term(found, call.parts.law), duties(breach_facts(rows, found))
    hours = term.hours_left(call.parts.clock.now()) if term else None
    value: Json = {
        **to_json(found),
        "report_by": term.ends.isoformat() if term else None,
        "hours_left": hours,
        "to_do": [each.value for each in left],
    }
    lines = lines_of(found, translator, rows)
    if term is not None:
        lines.append(f"  {translator.text('breach.report_by')}: {translator.instant(term.ends)}")
    lines += [f"  - {translator.text(f'breach_duty.{each.value}')}" for each in left]
    call.answer(value, lines)


about_one(
    breach,
    "assess",
    assess_breach,
    "Record what is known; aware_on and aware_at establish it and start the hours.",
    fields_of(Breach, *ASSESSED),
    metavar="BREACH",
    answer=_answer,
)
about_one(
    breach,
    "dismiss",
    dismiss_breach,
    "Record that it was no breach, and why.",
    fields_of(Breach, "risk_reason"),
    metavar="BREACH",
    answer=_answer,
)
