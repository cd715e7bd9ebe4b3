"""`coachkluis stand-in`: appointments and telephone numbers for a deputy, as a package."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.domain.policy_recipient import Secrecy
from app.domain.stand_in import StandIn
from app.domain.values import to_json
from app.usecases.stand_in import ASKED, make_stand_in

stand_in = noun_group(StandIn, adding=False)
stand_in.name = "stand-in"


@stand_in.command("make", help="Write appointments and telephone numbers to FILE.")
@fields_of(StandIn, *ASKED)
@click.option("--secrecy", type=click.Choice([each.value for each in Secrecy]), help="What binds the deputy.")
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@command
def make(call: Call, fields: str, secrecy: str | None, target: Path) -> None:
    """Make a package for a deputy."""
    given = read_fields_file(fields)
    bound = Secrecy(secrecy) if secrecy else None
    with call.vault() as vault:
        made = make_stand_in(vault, call.parts, given, bound, target, call.translator.language, call.progress())
    call.answer(
        {**to_json(made.record), "file": str(made.file), "passphrase": made.passphrase},
        [str(made.file), call.translator.text("cli.package_passphrase", passphrase=made.passphrase)],
    )
