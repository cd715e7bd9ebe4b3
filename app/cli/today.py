"""`coachkluis today`: what is due, overdue, waiting and expiring."""

from __future__ import annotations

from datetime import date

import click

from app.cli.command import Call, command
from app.cli.day import DAY
from app.domain.reason import worded
from app.kernel.clock import legal_date
from app.usecases.client_names import client_names
from app.usecases.today.sources import today_lines


@click.command("today", help="What is due, overdue, waiting and expiring, what presses most first.")
@click.option("--on", "on", metavar="DATE", type=DAY, help="Seen from this day.")
@command
def today(call: Call, on: date | None) -> None:
    """List what asks for attention."""
    day = on or legal_date(call.parts.clock.now())
    text, translator = call.translator.text, call.translator
    with call.vault() as vault:
        reader = vault.reader()
        lines = today_lines(reader, call.parts, day)
        names = client_names(reader, (each.client for each in lines if each.client))
    call.answer(
        [
            {
                "pressing": each.pressing(day).value,
                "day": each.day.isoformat() if each.day else None,
                "code": each.what.code,
                "message": worded(each.what, translator),
                "noun": each.noun,
                "id": each.record or None,
                "client": each.client or None,
            }
            for each in lines
        ],
        [
            "  ".join(
                filter(
                    None,
                    (
                        f"{text(f'pressing.{each.pressing(day).value}'):<12}",
                        translator.short_date(each.day) if each.day else " " * 10,
                        worded(each.what, translator),
                        names[each.client] if each.client else "",
                    ),
                )
            )
            for each in lines
        ]
        or [text("today.nothing")],
    )
