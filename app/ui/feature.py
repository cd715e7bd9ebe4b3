"""What a feature of the window is: data in a list (app.ui.shell.features), never an edit of a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.place import Place


class Menu(StrEnum):
    """Under which menu an action stands."""

    VAULT = "vault"
    DOSSIER = "dossier"
    GO = "go"
    HELP = "help"


class Kind(IntEnum):
    """What an act is about, in the order of a menu in which there is more than one kind."""

    OTHER = 0
    BEGINNING = 1
    """Something new is recorded."""
    CARRYING = 2
    """Something comes into the vault, or goes out of it."""
    ENDING = 3
    """The work with it ends."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that is set on the page of a feature: the key of its name, and the `part` of its `Place`."""

    label: str
    part: str


def always(_: Context) -> bool:
    """It can be done at any time while the vault is open."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done by menu, key or palette.

    label     key of its text; the same text stands on a button for it
    shortcut  as Qt writes it: `Ctrl+N`; empty for none
    when      whether it can be done now: asked when a menu opens and after every change
    under     key of the name of the menu inside the menu that it stands in; empty for none
    kind      of which kind it is: in a menu a line stands between two kinds, in their order
    through   whether its key also works while a list, a menu or a calendar is unfolded: a window of its own to Qt
    """

    name: str
    label: str
    run: Callable[[Context], None]
    shortcut: str = ""
    when: Callable[[Context], bool] = always
    menu: Menu = Menu.DOSSIER
    under: str = ""
    kind: Kind = Kind.OTHER
    through: bool = False


def going_to(feature: str) -> Callable[[Context], None]:
    """The `run` of an action that only goes to the page of a feature."""
    return lambda context: context.navigate(Place(feature))


class Page(QWidget):
    """One page of the window. Made when first gone to; let go of when enough others were looked at since, and made anew
    when it is gone to again; destroyed when the vault is locked.
    """

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

    def holds(self) -> bool:
        """Whether something would be gone with it that nothing else holds: then it is not let go of while the vault is
        open. Fields and what is chosen in them, dialogs that are open and work that has yet to come back count anyhow.
        """
        return self.carried() is not None

    def wants_files(self, files: list[Path]) -> bool:
        """Whether files that are dragged over the window are welcome while this page is shown."""
        return False

    def take_files(self, files: list[Path]) -> None:
        """Take in files that it wanted, or that were dropped elsewhere and are of the kinds that its feature takes."""

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
    settings what is set on its page, to be found by name
    takes    how the names of files end of which one leads to its page, wherever in the window it is dropped
    """

    name: str
    label: str
    icon: str
    page: Callable[[Context], Page]
    sidebar: bool = True
    under: str = ""
    actions: tuple[Action, ...] = ()
    settings: tuple[Setting, ...] = ()
    takes: tuple[str, ...] = ()
