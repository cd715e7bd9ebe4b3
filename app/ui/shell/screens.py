"""What stands before the vault: lock screen, absent vault, first run. Each is imported when it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.context import Context


def unlock_screen(context: Context) -> QWidget:
    """The lock screen."""
    from app.ui.features.unlock.screen import UnlockScreen

    return UnlockScreen(context)


def absent_screen(context: Context) -> QWidget:
    """A vault that is known and not there."""
    from app.ui.features.unlock.absent import AbsentScreen

    return AbsentScreen(context)


def first_run_screen(context: Context) -> QWidget:
    """Making a vault, or finding one."""
    from app.ui.features.first_run.screen import FirstRunScreen

    return FirstRunScreen(context)


def practice_screen(context: Context, done: Callable[[], None]) -> QWidget:
    """A vault without a practice: setting it up was cut off, or the vault was made elsewhere."""
    from app.ui.features.first_run.practice_only import PracticeOnly

    return PracticeOnly(context, done)
