"""`coachkluis disclosure`: list and show what went out, and record what was told."""

from __future__ import annotations

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.cli.show import tell_record
from app.domain.disclosure import Disclosure
from app.usecases.disclosure_facts import ASKED
from app.usecases.record_disclosure import NEEDED, OWN, record_disclosure

OF_THE_DISCLOSURE = {
    "medical": "false: you read it through, and no diagnosis, cause or treatment is in it",
    "with_statement": "true: the client's statement goes along",
}
"""What one says of a disclosure beside its own fields."""

disclosure = noun_group(Disclosure, adding=False)


@disclosure.command("record", help="Record what was told.")
@click.option("--client", required=True, metavar="CLIENT")
@fields_of(Disclosure, *OWN, *ASKED, needed=NEEDED, also=OF_THE_DISCLOSURE, today=("disclosed_on",))
@command
def record(call: Call, client: str, fields: str) -> None:
    """Record an oral disclosure, through the gate."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(record_disclosure, given, client)
        tell_record(call, vault.reader(), made)
