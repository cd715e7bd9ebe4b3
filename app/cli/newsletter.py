"""`coachkluis newsletter`: who gets it, off the list in one step, and the list to mail it to."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file, read_text
from app.cli.show import table_of, tell_record
from app.domain.newsletter_contact import NewsletterContact
from app.domain.values import to_json
from app.usecases.mail_newsletter import save_mailing_list, unsubscribe_words
from app.usecases.subscribe import subscribe, unsubscribe, unsubscribe_address

newsletter = noun_group(NewsletterContact, adding=False)
newsletter.name, newsletter.help = "newsletter", "Who gets the newsletter."


@newsletter.command("add", help="Put someone on the list.")
@fields_of(NewsletterContact, without=("unsubscribed_on",), today=("consented_on",))
@command
def add(call: Call, fields: str) -> None:
    """Put someone on the list."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(subscribe, given)
        tell_record(call, vault.reader(), made)


@newsletter.command("unsubscribe", help="Take someone off the list, by id or by the address in a file.")
@click.argument("identity", metavar="SUBSCRIBER", default="")
@click.option("--address-from", "address", metavar="FILE", help="The e-mail address is in FILE; - reads it here.")
@command
def off(call: Call, identity: str, address: str | None) -> None:
    """Take someone off the list."""
    if bool(identity) is bool(address):
        raise click.UsageError("Give an ID or --address-from.")
    email = read_text(address).strip() if address else ""
    with call.vault() as vault:
        done = vault.now(unsubscribe_address, email) if email else (vault.now(unsubscribe, identity),)
        call.answer([to_json(each) for each in done], table_of(done, NewsletterContact, call.translator))


@newsletter.command("mail", help="Write the list as CSV, with under each address how to unsubscribe.")
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@command
def mail(call: Call, target: Path) -> None:
    """Write the list to mail to."""
    with call.vault() as vault:
        reader = vault.reader()
        number = save_mailing_list(reader, call.parts, target)
        words = unsubscribe_words(reader, call.parts, call.translator.language)
        lines = [call.translator.count("newsletter.mailed", number), words]
        call.answer({"file": str(target), "readers": number, "unsubscribe": words}, lines)
