"""`coachkluis retention`: until when everything is kept, what is due, and what is done about it."""

from __future__ import annotations

import click

from app.cli.retention_acts import anonymise, certificate, certificates, destroy, preview
from app.cli.retention_due import due, list_
from app.cli.retention_holds import change, hold, holds, release, review


@click.group("retention", help="Until when everything is kept, why, and what is due.")
def retention() -> None:
    """The group."""


for each in (list_, due, preview, destroy, anonymise, hold, holds, change, release, review, certificates, certificate):
    retention.add_command(each)
