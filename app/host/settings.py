"""How the program is set on this computer: outside the vault, readable while it is locked. Holds no names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.host.private_file import write_private
from app.kernel.log import event
from app.kernel.translator import Language

E = TypeVar("E", bound=StrEnum)
SHORTEST_IDLE, LONGEST_IDLE = 1, 120
"""Minutes without a touch after which the vault may be set to lock; never longer than two hours."""
_LARGEST_FILE = 64 * 1024
_COLUMN = re.compile(r"[a-z0-9_.]{1,60}/[a-z0-9_.]{1,60}")
_MOST_HIDDEN = 400
_HEXADECIMALS = re.compile(r"(?:[0-9a-f]{2}){1,256}")


class Theme(StrEnum):
    """Light, dark, or as the system is set."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the coach has set. `idle_minutes` without a touch lock the vault."""

    language: Language = Language.DUTCH
    theme: Theme = Theme.SYSTEM
    vault_folder: Path | None = None
    """The vault that was open last."""
    idle_minutes: int = 10
    reminders: bool = False
    """Whether dates and counts are kept beside the settings, and shown at login (X11)."""
    window: str = ""
    """Where the window stood and how large it was, as Qt writes it, in hexadecimals; empty for not yet."""
    hidden_columns: frozenset[str] = frozenset()
    """Which columns of which lists are not shown, by the program's own names of both: `today.empty/client`."""


class SettingsFile:
    """The settings in their file. One that cannot be read counts as the defaults: no reason not to start."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Settings:
        """The settings; whatever is missing or makes no sense is as it comes."""
        try:
            with self._path.open("rb") as file:
                given = json.loads(file.read(_LARGEST_FILE))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError):
            event("settings.unreadable")
            return Settings()
        return _settings(given) if isinstance(given, dict) else Settings()

    def write(self, settings: Settings) -> None:
        """Keep the settings. Where that cannot be done the program goes on: they hold until it ends."""
        content = {
            "language": settings.language.value,
            "theme": settings.theme.value,
            "vault_folder": None if settings.vault_folder is None else str(settings.vault_folder),
            "idle_minutes": settings.idle_minutes,
            "reminders": settings.reminders,
            "window": settings.window,
            "hidden_columns": sorted(settings.hidden_columns),
        }
        try:
            write_private(self._path, json.dumps(content, indent=2).encode() + b"\n")
        except OSError:
            event("settings.not_written")


def _settings(given: dict[str, object]) -> Settings:
    usual = Settings()
    folder, idle, window = given.get("vault_folder"), given.get("idle_minutes"), given.get("window")
    return Settings(
        language=_choice(Language, given.get("language"), usual.language),
        theme=_choice(Theme, given.get("theme"), usual.theme),
        vault_folder=Path(folder) if isinstance(folder, str) and folder and "\0" not in folder else None,
        idle_minutes=idle
        if isinstance(idle, int) and not isinstance(idle, bool) and SHORTEST_IDLE <= idle <= LONGEST_IDLE
        else usual.idle_minutes,
        reminders=given.get("reminders") is True,
        window=window if isinstance(window, str) and _HEXADECIMALS.fullmatch(window) else "",
        hidden_columns=_columns(given.get("hidden_columns")),
    )


def _columns(given: object) -> frozenset[str]:
    named = given[:_MOST_HIDDEN] if isinstance(given, list) else []
    return frozenset(each for each in named if isinstance(each, str) and _COLUMN.fullmatch(each))


def _choice(choices: type[E], given: object, usual: E) -> E:
    return next((each for each in choices if each.value == given), usual)
