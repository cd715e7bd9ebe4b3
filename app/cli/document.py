"""`coachkluis document`: write, share, approve, block, finalise, print; and `coachkluis disclose`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.answer import receive
from app.cli.command import Call, Json, command
from app.cli.disclosure import OF_THE_DISCLOSURE
from app.cli.fields import REASON, fields_of, own_fields
from app.cli.noun import noun_group
from app.cli.only_reason import only_reason
from app.cli.package_target import as_form, named
from app.cli.secrets import read_fields_file, read_text
from app.cli.show import lines_of, tell_record
from app.domain.answer import Decision
from app.domain.client import Client
from app.domain.disclosure import Disclosure
from app.domain.document import Channel, Document, Version
from app.domain.values import to_json
from app.kernel.errors import InputError, not_a_choice
from app.kernel.translator import Language
from app.packages.passphrase import generate_passphrase
from app.usecases.compare_versions import compare_versions, versions_to_compare
from app.usecases.disclose_document import disclose_document, disclose_version
from app.usecases.disclosure_facts import ASKED, read_terms
from app.usecases.finalise_document import finalise_document
from app.usecases.package_for import MadePackage
from app.usecases.print_document import not_printed, print_document
from app.usecases.record_answer import DECIDED, record_answer
from app.usecases.share_document import share_document
from app.usecases.take_decision_back import take_decision_back
from app.usecases.templates import template_named, templates
from app.usecases.withdraw_draft import withdraw_draft
from app.usecases.write_document import begin_document, newest_version, write_document
from app.vault.vault import Vault

document = noun_group(Document, adding=False)
_document = click.argument("identity", metavar="DOCUMENT")
_answered = fields_of(
    Version,
    *DECIDED,
    needed=("decided_by", "decided_how"),
    today=("decided_on",),
    also={"comments": "a list of texts, on the document as a whole"},
)
_MOST_NAMED = 20
"""Characters that are named in a line; in JSON all are."""
_to = click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))


def _language(given: object) -> Language:
    try:
        return Language(str(given))
    except ValueError:
        raise InputError(not_a_choice("document.language", Language)) from None


def _version_json(version: Version) -> dict[str, Json]:
    """A version with both ids by name: most commands ask for `document`; `version` is the same as `id`."""
    return {**to_json(version), "version": version.id}


def _answer_version(call: Call, version: Version) -> None:
    call.answer(_version_json(version), lines_of(version, call.translator))


def _not_printed(call: Call, vault: Vault, version: Version) -> list[Json]:
    """The characters that the PDF has an empty box for, said on standard error as well."""
    missing = not_printed(vault.reader(), call.parts, version)
    if missing:
        words = call.translator.text("cli.not_printed", characters=" ".join(missing[:_MOST_NAMED]))
        click.echo(words, err=True)
    return list(missing)


def _answer_package(call: Call, made: MadePackage, missing: Sequence[Json] | None = None) -> None:
    """The passphrase is on standard output because it must reach the coach, who tells it by another way."""
    call.answer(
        {
            **to_json(made.package),
            "file": str(made.file),
            "passphrase": made.passphrase,
            **({} if missing is None else {"not_printed": list(missing)}),
        },
        [str(made.file), call.translator.text("cli.package_passphrase", passphrase=made.passphrase)],
    )


@document.command("new", help="Begin a document with a text, or from a template.")
@click.option("--client", required=True, metavar="CLIENT")
@click.option("--text", "text_file", default="", metavar="FILE", help="Its text, in the subset of CommonMark.")
@click.option(
    "--template", default="", metavar="NAME", help="Begin from this template; `document templates` lists them."
)
@fields_of(Document)
@command
def new(call: Call, client: str, text_file: str, template: str, fields: str) -> None:
    """Begin a document. A template gives its kind, its text, and its title where none is given."""
    if template and text_file:
        raise click.UsageError("Give --text or --template, not both.")
    given = read_fields_file(fields)
    source = read_text(text_file) if text_file else ""
    with call.vault() as vault:
        if template:
            language = _language(given.get("language", vault.reader().get(Client, client).language))
            chosen = template_named(call.parts.resources, language, template)
            given, source = {"title": chosen.title, **given, "kind": chosen.kind.value}, chosen.source
        _answer_version(call, vault.now(begin_document, given, client, source))


@document.command("templates", help="List the templates that a document can begin from.")
@click.option("--language", type=click.Choice([each.value for each in Language]), default=Language.DUTCH.value)
@command
def list_templates(call: Call, language: str) -> None:
    """List the templates in a language."""
    found = templates(call.parts.resources, Language(language))
    call.answer(
        [{"name": each.name, "kind": each.kind.value, "title": each.title} for each in found],
        [f"{each.name:<20}{each.title}" for each in found],
    )


@document.command("write", help="Replace the text of the draft.")
@_document
@click.option("--text", "text_file", required=True, metavar="FILE")
@command
def write(call: Call, identity: str, text_file: str) -> None:
    """Replace the text of the draft; after sharing, this begins a new version."""
    source = read_text(text_file)
    with call.vault() as vault:
        _answer_version(call, vault.now(write_document, identity, source))


@document.command("versions", help="Show all versions, newest last.")
@_document
@command
def versions(call: Call, identity: str) -> None:
    """All versions, newest last."""
    with call.vault() as vault:
        found = sorted(vault.reader().find(Version, document=identity), key=lambda each: each.number)
        call.answer(
            [_version_json(each) for each in found],
            [line for each in found for line in lines_of(each, call.translator, vault.reader())],
        )


@document.command("compare", help="Show what changed between two versions; without numbers the newest two.")
@_document
@click.option("--before", type=int, help="The number of the earlier version.")
@click.option("--after", type=int, help="The number of the later version.")
@command
def compare(call: Call, identity: str, before: int | None, after: int | None) -> None:
    """What changed between two versions, passage by passage."""
    with call.vault() as vault:
        reader = vault.reader()
        earlier, later = versions_to_compare(reader, identity, before, after)
        differing = [each for each in compare_versions(reader, call.parts, earlier, later) if each.differs]
        call.answer(
            [{"gone": each.gone, "new": each.new} for each in differing],
            [f"{sign} {words}" for each in differing for sign, words in (("-", each.gone), ("+", each.new)) if words],
        )


@document.command("share", help="Freeze the draft and write it as a package for the client.")
@_document
@_to
@as_form
@command
def share(call: Call, identity: str, target: Path, form: str | None) -> None:
    """Share the newest version."""
    target = named(target, form)
    with call.vault() as vault:
        version = newest_version(vault.reader(), identity)
        missing = _not_printed(call, vault, version)
        _answer_package(call, share_document(vault, call.parts, version.id, target, call.progress()), missing)


@document.command("withdraw", help="Take back a version that lies with the client.")
@_document
@own_fields(REASON)
@command
def withdraw(call: Call, identity: str, fields: str) -> None:
    """Withdraw the newest version; an answer to it counts no more."""
    reason = only_reason(fields, "package.called_back_why")
    with call.vault() as vault:
        version = newest_version(vault.reader(), identity)
        _answer_version(call, vault.now(withdraw_draft, version.id, reason))


@document.command("take-back", help="Take back a decision of the client that you recorded by mistake.")
@_document
@own_fields(REASON)
@command
def take_back(call: Call, identity: str, fields: str) -> None:
    """Take back what was recorded of the newest version; what was recorded stays as an answer set aside."""
    reason = only_reason(fields, "answer.set_aside_why")
    with call.vault() as vault:
        version = newest_version(vault.reader(), identity)
        _answer_version(call, vault.now(take_decision_back, version.id, reason))


def _deciding(name: str, decision: Decision, told: str) -> None:
    """Add a command that records what the client says of the newest version, other than by package."""

    @document.command(name, help=told)
    @_document
    @_answered
    @command
    def record(call: Call, identity: str, fields: str) -> None:
        given = read_fields_file(fields)
        with call.vault() as vault:
            version = newest_version(vault.reader(), identity)
            vault.now(record_answer, version.id, decision, given)
            _answer_version(call, vault.reader().get(Version, version.id))


_deciding("approve", Decision.APPROVE, "Record the client's approval.")
_deciding("block", Decision.BLOCK, "Record that the client blocks it.")
_deciding("changes", Decision.CHANGES, "Record that the client asks for changes.")


@document.command("finalise", help="Make the approved version final.")
@_document
@command
def finalise(call: Call, identity: str) -> None:
    """Make the newest version final."""
    with call.vault() as vault:
        version = newest_version(vault.reader(), identity)
        _answer_version(call, finalise_document(vault, call.parts, version.id))


@document.command("print", help="Write the newest version as PDF.")
@_document
@_to
@click.option("--locked", is_flag=True, help="Under a passphrase that is made for it and told here once (AES-256).")
@command
def print_(call: Call, identity: str, target: Path, locked: bool) -> None:
    """Write a PDF: of the final version exactly the kept bytes, of a draft one that says so."""
    passphrase = generate_passphrase() if locked else ""
    with call.vault() as vault:
        version = newest_version(vault.reader(), identity)
        digest = print_document(vault, call.parts, version.id, target, passphrase)
        missing = _not_printed(call, vault, version)
        answer: dict[str, Json] = {
            "id": version.id, "file": str(target), "sha256": digest, "not_printed": missing,
        }  # fmt: skip
        lines = [str(target), digest]
        if locked:
            answer["passphrase"] = passphrase
            lines.append(call.translator.text("cli.package_passphrase", passphrase=passphrase))
        call.answer(answer, lines)


document.add_command(receive)


@click.command("disclose", help="Hand a final document to a recipient.")
@_document
@click.option("--to", "recipient", required=True, metavar="RECIPIENT", help="The recipient's id.")
@click.option("--file", "target", metavar="FILE", type=click.Path(path_type=Path), help="As a package to FILE.")
@as_form
@click.option("--how", type=click.Choice([each.value for each in Channel if each is not Channel.PACKAGE]))
@click.option("--not-medical", is_flag=True, help="You read it through: no diagnosis, cause or treatment is in it.")
@fields_of(Disclosure, *ASKED, also=OF_THE_DISCLOSURE, required=False)
@command
def disclose(
    call: Call,
    identity: str,
    recipient: str,
    target: Path | None,
    form: str | None,
    how: str | None,
    not_medical: bool,
    fields: str | None,
) -> None:
    """Write the newest version for a recipient, or log that it went another way, through the gate."""
    if (target is None) is (how is None):
        raise click.UsageError("Give --file for a package, or --how it went otherwise.")
    looked = {"medical": False} if not_medical else {}
    terms = read_terms({**looked, **(read_fields_file(fields) if fields else {})})
    with call.vault() as vault:
        version = newest_version(vault.reader(), identity)
        if target is None:
            logged = vault.now(disclose_version, version.id, recipient, Channel(how or ""), terms)
            tell_record(call, vault.reader(), logged)
            return
        made = disclose_document(vault, call.parts, version.id, recipient, named(target, form), call.progress(), terms)
        _answer_package(call, made)
