"""What every page gets: the open vault, texts, time, tasks, and the ways to go elsewhere or say what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.kernel.behind import waited_for
from app.kernel.clock import Clock, legal_date
from app.ui.door import VaultState
from app.ui.keeping.desk import Desk
from app.ui.keeping.shelf import Shelf
from app.ui.theme.colours import LIGHT, Colours

if TYPE_CHECKING:
    from app.host.folders import Folders
    from app.host.last_run import Stopped
    from app.host.settings import Settings
    from app.kernel.progress import Progress
    from app.kernel.translator import Translator
    from app.ui.door import Door
    from app.ui.files import Files
    from app.ui.place import Place
    from app.ui.shows_read import ShowsRead
    from app.ui.tasks.task import Task
    from app.ui.tasks.tasks import Failed, Tasks
    from app.usecases.keep_typed import TypedText
    from app.usecases.law import Law
    from app.usecases.parts import Parts
    from app.vault.reader import Reader
    from app.vault.vault import Vault
    from app.vault.work import Change, Work

HELP_KEY = "F1"
"""Opens the manual at what one sees, wherever one is."""
QUIT_KEY = "Ctrl+Q"
"""Ends the program, also from the lock screen."""
T = TypeVar("T")
P = ParamSpec("P")


class Presenter(Protocol):
    """Says in the window what went wrong."""

    def __call__(self, error: BaseException, near: QWidget) -> None:
        """Put an error in words, at the fields of the form around `near` where it is about those."""


@runtime_checkable
class Finishes(Protocol):
    """A dialog of which is kept what was typed, until it is saved."""

    def finishing(self, usecase: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        """The same act, after which nothing is kept of the dialog any more."""


@runtime_checkable
class ShowsWork(Protocol):
    """A dialog that shows how far the long work is that was begun in it: what lies behind it cannot be reached."""

    def show_work(self, task: Task) -> None:
        """Show it, with a way to end it, and let nothing be decided before it is over."""


class Context(QObject):
    """The one object that a feature is given."""

    changed = Signal(frozenset)
    """What the last act changed, as `frozenset[Change]`: pages that show it read again."""
    navigated = Signal(object)
    """A `Place` to go to; the shell does it."""
    read_again = Signal()
    """Something on the page could not be read, and the coach wants it tried once more; the shell does it."""
    helped = Signal(str)
    """A page of the manual to open, by its topic; empty is the page on what one sees. The shell does it."""
    settings_changed = Signal(object)
    """New `Settings` to live by; the shell does it and keeps them."""

    _committed = Signal(object)

    def __init__(
        self, parts: Parts, folders: Folders, settings: Settings, tasks: Tasks, door: Door, files: Files,
        presenter: Presenter,
    ) -> None:  # fmt: skip
        super().__init__()
        self.parts, self.folders, self.settings = parts, folders, settings
        self.tasks, self.door, self.files = tasks, door, files
        self.desk = Desk(door, tasks)
        """Where everything that is typed goes on its way into the vault."""
        self.desk.trouble.connect(self._not_kept)
        self.shelf = Shelf(door)
        """Where texts lie that were left, so that one can undo in them when one comes back."""
        self.colours: Colours = LIGHT
        self.stopped: Stopped | None = None
        """How the run before this one broke off, until the coach has read that."""
        self.window: QWidget | None = None
        """The main window, for what is not asked for by a page: an action's dialog, an error."""
        self._presenter = presenter
        self._committed.connect(self._tell)  # told in the lane's thread, so it comes in its turn into this one
        door.state_changed.connect(self._listen)

    @property
    def translator(self) -> Translator:
        """The texts in the language that the window speaks."""
        return self.parts.translator(self.settings.language)

    @property
    def vault(self) -> Vault:
        """The open vault; pages live only while it is open."""
        return self.door.vault

    @property
    def reader(self) -> Reader:
        """What is committed, for the window's thread."""
        return self.door.vault.reader()

    @property
    def clock(self) -> Clock:
        """The time that comes from outside."""
        return self.parts.clock

    @property
    def today(self) -> date:
        """The legal date, in Amsterdam."""
        return legal_date(self.parts.clock.now())

    @property
    def law(self) -> Law:
        """Statutory figures and holidays."""
        return self.parts.law

    def text(self, key: str, /, **arguments: object) -> str:
        """The text under a key in the language of the window."""
        return self.translator.text(key, **arguments)

    def do(
        self,
        owner: QWidget,
        then: Callable[[T], None] | None,
        usecase: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do an act in the vault. `then` gets its result in this thread while `owner` lives; what went wrong is
        presented at `owner`. What was kept of a dialog that does it goes in the same transaction.
        """
        if isinstance(owner, Finishes):
            usecase = owner.finishing(usecase)
        future = self.vault.do(usecase, *args, **kwargs)
        self.tasks.follow(future, owner, then, self._present_at(owner))

    def run(
        self,
        owner: QWidget,
        then: Callable[[T], None] | None,
        work: Callable[[Progress], T],
        *,
        label: str,
        failed: Failed | None = None,
        stoppable: bool = True,
    ) -> Task:
        """Run long work with progress and cancel under the text of the key `label`, in the dialog that it was begun in
        or else at the foot of the window; else as `do`. What is not `stoppable` is ended by a lock alone.
        """
        around, failed = owner.window(), failed or self._present_at(owner)
        if not isinstance(around, ShowsWork):
            return self.tasks.run(work, owner, then, failed, label=self.text(label), stoppable=stoppable)
        task = self.tasks.run(work, owner, then, failed, label=self.text(label), shown=True, stoppable=stoppable)
        around.show_work(task)
        return task

    def read(
        self,
        area: ShowsRead,
        then: Callable[[T], None],
        work: Callable[[Progress], T],
        failed: Callable[[], None] | None = None,
        *,
        label: str = "",
    ) -> Task:
        """Read something for `area` in a thread of its own: it says that it is being read until it is there, and never
        that there is nothing where it could not be read. What may take long has a `label`, as in `run`.
        """
        from app.kernel.progress import Cancelled

        def came(found: T) -> None:
            area.came()
            then(found)

        def unreadable(error: BaseException) -> None:
            if isinstance(error, Cancelled) and not label:
                return  # it is read anew when one comes back
            area.fail()
            if failed is not None:
                failed()
            self._presenter(error, area)

        area.expect()
        return self.tasks.run(work, area, came, unreadable, label=self.text(label) if label else "")

    def navigate(self, place: Place) -> None:
        """Go to a place in the window."""
        with waited_for():
            self.navigated.emit(place)

    def present(self, error: BaseException, near: QWidget) -> None:
        """Say what went wrong."""
        self._presenter(error, near)

    def _present_at(self, owner: QWidget) -> Failed:
        return lambda error: self._presenter(error, owner)

    def _not_kept(self, trouble: tuple[TypedText, BaseException]) -> None:
        """Said once of each text. A form says it itself when it is saved."""
        typed, error = trouble
        if typed.leaf.into != "form" and self.window is not None and self.door.state is VaultState.OPEN:
            self._presenter(error, self.window)

    def _listen(self, state: VaultState) -> None:
        if state is VaultState.OPEN:
            self.door.vault.listen(self._committed.emit)

    def _tell(self, changes: frozenset[Change]) -> None:
        """After the vault was locked nobody is left to read."""
        if self.door.state is VaultState.OPEN:
            with waited_for():
                self.changed.emit(changes)
