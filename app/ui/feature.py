"""What a feature of the window is: data in a list (app.ui.shell.features), never an edit of a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.place import Place


class Menu(StrEnum):
    """Under which menu an action stands."""

    VAULT = "vault"
    DOSSIER = "dossier"
    GO = "go"
    HELP = "help"


def always(_: Context) -> bool:
    """It can be done at any time while the vault is open."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done by menu, key or palette.

    label     key of its text; the same text stands on a button for it
    shortcut  as Qt writes it: `Ctrl+N`; empty for none
    when      whether it can be done now: asked when a menu opens and after every change
    """

    name: str
    label: str
    run: Callable[[Context], None]
    shortcut: str = ""
    when: Callable[[Context], bool] = always
    menu: Menu = Menu.DOSSIER


class Page(QWidget):
    """One page of the window. Made when first gone to, destroyed when the vault is locked."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def arrive(self, place: Place) -> None:
        """Show what the place says; called every time that the page is gone to."""

    def leave(self) -> None:
        """Save what is not saved yet: called before another page is shown and before the vault is locked.

        Acts asked for here (`context.vault.do`) are still done before the vault closes.
        """

    def carried(self) -> object:
        """What this page holds and nothing else does, for the page that takes its place when the window is shown anew
        in other colours or another language; None where there is nothing.
        """
        return None

    def carry_on(self, carried: object) -> None:
        """Go on with what such a page held; called once, before `arrive`."""

    def actions_here(self) -> tuple[Action, ...]:
        """What can be done on this page, beside what can be done anywhere; asked after `arrive`."""
        return ()


@dataclass(frozen=True, slots=True)
class Feature:
    """One entry of the list of features.

    name     how a `Place` names it
    label    key of its name in the sidebar
    icon     name of a Phosphor icon: `users`, `calendar-check`
    page     makes its page; imports what it needs when called, so that the lock screen loads none of it
    sidebar  whether it stands in the sidebar
    under    the feature whose entry is lit while it is shown. One that stands in the sidebar itself is listed below
             that entry, and only while one is there
    """

    name: str
    label: str
    icon: str
    page: Callable[[Context], Page]
    sidebar: bool = True
    under: str = ""
    actions: tuple[Action, ...] = ()
