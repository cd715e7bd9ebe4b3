"""`coachkluis closing`: the end of the practice, and how far it is."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, tell_record
from app.domain.closing import Closing
from app.domain.document import Channel
from app.domain.gate import Refused
from app.domain.reason import worded
from app.domain.values import to_json
from app.usecases.close_practice import close_practice, closing_state, plan_closing, tell_all
from app.usecases.closing_facts import the_closing
from app.usecases.closing_letters import words_of_closing, write_closing_letters
from app.usecases.hand_to_keeper import hand_to_keeper


@click.group("closing", help="The end of the practice: inform, hand over, destroy, and who keeps the rest.")
def closing() -> None:
    """The group."""


@closing.command("plan", help="Prepare it, or change it.")
@fields_of(Closing)
@command
def plan(call: Call, fields: str) -> None:
    """Prepare the end."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(plan_closing, given)
        tell_record(call, vault.reader(), made)


@closing.command("letters", help="Write a letter for every client who does not know yet to a new folder.")
@click.option("--to", "target", required=True, metavar="DIR", type=click.Path(path_type=Path))
@command
def letters(call: Call, target: Path) -> None:
    """Write the letters; that they went out is recorded by `closing told`."""
    with call.vault() as vault:
        made = write_closing_letters(vault, call.parts, target, call.progress())
    words = call.translator.count("closing.letters_made", made.number)
    call.answer({"folder": str(made.folder), "letters": made.number}, [words, str(made.folder)])


@closing.command("hand", help="Write what must stay to FILE, as a package for the keeper.")
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@command
def hand(call: Call, target: Path) -> None:
    """Hand what stays to the keeper."""
    with call.vault() as vault:
        made = hand_to_keeper(vault, call.parts, target, call.translator.language, call.progress())
    call.answer(
        {
            **to_json(made.closing), "handed_on": str(made.closing.handed_on), "dossiers": made.dossiers,
            "file": str(made.file), "passphrase": made.passphrase,
        },
        [str(made.file), call.translator.text("cli.package_passphrase", passphrase=made.passphrase)],
    )  # fmt: skip


@closing.command("told", help="Record that all clients who were not told before now were.")
@click.option("--how", type=click.Choice([each.value for each in Channel]), required=True)
@command
def told(call: Call, how: str) -> None:
    """Record a letter to all."""
    with call.vault() as vault:
        words = words_of_closing(vault.reader(), call.parts, call.translator.language)
        number = vault.now(tell_all, Channel(how), words)
    call.answer({"told": number}, call.translator.count("closing.told", number))


@closing.command("show", help="How far it is, dossier by dossier.")
@command
def show(call: Call) -> None:
    """Show what is still to be done, and what stays until when."""
    with call.vault() as vault:
        rows = vault.reader()
        found = the_closing(rows)
        state = closing_state(rows, call.parts, found)
    answer = state.verdict
    reasons = answer.reasons if isinstance(answer, Refused) else ()
    value: Json = {
        **to_json(found),
        "handed_on": found.handed_on.isoformat() if found.handed_on else None,
        "closed_on": found.closed_on.isoformat() if found.closed_on else None,
        "until": state.until.isoformat() if state.until else None,
        "reasons": [{"code": each.code, "message": worded(each, call.translator)} for each in reasons],
        "dossiers": [
            {
                "client": each.client.id, "told": each.told, "running": each.running, "items": each.items,
                "until": each.until.isoformat() if each.until else None,
            }
            for each in state.dossiers
        ],
    }  # fmt: skip
    call.answer(value, [*lines_of(found, call.translator), *(worded(each, call.translator) for each in reasons)])


@closing.command("close", help="The practice has closed, today.")
@command
def close(call: Call) -> None:
    """End it."""
    with call.vault() as vault:
        found = the_closing(vault.reader())
        done = vault.now(close_practice, found.id, call.parts)
        call.answer({**to_json(done), "closed_on": str(done.closed_on)}, call.translator.text("closing.done"))
