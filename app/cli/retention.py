"""`coachkluis retention`: until when everything is kept, what is due, and what is done about it."""

from __future__ import annotations

import click

from app.cli.fields import fields_of
from app.cli.recording import about_one
from app.cli.retention_acts import anonymise, certificate, certificates, destroy, preview
from app.cli.retention_due import due, list_
from app.cli.retention_holds import hold, holds, review, tell_hold
from app.domain.hold import Hold
from app.usecases.place_hold import CHANGED, RELEASED, change_hold, release_hold


@click.group("retention", help="Until when everything is kept, why, and what is due.")
def retention() -> None:
    """The group."""


for each in (list_, due, preview, destroy, anonymise, hold, holds, review, certificates, certificate):
    retention.add_command(each)

about_one(
    retention,
    "change",
    change_hold,
    "Look at a hold again.",
    fields_of(Hold, *CHANGED),
    metavar="HOLD",
    answer=tell_hold,
)
about_one(
    retention,
    "release",
    release_hold,
    "Release a hold. What waited is due again.",
    fields_of(Hold, *RELEASED, today=("released_on",)),
    metavar="HOLD",
    answer=tell_hold,
)
