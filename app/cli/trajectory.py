"""`coachkluis trajectory`: list, show, add, edit."""

from __future__ import annotations

from collections.abc import Mapping

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.cli.show import tell_record
from app.domain.trajectory import Trajectory
from app.usecases.keep_trajectory import add_trajectory, change_trajectory

trajectory = noun_group(Trajectory, adding=False)


@trajectory.command("add", help="Add one.")
@fields_of(Trajectory)
@click.option("--client", required=True, metavar="CLIENT", help="Whose dossier it goes into.")
@command
def add(call: Call, fields: str, client: str) -> None:
    """Start a trajectory."""
    given: Mapping[str, object] = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(add_trajectory, given, client, call.parts.law)
        tell_record(call, vault.reader(), made)


@trajectory.command("edit", help="Change fields of one.")
@click.argument("identity", metavar="TRAJECTORY")
@fields_of(Trajectory)
@command
def edit(call: Call, identity: str, fields: str) -> None:
    """Change a trajectory."""
    given: Mapping[str, object] = read_fields_file(fields)
    with call.vault() as vault:
        changed = vault.now(change_trajectory, identity, given, call.parts.law)
        tell_record(call, vault.reader(), changed)
