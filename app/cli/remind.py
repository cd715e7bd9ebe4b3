"""`coachkluis remind`: dates and counts, without unlocking; and whether they are kept, and shown at login."""

from __future__ import annotations

import click

from app.cli.command import Call, Json, command
from app.host.autostart import own_command
from app.kernel.clock import legal_date
from app.usecases.remind import forget_reminders, keep_reminders, kept_reminders, reminder_words
from app.usecases.today.sources import today_lines


@click.command("remind", help="What asks for attention, in dates and counts, without unlocking the vault.")
@click.option("--refresh", is_flag=True, help="Open the vault and count anew.")
@click.option("--at-login", type=click.Choice(["on", "off"]), help="Show it at every login, or no more.")
@command
def remind(call: Call, refresh: bool, at_login: str | None) -> None:
    """Tell, and first do what was asked."""
    path, today, text = call.parts.folders.reminders_file, legal_date(call.parts.clock.now()), call.translator.text
    if at_login == "on":
        call.parts.autostart.turn_on(own_command("remind", "--window"))
    elif at_login == "off":
        call.parts.autostart.turn_off()
        forget_reminders(path)
    if refresh:
        with call.vault() as vault:
            keep_reminders(today_lines(vault.reader(), call.parts, today), today, path)
    found = kept_reminders(path)
    if found is None:
        call.answer({"kept": False, "at_login": call.parts.autostart.is_on()}, text("reminders.none_kept"))
        return
    coming = found.coming(today)
    value: Json = {
        "kept": True,
        "at_login": call.parts.autostart.is_on(),
        "seen_on": found.seen_on.isoformat(),
        "due": found.due(today),
        "coming": None if coming is None else {"on": coming[0].isoformat(), "number": coming[1]},
        "waiting": found.waiting,
    }
    call.answer(value, reminder_words(found, today, call.translator) or text("reminders.nothing"))
