"""What a part of the dossier is: data in a list (app.ui.shell.dossier_parts), never an edit of the dossier's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action


class PartView(QWidget):
    """One part of one client's dossier. Made when first gone to, destroyed with the dossier and at a lock."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__()
        self.context, self.client = context, client

    def arrive(self, record: str) -> None:
        """Show the part, and in it the record with this id where it is not empty; called at every coming."""

    def leave(self) -> None:
        """Save what is not saved yet: called before another part, another page, or the lock.

        Acts asked for here (`context.vault.do`) are still done before the vault closes.
        """

    def holds(self) -> bool:
        """Whether something would be gone with it that nothing else holds, as of a `Page`."""
        return False

    def take_files(self, files: list[Path]) -> None:
        """Take in files that were dropped on the dossier, of the kinds that the part takes."""

    def actions_here(self) -> tuple[Action, ...]:
        """What can be done in this part, for menu, keys and palette; asked after `arrive`."""
        return ()


class Group(StrEnum):
    """What a part is about: the headings of the dossier's inner list, in their order."""

    PERSON = "person"
    WORK = "work"
    RIGHTS = "rights"
    KEEPING = "keeping"


@dataclass(frozen=True, slots=True)
class DossierPart:
    """One entry of the list of parts.

    name   how a `Place` names it: `Place("dossier", client=..., part=name, record=...)`
    label  key of its name in the dossier's inner list
    icon   name of a Phosphor icon
    group  the heading that it stands under
    make   makes its view; imports what it needs when called
    takes  how the names of files end that are taken in here when they are dropped anywhere on the dossier; where no
           part takes them they go to the one that takes `*`
    nouns  names of the nouns whose items are shown here: a search hit on one of them opens this part
    """

    name: str
    label: str
    icon: str
    group: Group
    make: Callable[[Context, Id], PartView]
    nouns: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
