"""`coachkluis statement`: the privacy statement as a file, publishing it, and who was told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, table_of
from app.domain.statement import Statement, StatementTold
from app.domain.statement_changes import statement_changes
from app.domain.telling import Telling
from app.domain.values import to_json
from app.kernel.clock import legal_date
from app.kernel.translator import Language
from app.usecases.give_terms import read_terms
from app.usecases.publish_statement import publish_statement
from app.usecases.statement_now import newest_statement, published_statements, statement_now
from app.usecases.statement_papers import (
    StatementForm,
    draft_paper,
    published_statement,
    save_statement,
    statement_paper,
)
from app.usecases.tell import ASKED as TELLING_ASKED
from app.usecases.tell_source import tell_source
from app.usecases.tell_statement import ASKED as STATEMENT_ASKED
from app.usecases.tell_statement import tell_statement
from app.usecases.to_be_told import sources_to_tell, statement_to_tell
from app.usecases.welcome_folder import NewTerms, record_welcome, save_welcome_folder
from app.vault.rows import Rows
from app.vault.work import Work

_TARGET = click.Path(path_type=Path)


@click.group("statement", invoke_without_command=True, help="The privacy statement: --to FILE writes it.")
@click.option("--to", "target", metavar="FILE", type=_TARGET, help="Write it to FILE, as PDF.")
@click.option("--html", is_flag=True, help="As one page for a website instead; so it is where FILE ends in .html.")
@click.option("--lang", "language", type=click.Choice([each.value for each in Language]), help="In this language.")
@click.option("--number", type=click.IntRange(min=1), default=None, help="An older version; otherwise the newest.")
@click.option("--draft", is_flag=True, help="What would be published now, marked as a draft.")
@command
def statement(
    call: Call, target: Path | None, html: bool, language: str | None, number: int | None, draft: bool
) -> None:
    """Write the statement to a file."""
    if click.get_current_context().invoked_subcommand is not None:
        return
    if target is None:
        raise click.UsageError("statement: --to FILE, or one of its commands")
    translator = call.parts.translator(Language(language)) if language else call.translator
    page = html or target.suffix.lower() in (".html", ".htm")
    form = StatementForm.HTML if page else StatementForm.PDF
    with call.vault() as vault:
        reader = vault.reader()
        if draft:
            paper = draft_paper(reader, call.parts, translator)
        else:
            paper = statement_paper(published_statement(reader, number or 0), translator)
        save_statement(paper, form, translator, target)
        call.answer({"file": str(target), "number": paper.number, "language": translator.language.value}, str(target))


@statement.command("list", help="Every version that was published, the newest first.")
@command
def list_(call: Call) -> None:
    """List the versions."""
    with call.vault() as vault:
        found = published_statements(vault.reader())
        call.answer([_plain(each) for each in found], table_of(found, Statement, call.translator))


@statement.command("show", help="One version with its words; otherwise the newest.")
@click.argument("number", type=click.IntRange(min=1), required=False)
@command
def show(call: Call, number: int | None) -> None:
    """Show a version."""
    with call.vault() as vault:
        found = published_statement(vault.reader(), number or 0)
        texts: dict[str, Json] = {each.value: found.text(each) for each in Language}
        call.answer({**_plain(found), "text": texts}, found.text(call.translator.language))


@statement.command("changes", help="What it would say now that the newest version does not.")
@command
def changes(call: Call) -> None:
    """Compare."""
    with call.vault() as vault:
        reader = vault.reader()
        language, newest = call.translator.language, newest_statement(reader)
        before = newest.text(language) if newest else ""
        found = statement_changes(before, statement_now(reader, call.parts).texts[language])
        lines = [f"{'+' if each.added else '-'} {each.text}" for each in found]
        value: list[Json] = [{"added": each.added, "text": each.text} for each in found]
        call.answer(value, lines or call.translator.text("cli.nothing"))


@statement.command("publish", help="Publish what policy and practice say now, as the next version.")
@command
def publish(call: Call) -> None:
    """Publish."""
    with call.vault() as vault:
        made = vault.now(publish_statement, call.parts)
        call.answer(_plain(made), table_of([made], Statement, call.translator))


@statement.command(
    "to-tell", help="Who has not heard of the newest version, and whom to tell that data came from another."
)
@command
def to_tell(call: Call) -> None:
    """List who is still to be told."""
    with call.vault() as vault:
        reader, today = vault.reader(), legal_date(call.parts.clock.now())
        people = statement_to_tell(reader, today)
        sources = list(sources_to_tell(reader, call.parts.law.statute, today))
        value: Json = {
            "statement": [each.id for each in people],
            "source": [
                {"client": each.client, "trajectory": each.trajectory, "by": each.by.isoformat()} for each in sources
            ],
        }
        text = call.translator.text
        lines = [f"{each.id}  {text('noun.statement')}" for each in people]
        lines += [f"{each.client}  {text('told_of.source')}  {call.translator.date(each.by)}" for each in sources]
        call.answer(value, lines or text("cli.nothing"))


@statement.command("told", help="Record that clients were given the newest version.")
@click.option("--client", "clients", multiple=True, metavar="CLIENT", help="Who was told; as often as need be.")
@click.option("--all", "everybody", is_flag=True, help="Everybody who has not heard of it.")
@fields_of(StatementTold, *STATEMENT_ASKED, today=("told_on",))
@command
def told(call: Call, clients: tuple[str, ...], everybody: bool, fields: str) -> None:
    """Record who was told."""

    def all_of_them(rows: Rows, today: date) -> Iterator[str]:
        return (each.id for each in statement_to_tell(rows, today))

    _record_told(call, tell_statement, clients, fields, all_of_them if everybody else None)


@statement.command("source-told", help="Record that clients heard where data came from.")
@click.option("--client", "clients", multiple=True, metavar="CLIENT", help="Who was told; as often as need be.")
@click.option("--all", "everybody", is_flag=True, help="Everybody who is still to be told.")
@fields_of(Telling, *(each for each in TELLING_ASKED if each != "about"), today=("told_on",))
@command
def source_told(call: Call, clients: tuple[str, ...], everybody: bool, fields: str) -> None:
    """Record who was told that data came from the principal."""

    def all_of_them(rows: Rows, today: date) -> Iterator[str]:
        return (each.client for each in sources_to_tell(rows, call.parts.law.statute, today))

    _record_told(call, tell_source, clients, fields, all_of_them if everybody else None)


def _record_told(
    call: Call,
    tell: Callable[[Work, Sequence[str], Mapping[str, object]], tuple[StatementTold, ...] | tuple[Telling, ...]],
    clients: tuple[str, ...],
    fields: str,
    all_of_them: Callable[[Rows, date], Iterator[str]] | None,
) -> None:
    """Record that these clients were told, or all who are still to be told as well."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        if all_of_them is not None:
            clients += tuple(all_of_them(vault.reader(), legal_date(call.parts.clock.now())))
        made = vault.now(tell, clients, given)
        lines = [line for each in made for line in lines_of(each, call.translator)]
        call.answer([to_json(each) for each in made], lines)


@statement.command("welcome", help="Write the welcome folder of a client: statement, contact, rights, and your terms.")
@click.argument("client", metavar="CLIENT")
@click.option("--to", "target", required=True, metavar="FILE", type=_TARGET)
@click.option("--terms", metavar="FILE", type=_TARGET, help="A PDF with your terms, put behind it.")
@click.option("--how", default="paper", show_default=True, metavar="WAY", help="How the client gets the terms.")
@command
def welcome(call: Call, client: str, target: Path, terms: Path | None, how: str) -> None:
    """Write a welcome folder; the terms in it are kept as a version, and as given to this client."""
    going = NewTerms(terms.stem, read_terms(terms)) if terms is not None else None
    with call.vault() as vault:
        save_welcome_folder(vault.reader(), call.parts, client, target, going.content if going else b"")
        vault.now(record_welcome, client, None, going, {"given_how": how})
        call.answer({"file": str(target)}, str(target))


def _plain(found: Statement) -> dict[str, Json]:
    """A version without its words, and whether they are what was published."""
    plain: dict[str, Json] = {name: value for name, value in to_json(found).items() if not name.startswith("text_")}
    return {**plain, "intact": found.intact}
