"""The inside of the open vault: sidebar, pages, foot. Made when the vault opens, destroyed when it is locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from app.kernel.errors import NotFound
from app.ui.answer_file import dropped_answer
from app.ui.context import Context
from app.ui.feature import Action, Feature, Menu, Page
from app.ui.forms.answer import take_in_answer
from app.ui.help_topics import topic_at
from app.ui.place import Place
from app.ui.shell.commands import shell_actions
from app.ui.shell.dossier_tabs import DossierTabs
from app.ui.shell.menus import Menus
from app.ui.shell.page_room import PageRoom
from app.ui.shell.palette import Palette
from app.ui.shell.recovery_notice import key_notices
from app.ui.shell.sidebar import Sidebar
from app.ui.shell.status import Status
from app.ui.shell.unfinished_notice import UnfinishedNotice
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import button, notice
from app.usecases.rollback_words import rollback_words

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
        reopen: Sequence[str] = (), *, home: str, carried: Mapping[str, object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAcceptDrops(True)
        self._context = context
        self._features = {each.name: each for each in features}
        self._pages: dict[str, Page] = {}
        self._carried = dict(carried or {})
        self._past: list[Place] = []
        self._ahead: list[Place] = []
        self._home = Place(home)
        self.place = start or self._home
        self._sidebar = Sidebar(context, features)
        self._sidebar.chosen.connect(lambda name: context.navigate(Place(name)))
        self._sidebar.locked.connect(context.door.lock)
        self._stack = QStackedWidget()
        self._menus = Menus(context, bar, self)
        self._tabs = DossierTabs(context)
        self._tabs.chosen.connect(self.go)
        self._tabs.closed.connect(self.go)
        tabs = (
            Action("next_dossier", "shell.tabs.next", lambda _: self._tabs.next(), "Ctrl+Tab", self._several, Menu.GO),
            Action(
                "close_dossier", "shell.tabs.close", lambda _: self._tabs.close_current(), "Ctrl+W", self._several,
                Menu.DOSSIER,
            ),
        )  # fmt: skip
        helps = (
            Action(
                "help", "help.action", lambda context: context.helped.emit(topic_at(self.place)), "F1", menu=Menu.HELP
            ),
            *(Action(f"help_{each}", f"help.{each}", _helping(each), menu=Menu.HELP) for each in _AT_ONCE),
        )
        self._own = (*helps, *shell_actions(features, self.back, self.forward, self._open_palette), *tabs)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        pages = self._around = QVBoxLayout()
        pages.setContentsMargins(*_WIDE)
        pages.setSpacing(12)
        if context.vault.still:
            still = notice(context.text("vault.still"), "warning")
            still.setObjectName("still")
            pages.addWidget(still)
        if rollback := context.vault.rollback:
            words = rollback_words(rollback, context.translator)
            pages.addWidget(self._put_back("rollback", words, context.vault.acknowledge_rollback, Place("backups")))
        if context.vault.old_keys:
            words = context.text("vault.old_keys")
            pages.addWidget(self._put_back("old_keys", words, context.vault.acknowledge_old_keys, Place("security")))
        for each in key_notices(context):
            pages.addWidget(each)
        self._unfinished = UnfinishedNotice(context, reopen)
        pages.addWidget(self._unfinished)
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
        """An answer is welcome wherever the window shows nothing that wants it itself."""
        if dropped_answer(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it in. The file itself stays where it was."""
        answer = dropped_answer(event.mimeData())
        if answer is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            take_in_answer(self._context, self, answer)

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
        page = self._pages.get(place.feature)
        if page is None:
            page = self._pages[place.feature] = self._features[place.feature].page(self._context)
            page.setObjectName(f"page_{place.feature}")
            self._stack.addWidget(page)
            if place.feature in self._carried:
                page.carry_on(self._carried.pop(place.feature))
        self.place = place
        self._stack.setCurrentWidget(page)
        page.arrive(place)
        self._sidebar.light(place.feature)
        self._tabs.show_place(place)
        everywhere = [action for each in self._features.values() for action in each.actions]
        self._menus.show_actions([*page.actions_here(), *everywhere, *self._own])

    def _several(self, _: Context) -> bool:
        return self._tabs.any

    def _refresh(self, _: object) -> None:
        self._menus.refresh()

    def _open_palette(self) -> None:
        Palette(self._context, self, self._menus.possible).open()

    def _put_back(self, name: str, words: str, acknowledge: Callable[[], None], mend: Place | None = None) -> QWidget:
        """Something older was put back: said on every page, every time, until the coach owns up to it or mends it."""
        context = self._context
        box = notice(words, "warning")
        box.setObjectName(name)

        def read() -> None:
            acknowledge()
            box.hide()

        layout = box.layout()
        if layout is not None:
            if mend is not None:
                layout.addWidget(button(context.text(f"{name}.mend"), lambda: self.go(mend), name=f"{name}_mend"))
            layout.addWidget(button(context.text("rollback.mine"), read, name=f"{name}_read"))
        return box


def _helping(topic: str) -> Callable[[Context], None]:
    return lambda context: context.helped.emit(topic)
