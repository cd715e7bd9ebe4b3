"""`coachkluis session`: list, show, add, edit; and out to a calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.day import DAY
from app.cli.noun import noun_group
from app.domain.session import Session
from app.kernel.clock import legal_date
from app.usecases.export_calendar import CalendarChoice, Shown, write_calendar
from app.usecases.keep_session import add_session, change_session

session = noun_group(Session, add=add_session, edit=change_session)


@session.command("calendar", help="Write planned sessions to FILE.ics, with no more in it than is chosen.")
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--show", type=click.Choice([each.value for each in Shown]), default=Shown.NOTHING.value)
@click.option("--place", is_flag=True, help="Also where it is.")
@click.option("--since", type=DAY, metavar="DATE", help="From this day on; today unless told otherwise.")
@click.option("--until", type=DAY, metavar="DATE", help="Up to and including this day.")
@command
def calendar(call: Call, target: Path, show: str, place: bool, since: date | None, until: date | None) -> None:
    """Write a calendar file."""
    today = legal_date(call.parts.clock.now())
    choice = CalendarChoice(
        since=since or today,
        until=until,
        shown=Shown(show),
        place=place,
    )
    with call.vault() as vault:
        written = write_calendar(vault.reader(), choice, call.translator, target, today)
    value: Json = {"file": str(target), "sessions": written.sessions, "restricted": written.restricted}
    lines = [call.translator.count("calendar.written", written.sessions)]
    if written.restricted:
        lines.append(call.translator.count("calendar.restricted", written.restricted))
    call.answer(value, [str(target), *lines])
