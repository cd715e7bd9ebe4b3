"""`coachkluis terms`: the versions of the terms of service, and who was given which (row W6)."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import recording
from app.cli.show import lines_of, tell_record
from app.domain.gates.give_terms import signed_before
from app.domain.terms import Terms, TermsGiven
from app.domain.values import to_json
from app.usecases.give_terms import give_terms, keep_terms, read_terms, save_terms, signed_on
from app.vault.rows import Rows

_FILE = click.Path(path_type=Path)

terms = noun_group(Terms, adding=False)
terms.help = "The terms of service, version by version, and who was given which."


@terms.command("add", help="Keep FILE.pdf as a version; the same file is the same version.")
@click.argument("source", metavar="FILE", type=_FILE)
@click.option("--title", default="", metavar="TEXT", help="What it is called; otherwise as the file is.")
@command
def add(call: Call, source: Path, title: str) -> None:
    """Take a version in."""
    content = read_terms(source)
    with call.vault() as vault:
        made = vault.now(keep_terms, title or source.stem, content)
        tell_record(call, vault.reader(), made)


@terms.command("save", help="Write a version to FILE.")
@click.argument("identity", metavar="TERMS")
@click.option("--to", "target", required=True, metavar="FILE", type=_FILE)
@command
def save(call: Call, identity: str, target: Path) -> None:
    """Write a version to a new file."""
    with call.vault() as vault:
        save_terms(vault.reader(), identity, target)
        call.answer({"file": str(target)}, str(target))


recording(
    terms,
    "give",
    give_terms,
    "Record that a client was given a version: the newest, today, unless told.",
    fields_of(TermsGiven, today=("given_on", "terms")),
)


@terms.command("given", help="Who was given which, and whether that was before the agreement was signed.")
@click.option("--client", default="", metavar="CLIENT", help="Only this client.")
@command
def given(call: Call, client: str) -> None:
    """List what was given."""
    with call.vault() as vault:
        reader = vault.reader()
        found = reader.find(TermsGiven, **({"client": client} if client else {}))
        lines = [line for each in found for line in lines_of(each, call.translator, vault.reader())]
        call.answer([_given(reader, each) for each in found], lines or call.translator.text("cli.nothing"))


def _given(rows: Rows, found: TermsGiven) -> dict[str, Json]:
    signed = signed_on(rows, found)
    return {
        **to_json(found),
        "number": rows.get(Terms, found.terms).number,
        "signed_on": signed.isoformat() if signed else None,
        "too_late": signed_before(found.given_on, signed),
    }
