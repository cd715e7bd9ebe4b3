"""`coachkluis enquiry`: what came in, answering it, and making a dossier of it."""

from __future__ import annotations

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of, own_fields
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.cli.show import tell_record
from app.domain.enquiry import Enquiry
from app.domain.take_over import TakeOver
from app.usecases.answer_enquiry import LATER, answer_enquiry, take_in_enquiry
from app.usecases.take_over_enquiry import take_over_enquiry

enquiry = noun_group(Enquiry, adding=False)
enquiry.help = "The enquiries of people in no dossier."

_identity = click.argument("identity", metavar="ENQUIRY")


@enquiry.command("add", help="Record what came in, with an email or a phone number.")
@fields_of(Enquiry, without=LATER, today=("received_on",))
@command
def add(call: Call, fields: str) -> None:
    """Record an enquiry."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(take_in_enquiry, given)
        tell_record(call, vault.reader(), made)


@enquiry.command("answer", help="Record that it was answered.")
@_identity
@own_fields({"answer *": "in short what was answered"})
@command
def answer(call: Call, identity: str, fields: str) -> None:
    """Record the answer."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        done = vault.now(answer_enquiry, identity, str(given.get("answer", "")))
        tell_record(call, vault.reader(), done)


@enquiry.command(
    "take-over",
    help="Make a dossier of it: asked_on where guidance was asked for, or consent_text with kept_until.",
)
@_identity
@fields_of(TakeOver)
@command
def take_over(call: Call, identity: str, fields: str) -> None:
    """Make a prospect's dossier of an enquiry."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(take_over_enquiry, call.parts.law, call.translator, identity, given)
        tell_record(call, vault.reader(), made)
