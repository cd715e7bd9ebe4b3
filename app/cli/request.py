"""`coachkluis request`: list, show, open, identify, extend, package, close; each with both terms. What is done for one
is in app.cli.request_work.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of, own_fields
from app.cli.package_target import as_form, named
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, table_of
from app.domain.omission import Omission
from app.domain.reason import worded
from app.domain.redaction import Redaction
from app.domain.request import Request, RequestState
from app.domain.request_task import RequestFacts, RequestTask
from app.domain.term import Terms
from app.domain.values import to_json
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Translator
from app.usecases.close_request import ASKED as CLOSING
from app.usecases.close_request import close_request
from app.usecases.extend_request import ASKED as EXTENDING
from app.usecases.extend_request import extend_request
from app.usecases.identify_request import ASKED as IDENTIFYING
from app.usecases.identify_request import identify_request
from app.usecases.make_access_package import make_access_package
from app.usecases.open_request import ASKED as OPENING
from app.usecases.open_request import NEEDED, open_request
from app.usecases.prepare_copy import prepare_copy
from app.usecases.request_facts import request_facts
from app.usecases.request_terms import request_terms
from app.vault.rows import Rows

_identity = click.argument("identity", metavar="REQUEST")

_PREPARED = {
    "omissions": "to do first: a list of {item, cause, reason}",
    "redactions": "to do first: a list of what `request redact` takes, with item where it is of one item",
}


@click.group("request", help="Requests of clients, with the promised and the legal term.")
def request() -> None:
    """The group."""


@request.command("list", help="List them, oldest first.")
@click.option("--client", default="", metavar="CLIENT", help="Only of this client.")
@click.option("--open", "only_open", is_flag=True, help="Only what is still to be answered.")
@command
def list_(call: Call, client: str, only_open: bool) -> None:
    """List requests with their terms."""
    wanted: dict[str, object] = {"client": client} if client else {}
    if only_open:
        wanted["state"] = RequestState.OPEN
    with call.vault() as vault:
        reader = vault.reader()
        found = reader.find(Request, **wanted)
        terms = [request_terms(reader, each, call.parts.law) for each in found]
        left = [request_facts(reader, each) for each in found]
        reminders = [call.translator.date(each.remind_on) for each in terms]
        head, *lines = table_of(found, Request, call.translator, reader)
        label = call.translator.text("request.remind_on")
        table = [f"{head}  {label}", *(f"{row}  {day}" for row, day in zip(lines, reminders, strict=True))]
        call.answer(
            [
                _json(each, term, facts, _left_out(reader, each), call.translator)
                for each, term, facts in zip(found, terms, left, strict=True)
            ],
            table if found else [head],
        )


@request.command("show", help="Show one, with its terms and why they are what they are.")
@_identity
@command
def show(call: Call, identity: str) -> None:
    """Show a request."""
    with call.vault() as vault:
        reader = vault.reader()
        _answer(call, reader, reader.get(Request, identity))


@request.command("open", help="Record a request.")
@click.option("--client", required=True, metavar="CLIENT")
@fields_of(Request, *OPENING, needed=NEEDED, today=("received_on",))
@command
def open_(call: Call, client: str, fields: str) -> None:
    """Record that a client uses a right."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        _answer(call, vault.reader(), vault.now(open_request, given, client, call.parts.law.codes))


@request.command("identify", help="Record how you made sure who asks; of a document what was covered.")
@_identity
@fields_of(Request, *IDENTIFYING, needed=("identity",), today=("identified_on",))
@command
def identify(call: Call, identity: str, fields: str) -> None:
    """Record the identity check."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        _answer(call, vault.reader(), vault.now(identify_request, identity, given))


@request.command("extend", help="Record that the client was told that it takes longer.")
@_identity
@fields_of(Request, *EXTENDING, needed=("extension_reason",), today=("extended_on",))
@command
def extend(call: Call, identity: str, fields: str) -> None:
    """Extend the legal term."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        _answer(call, vault.reader(), vault.now(extend_request, identity, given, call.parts.law))


@request.command("package", help="Write the copy that was asked for as a package to FILE.")
@_identity
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@as_form
@own_fields(_PREPARED, required=False)
@click.option("--even-if-left", is_flag=True, help="Also where covered words still stand elsewhere in it.")
@command
def package(call: Call, identity: str, target: Path, form: str | None, fields: str | None, even_if_left: bool) -> None:
    """Write the access package; its passphrase is told here once, for the coach to pass on by another way."""
    given, target = read_fields_file(fields) if fields else {}, named(target, form)
    with call.vault() as vault:
        if given:
            vault.now(prepare_copy, identity, given)
        try:
            made = make_access_package(
                vault, call.parts, identity, target, call.progress(), left_over_seen=even_if_left
            )
        except CoachkluisError:
            if given:
                click.echo(call.translator.text("cli.copy_prepared"), err=True)
            raise
        call.answer(
            {**to_json(made.package), "file": str(made.file), "passphrase": made.passphrase},
            [str(made.file), call.translator.text("cli.package_passphrase", passphrase=made.passphrase)],
        )


@request.command("close", help="Close it.")
@_identity
@fields_of(Request, *CLOSING, needed=("outcome", "answer"), today=("closed_on",))
@command
def close(call: Call, identity: str, fields: str) -> None:
    """Close a request."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        _answer(call, vault.reader(), vault.now(close_request, identity, given))


def _answer(call: Call, rows: Rows, found: Request) -> None:
    terms, facts = request_terms(rows, found, call.parts.law), request_facts(rows, found)
    left_out = _left_out(rows, found)
    told = [f"  {call.translator.text(f'noun.{each.noun.name}')} {each.id}: {each.reason}" for each in left_out]
    todo = [f"  - {call.translator.text(f'request_task.{each.value}')}" for each in _to_do(found, facts)]
    call.answer(
        _json(found, terms, facts, left_out, call.translator),
        [*lines_of(found, call.translator, rows), *_lines(terms, call.translator), *todo, *told],
    )


def _to_do(found: Request, facts: RequestFacts) -> tuple[RequestTask, ...]:
    """What is still to be done; of a closed request nothing."""
    return facts.left if found.state is RequestState.OPEN else ()


def _json(
    found: Request, terms: Terms, facts: RequestFacts, left_out: Sequence[Omission | Redaction], translator: Translator
) -> Json:
    promised = terms.promised
    return {
        **to_json(found),
        "promised_term": promised.ends_on.isoformat() if promised else None,
        "legal_term": terms.legal.ends_on.isoformat(),
        "remind_on": terms.remind_on.isoformat(),
        "to_do": [each.value for each in _to_do(found, facts)],
        "to_tell": [*facts.untold],
        "left_out": [
            {"kind": each.noun.name, "id": each.id, "item": each.item, "cause": each.cause.value, "reason": each.reason}
            for each in left_out
        ],
        "reasons": [
            {"term": name, "code": each.code, "message": worded(each, translator)}
            for name, term in (("promised", promised), ("legal", terms.legal))
            if term is not None
            for each in term.reasons
        ],
    }


def _left_out(rows: Rows, found: Request) -> tuple[Omission | Redaction, ...]:
    """What the copy leaves out or covers; the ids by which it is put back or uncovered are told with the request."""
    return (*rows.find(Omission, request=found.id), *rows.find(Redaction, request=found.id))


def _lines(terms: Terms, translator: Translator) -> list[str]:
    lines = []
    for key, term in (("term.promised", terms.promised), ("term.legal", terms.legal)):
        if term is not None:
            lines.append(f"  {translator.text(key)}: {translator.date(term.ends_on)}")
            lines += [f"    {worded(each, translator)}" for each in term.reasons]
    return [*lines, f"  {translator.text('request.remind_on')}: {translator.date(terms.remind_on)}"]
