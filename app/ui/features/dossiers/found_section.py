"""What was found in notes, documents and everything else that is kept, below the list of clients."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.reason import worded
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.features.dossiers.found_line import FOUND_ITEM, FoundLine
from app.ui.open_list import OpenList
from app.ui.place import Place
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import label
from app.ui.widgets.whole_lines import WholeLines
from app.usecases.find_items import FOUND_KINDS, FoundItem, find_items

_PAGES = {"training": "trainings", "enquiry": "relations", "newsletter_contact": "relations"}
"""The page of what is in no dossier, where it has one."""


class FoundSection(QWidget):
    """Searches in a thread of its own, and shows the words around what was found."""

    emptied = Signal()
    """There is something to show, or no longer."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words = context, ""
        self._heading = label("", "heading")
        self._kind = OpenList()
        self._kind.setObjectName("found_kind")
        self._kind.setAccessibleName(context.text("dossiers.found_kind"))
        self._kind.addItem(context.text("dossiers.found_kind.all"), "")
        for each in FOUND_KINDS:
            self._kind.addItem(context.text(f"dossiers.found_kind.{each}"), each)
        self._kind.activated.connect(lambda _: self._next.start())
        self._list = _List()
        self._list.setObjectName("found")
        self._list.setAccessibleName(context.text("dossiers.found"))
        self._list.setItemDelegate(FoundLine(context.colours, self._list))
        self._list.opened.connect(self._open)
        self._searching = False
        self._next: QTimer = QTimer(self, singleShot=True, interval=0)  # once the list of clients shows what fits
        self._next.timeout.connect(self._begin)
        layout = WholeLines(self, self._list, lambda: self._list.sizeHintForRow(0))
        self._list.resized.connect(layout.fit, Qt.ConnectionType.QueuedConnection)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(Flow(self._heading, self._kind, lead=True))
        layout.addWidget(self._list, 1)
        self.hide()

    @property
    def has_any(self) -> bool:
        """Whether anything was found, or only one kind of things is looked for."""
        return self._list.count() > 0 or self._kind.currentIndex() > 0

    def search(self, words: str) -> None:
        """Search for these words; what was found before goes away when the answer is there."""
        self._words = words
        if not words:
            self._next.stop()
            self._show("", ())
        else:
            self._next.start()

    def open_first(self) -> None:
        """Open what was found first."""
        if self._list.count():
            self._open(self._list.item(0))

    def focus(self) -> None:
        """Go to what was found."""
        if self._list.count():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.setCurrentRow(0)

    def _begin(self) -> None:
        """One search at a time: what is typed meanwhile is searched for next, and what came in between never."""
        if self._searching or self._context.door.state is not VaultState.OPEN:
            return
        words, vault, kind = self._words, self._context.vault, str(self._kind.currentData() or "")

        def finding(_: Progress) -> tuple[FoundItem, ...]:
            return find_items(vault.reader(), words, kind=kind)

        def over() -> None:
            self._searching = False
            if self._words and (self._words, str(self._kind.currentData() or "")) != (words, kind):
                self._next.start()

        def found(items: tuple[FoundItem, ...]) -> None:
            over()
            self._show(words, items, kind)

        def failed(error: BaseException) -> None:
            over()
            self._context.present(error, self)

        self._searching = True
        self._context.tasks.run(finding, self, found, failed)

    def _show(self, words: str, found: tuple[FoundItem, ...], kind: str = "") -> None:
        """Show an answer, unless something else is asked since."""
        if words and (words != self._words or kind != self._kind.currentData()):
            return
        if not words:
            self._kind.setCurrentIndex(0)
        self._list.clear()
        for each in found:
            name = worded(each.name, self._context.translator)
            title = f"{each.client_name} — {name}" if each.client_name and each.noun != "client" else name
            line = QListWidgetItem(title)
            line.setData(FOUND_ITEM, each)
            self._list.addItem(line)
        self._heading.setText(self._context.translator.count("dossiers.found_count", len(found)))
        self.setVisible(bool(found or kind))
        self.emptied.emit()

    def _open(self, line: QListWidgetItem) -> None:
        found = cast(FoundItem, line.data(FOUND_ITEM))
        if found.client:
            self._context.navigate(Place("dossier", found.client, found.record, found.noun))
        elif found.noun in _PAGES:
            self._context.navigate(Place(_PAGES[found.noun], record=found.record, part=found.noun))
        else:
            from app.ui.forms.organisation import edit_organisation

            edit_organisation(self._context, self, found.noun, found.record)


class _List(QListWidget):
    """A list in which Enter and double click open a line."""

    opened = Signal(QListWidgetItem)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.itemDoubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is other room for lines."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        line = self.currentItem()
        if cast(Qt.Key, event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.opened.emit(line)
            return
        super().keyPressEvent(event)
