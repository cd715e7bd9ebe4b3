"""`coachkluis remind`: dates and counts, without unlocking; and whether they are kept, and shown at login."""

from __future__ import annotations

import click

from app.cli.command import Call, Json, command
from app.host.settings import SettingsFile
from app.kernel.clock import legal_date
from app.usecases.remind import keep_reminders, kept_reminders, reminder_words, set_reminders


@click.command("remind", help="What asks for attention, in dates and counts, without unlocking the vault.")
@click.option("--refresh", is_flag=True, help="Open the vault and count anew.")
@click.option("--at-login", type=click.Choice(["on", "off"]), help="Show it at every login, or no more.")
@command
def remind(call: Call, refresh: bool, at_login: str | None) -> None:
    """Tell, and first do what was asked."""
    parts, today, text = call.parts, legal_date(call.parts.clock.now()), call.translator.text
    lines = []
    if at_login is not None:
        set_reminders(parts, wanted=at_login == "on")
        lines.append(text(f"reminders.turned_{at_login}"))
    if refresh and at_login != "off":
        with call.vault() as vault:
            keep_reminders(vault, parts, today)
    found = kept_reminders(parts, call.folder)
    if found is None:
        none = "to_come" if SettingsFile(parts.folders.settings_file).read().reminders else "none_kept"
        at_end = [] if at_login == "off" else [text(f"reminders.{none}")]
        call.answer({"kept": False, "at_login": parts.autostart.is_on()}, [*lines, *at_end])
        return
    coming = found.coming(today)
    value: Json = {
        "kept": True,
        "at_login": parts.autostart.is_on(),
        "seen_on": found.seen_on.isoformat(),
        "due": found.due(today),
        "coming": None if coming is None else {"on": coming[0].isoformat(), "number": coming[1]},
        "waiting": found.waiting,
    }
    words = reminder_words(found, today, call.translator) or [text("reminders.nothing")]
    call.answer(value, [*lines, *words])
