"""`coachkluis consent`: list, show, give, withdraw."""

from __future__ import annotations

import click

from app.cli.command import Call, command
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of
from app.domain.consent import Consent
from app.domain.values import to_json
from app.usecases.give_consent import give_consent
from app.usecases.withdraw_consent import withdraw_consent

consent = noun_group(Consent, adding=False)


@consent.command("give", help="Record a consent that was given.")
@click.option("--client", required=True, metavar="ID")
@click.option("--from", "fields", required=True, metavar="FILE", help="JSON with the fields.")
@command
def give(call: Call, client: str, fields: str) -> None:
    """Record a consent."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(give_consent, given, client)
        call.answer(to_json(made), lines_of(made, call.translator))


@consent.command("withdraw", help="Withdraw a consent: today and in person, unless told otherwise.")
@click.argument("identity", metavar="ID")
@click.option("--from", "fields", metavar="FILE", help="JSON with withdrawn_on and withdrawn_how.")
@command
def withdraw(call: Call, identity: str, fields: str | None) -> None:
    """Withdraw a consent."""
    given = read_fields_file(fields) if fields else {}
    with call.vault() as vault:
        changed = vault.now(withdraw_consent, identity, given)
        call.answer(to_json(changed), lines_of(changed, call.translator))
