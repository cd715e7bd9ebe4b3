"""The inside of the open vault: sidebar, pages, foot. Made when the vault opens, destroyed when it is locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from app.kernel.errors import NotFound
from app.ui.answer_file import dropped_answer
from app.ui.context import HELP_KEY, Context
from app.ui.dropped_files import accept, all_end_in, dropped_files
from app.ui.feature import Action, Feature, Menu, Page
from app.ui.forms.answer import take_in_answer
from app.ui.place import Place
from app.ui.shell.above_page import CursorToPage, above_page
from app.ui.shell.commands import place_actions, shell_actions
from app.ui.shell.dossier_tabs import DossierTabs
from app.ui.shell.menus import Menus
from app.ui.shell.open_forms import OpenForms
from app.ui.shell.page_room import PageRoom
from app.ui.shell.palette import Palette
from app.ui.shell.recovery_notice import key_notices
from app.ui.shell.sidebar import Sidebar
from app.ui.shell.status import Status
from app.ui.shell.stopped_notice import StoppedNotice
from app.ui.shell.unfinished_notice import UnfinishedNotice
from app.ui.shell.unread_page import UnreadPage
from app.ui.theme.fonts import grown
from app.ui.widgets.kept_pages import KeptPages
from app.ui.widgets.parts import button
from app.usecases.rollback_words import rollback_words

_KEPT = 6
"""Pages that stay as they are while others are looked at: about as many as one goes to and fro between."""
_BEHIND = 50
"""Steps that going back remembers."""
_AT_ONCE = ("breach", "laptop", "illness", "keys")
"""Pages of the manual that stand in the menu themselves: who needs them has no time to look."""
_NARROW = 1160
"""Pixels of width below which the page gets what is free around it."""
_FOLDED = 760
"""Pixels of width below which it gets the room of the words in the sidebar, too: where type is large."""
_WIDE, _TIGHT = (32, 24, 32, 24), (22, 16, 20, 16)
"""Pixels around the page: left, above, right, below."""


class Frame(QWidget):
    """Shows one page at a time, and knows the way back."""

    def __init__(
        self, context: Context, features: tuple[Feature, ...], bar: QMenuBar, start: Place | None,
        reopen: OpenForms | None = None, *, home: str, carried: Mapping[str, object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAcceptDrops(True)
        self._context = context
        self._features = {each.name: each for each in features}
        self._carried = dict(carried or {})
        self._past: list[Place] = []
        self._ahead: list[Place] = []
        self._home = Place(home)
        self.place = start or self._home
        self._sidebar = Sidebar(context, features)
        self._sidebar.chosen.connect(lambda name: context.navigate(Place(name)))
        self._sidebar.locked.connect(context.door.lock)
        self._stack = QStackedWidget()
        self._pages: KeptPages[Page] = KeptPages(self._stack, context.tasks, _KEPT)
        self._unread = UnreadPage(context)
        self._unread.again.connect(self.stay)
        self._stack.addWidget(self._unread)
        self._menus = Menus(context, bar, self)
        self._tabs = DossierTabs(context)
        self._tabs.chosen.connect(self.go)
        self._tabs.closed.connect(self.go)
        tabs = (
            Action("next_dossier", "shell.tabs.next", lambda _: self._tabs.next(), "Ctrl+Tab", self._several, Menu.GO),
            Action(
                "close_dossier", "shell.tabs.close", lambda _: self._tabs.close_current(), "Ctrl+W",
                lambda _: self._tabs.any_lit, Menu.DOSSIER,
            ),
        )  # fmt: skip
        helps = (
            Action("help", "help.action", _helping(""), HELP_KEY, menu=Menu.HELP),
            *(Action(f"help_{each}", f"help.{each}", _helping(each), menu=Menu.HELP) for each in _AT_ONCE),
        )
        self._own = (*helps, *shell_actions(self.back, self.forward, self._open_palette), *tabs)
        self._everywhere = (*place_actions(features), *(action for each in features for action in each.actions))
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        pages = self._around = QVBoxLayout()
        pages.setContentsMargins(*_WIDE)
        pages.setSpacing(12)
        cursor = CursorToPage(self._stack)
        if context.vault.still:
            pages.addWidget(above_page("still", context.text("vault.still")))
        if rollback := context.vault.rollback:
            words = rollback_words(rollback, context.translator)
            box = self._put_back("rollback", words, context.vault.acknowledge_rollback, Place("backups"))
            pages.addWidget(cursor.watch(box))
        if context.vault.old_keys:
            words = context.text("vault.old_keys")
            box = self._put_back("old_keys", words, context.vault.acknowledge_old_keys, Place("security"))
            pages.addWidget(cursor.watch(box))
        for each in key_notices(context):
            pages.addWidget(cursor.watch(each))
        pages.addWidget(cursor.watch(StoppedNotice(context)))
        self._unfinished = UnfinishedNotice(context, reopen)
        pages.addWidget(cursor.watch(self._unfinished))
        pages.addWidget(self._tabs)
        pages.addWidget(PageRoom(self._stack), 1)
        middle.addLayout(pages, 1)
        middle.addWidget(Status(context))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sidebar)
        layout.addLayout(middle, 1)
        context.navigated.connect(self.go)
        context.read_again.connect(self.stay)
        context.changed.connect(self._refresh)

    def begin(self) -> None:
        """Show the first place. Once the frame is in the window: before that no page can have the cursor."""
        try:
            self._show(self.place)
        except NotFound:  # it was there before the lock
            self._show(self._home)
        self._unfinished.begin()

    def go(self, place: Place) -> None:
        """Leave where one is, and go to a place."""
        self.leave()
        if place != self.place:
            self._past = [*self._past[-_BEHIND:], self.place]
            self._ahead.clear()
        self._show(place)

    def back(self) -> None:
        """Go to where one came from."""
        self._step(self._past, self._ahead)

    def forward(self) -> None:
        """Go again to where one came back from."""
        self._step(self._ahead, self._past)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome wherever the window shows nothing that wants them itself, where something can be done."""
        if self._taking(event.mimeData()) is not None:
            accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped: an answer by itself, else what the page wants, else a file that a feature takes."""
        taking = self._taking(event.mimeData())
        if taking is not None:
            accept(event, taking)

    def _taking(self, data: QMimeData) -> Callable[[], None] | None:
        answer = dropped_answer(data)
        if answer is not None:
            return partial(take_in_answer, self._context, self, answer)
        files, page = dropped_files(data), self._stack.currentWidget()
        if isinstance(page, Page) and page.wants_files(files):
            return partial(page.take_files, files)
        taking = (each for each in self._features.values() if len(files) == 1 and all_end_in(files, each.takes))
        return next((partial(self._lead_to, each.name, files) for each in taking), None)

    def _lead_to(self, feature: str, files: list[Path]) -> None:
        self._context.navigate(Place(feature))
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.take_files(files)

    def leave(self) -> None:
        """Let the page that is shown save what is not saved yet."""
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.leave()

    def carried(self) -> dict[str, object]:
        """What its pages hold and nothing else does, for the frame that takes its place."""
        held = {name: page.carried() for name, page in self._pages.items()}
        return {**self._carried, **{name: each for name, each in held.items() if each is not None}}

    def stay(self) -> None:
        """Show again what was just left: it is not left after all."""
        self._show(self.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the page has the room that is free elsewhere in a wide one."""
        super().resizeEvent(event)
        wide = event.size().width()
        narrow = wide < grown(_NARROW)
        self._around.setContentsMargins(*(_TIGHT if narrow else _WIDE))
        self._sidebar.set_room(narrow=narrow, folded=wide < grown(_FOLDED))

    def _step(self, here: list[Place], there: list[Place]) -> None:
        """To the last place of one list; where one is now is added to the other."""
        if here:
            self.leave()
            there.append(self.place)
            self._show(here.pop())

    def _show(self, place: Place) -> None:
        self.place = place
        here: tuple[Action, ...] = ()
        try:
            page = self._page(place.feature)
            self._stack.setCurrentWidget(page)
            page.arrive(place)
            self._pages.arrived(place.feature, whole=not place.record)
            self._tabs.show_place(place)
            here = page.actions_here()
        except NotFound:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is: what stood here before is not what was asked for
            self._stack.setCurrentWidget(self._unread)
            self._unread.tell(self._context.text(self._features[place.feature].label))
            self._context.present(error, self)
        self._sidebar.light(place.feature)
        self._menus.show_actions(here, self._everywhere, self._own)

    def _page(self, name: str) -> Page:
        """The page of a feature, made when first gone to."""

        def made() -> Page:
            page = self._features[name].page(self._context)
            page.setObjectName(f"page_{name}")
            if name in self._carried:
                page.carry_on(self._carried.pop(name))
            return page

        return self._pages.page(name, made)

    def _several(self, _: Context) -> bool:
        return self._tabs.any

    def _refresh(self, _: object) -> None:
        self._menus.refresh()

    def _open_palette(self) -> None:
        Palette(self._context, self, self._menus.possible, self._features.values()).open()

    def _put_back(self, name: str, words: str, acknowledge: Callable[[], None], mend: Place) -> QWidget:
        """Something older was put back: said on every page, every time, until the coach owns up to it or mends it."""
        context = self._context

        def read() -> None:
            acknowledge()
            box.hide()

        mending = button(context.text(f"{name}.mend"), lambda: self.go(mend), name=f"{name}_mend")
        box = above_page(name, words, mending, button(context.text("rollback.mine"), read, name=f"{name}_read"))
        return box


def _helping(topic: str) -> Callable[[Context], None]:
    return lambda context: context.helped.emit(topic)
