"""Reminders while the vault is locked: kept beside the settings as dates and counts, and put in words (row X11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.reminders import Reminders, reminders_from_json, reminders_of, reminders_to_json
from app.host.autostart import own_command
from app.host.private_file import write_private
from app.host.settings import SettingsFile
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Translator
from app.usecases.parts import Parts
from app.vault.header_file import read_header

if TYPE_CHECKING:
    from app.vault.vault import Vault

_LARGEST_FILE = 256 * 1024


def set_reminders(parts: Parts, *, wanted: bool) -> None:
    """Keep reminders and show them at login from now on, or neither: then nothing of them is left.

    The numbers come when the vault is next opened. Raises CoachkluisError (`reminders.not_set`) where the system lets
    nothing run at login, or the setting cannot be kept; then they are off.
    """
    try:
        if wanted:
            _show_at_login(parts)
        _keep_setting(parts, wanted=wanted)
        if not wanted:
            _leave_nothing(parts)
    except OSError as error:
        raise CoachkluisError("reminders.not_set") from error
    if wanted and not _are_wanted(parts):
        parts.autostart.turn_off()
        raise CoachkluisError("reminders.not_set")


def keep_reminders(vault: Vault, parts: Parts, today: date) -> None:
    """Keep how many things ask attention in a vault, and when; OSError where the file cannot be written."""
    from app.usecases.today.sources import today_lines  # all of the domain: at login nothing is counted, only told

    found = reminders_of(today_lines(vault.reader(), parts, today), today, vault.identity)
    write_private(parts.folders.reminders_file, reminders_to_json(found).encode() + b"\n", synced=False)


def renew_reminders(vault: Vault, parts: Parts, today: date) -> None:
    """Keep them anew, and have the program that runs now tell of them: it may lie elsewhere since. OSError.

    Counting takes a while, in which they may be switched off, here or on the command line: then nothing is left either.
    """
    keep_reminders(vault, parts, today)
    if parts.autostart.is_on():  # what was switched off elsewhere stays off
        _show_at_login(parts)
    if not _are_wanted(parts):
        _leave_nothing(parts)


def kept_reminders(parts: Parts, folder: Path | None = None) -> Reminders | None:
    """What was kept last of the vault in a folder: the one that was open last where none is given.

    None where nothing was kept, what lies there is not ours, or it is of another vault. A vault that cannot be read
    now, such as one on a stick, is taken to be the one.
    """
    try:
        with parts.folders.reminders_file.open("rb") as file:
            found = reminders_from_json(file.read(_LARGEST_FILE).decode())
    except (OSError, ValueError):
        return None
    named = folder or SettingsFile(parts.folders.settings_file).read().vault_folder or parts.folders.vault
    try:
        same = read_header(named).vault_id == found.vault
    except (CoachkluisError, OSError):
        same = True
    return found if same else None


def reminder_words(reminders: Reminders, today: date, translator: Translator) -> list[str]:
    """What there is to say; nothing where nothing asks attention."""
    words, due, coming = [], reminders.due(today), reminders.coming(today)
    if due:
        words.append(translator.count("reminders.due", due))
    if coming is not None:
        day, number = coming
        words.append(translator.count("reminders.coming", number, date=day))
    if reminders.waiting:
        words.append(translator.count("reminders.waiting", reminders.waiting))
    if words:
        words.append(translator.text("reminders.seen", date=reminders.seen_on))
    return words


def _are_wanted(parts: Parts) -> bool:
    return SettingsFile(parts.folders.settings_file).read().reminders


def _keep_setting(parts: Parts, *, wanted: bool) -> None:
    file = SettingsFile(parts.folders.settings_file)
    if file.read().reminders != wanted:
        file.write(replace(file.read(), reminders=wanted))


def _show_at_login(parts: Parts) -> None:
    parts.autostart.turn_on(own_command("remind", "--window"))


def _leave_nothing(parts: Parts) -> None:
    """After the setting was kept: whoever counts meanwhile looks at that last."""
    try:
        parts.autostart.turn_off()
    finally:
        parts.folders.reminders_file.unlink(missing_ok=True)
