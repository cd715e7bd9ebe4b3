"""Everything in one list, to be found by typing: any dossier, any document, anything that can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from app.ui.context import HELP_KEY, Context
from app.ui.feature import Action, Feature
from app.ui.place import Place
from app.ui.plain_text import PlainLine
from app.ui.shell.line_delegate import BESIDE, LineDelegate
from app.ui.theme.fonts import grown
from app.ui.theme.icons import icon
from app.ui.widgets.parts import label
from app.ui.widgets.whole_lines import WholeLines

_MOST = 6
"""Dossiers, and documents, that are offered: one more letter brings the others."""
_LETTERS = 2
"""Letters from which on dossiers and documents are looked for."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line: what it says, what it is, and what Enter does."""

    words: str
    beside: str
    symbol: str
    run: Callable[[], None]


class Palette(QDialog):
    """Type a few letters of whom or what, then Enter."""

    def __init__(self, context: Context, near: QWidget, actions: Sequence[Action], features: Iterable[Feature]) -> None:
        super().__init__(near.window())
        self.setObjectName("palette")
        self.setWindowTitle(context.text("window.palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = near.window().size()
        self.setMinimumSize(min(grown(620), room.width() - 80), min(grown(420), room.height() - 80))
        self._context = context
        self._actions = tuple(each for each in actions if each.name != "palette")
        self._features = tuple(features)
        self._entries: list[_Entry] = []
        self._words = PlainLine()
        self._words.setObjectName("palette_words")
        self._words.setPlaceholderText(context.text("window.palette.hint"))
        self._words.setAccessibleName(context.text("window.palette.hint"))
        self._words.setMaxLength(200)
        self._words.textChanged.connect(self._fill)
        self._words.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName(context.text("window.palette"))
        self._list.setItemDelegate(LineDelegate(self._list, context.colours.muted))
        self._list.setIconSize(QSize(18, 18))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemActivated.connect(lambda _: self._run())
        self._list.itemClicked.connect(lambda _: self._run())
        self._nothing = label(context.text("window.palette.nothing"), "muted")
        self._lines = WholeLines(self, self._list, lambda: self._list.sizeHintForRow(0))
        self._lines.setContentsMargins(16, 16, 16, 16)
        self._lines.setSpacing(10)
        for each in (self._words, self._nothing, self._list):
            self._lines.addWidget(each)
        QShortcut(QKeySequence(HELP_KEY), self).activated.connect(lambda: context.helped.emit("keys"))
        self._fill("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Once the list has its room, it ends with a whole line."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._lines.fit)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Arrows walk through the list and Enter does it, while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
                return True
            if event.key() in (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)):
                self._run()
                return True
        return False

    def _fill(self, typed: str) -> None:
        self._list.clear()
        words = " ".join(typed.split())
        each_word = words.casefold().split()
        self._entries = [*self._kept(words), *self._possible(each_word), *self._settings(each_word)]
        for each in self._entries:
            item = QListWidgetItem(icon(each.symbol, self._context.colours.accent), each.words)
            item.setData(BESIDE, each.beside)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (each.words, each.beside) if part)
            )
            self._list.addItem(item)
        self._nothing.setVisible(not self._entries)
        self._list.setCurrentRow(0)

    def _kept(self, words: str) -> list[_Entry]:
        """Dossiers, documents, and the search in all that was written."""
        if len(words) < _LETTERS:
            return []
        from app.domain.client import Client  # nouns come with the vault, not with the lock screen
        from app.domain.document import Document
        from app.vault.lists import Query

        reader, text = self._context.reader, self._context.text
        clients = reader.page(Query(Client, words), 0, _MOST)
        found = [
            _Entry(
                each.name,
                " · ".join(part for part in (text("window.palette.dossier"), each.town) if part),
                "folder-open",
                self._going(Place("dossier", each.id)),
            )
            for each in clients
        ]
        for each in reader.page(Query(Document, words), 0, _MOST):
            owner = reader.maybe(Client, each.client)
            beside = " · ".join((text("window.palette.document"), owner.name if owner else ""))
            found.append(_Entry(each.title, beside, "file-text", self._going(Place("document", each.client, each.id))))
        return found

    def _possible(self, words: list[str]) -> list[_Entry]:
        """What can be done here and now; what stands in two menus is one thing."""
        made: list[_Entry] = []
        said_before = set()
        for action in self._actions:
            said = self._context.text(action.label)
            plain = said.rstrip("…").casefold()
            if plain not in said_before and all(word in plain for word in words):
                said_before.add(plain)
                key = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                made.append(_Entry(said, key, "caret-right", self._doing(action)))
        return made

    def _settings(self, words: list[str]) -> list[_Entry]:
        """What is set somewhere, by its own name or that of its page: only for who looks for it."""
        text = self._context.text
        return [
            _Entry(said, page, "gear-six", self._going(Place(feature.name, part=each.part)))
            for feature in self._features
            for each in feature.settings
            for said, page in ((text(each.label), text(feature.label)),)
            if words and all(word in f"{said} {page}".casefold() for word in words)
        ]

    def _going(self, place: Place) -> Callable[[], None]:
        return lambda: self._context.navigate(place)

    def _doing(self, action: Action) -> Callable[[], None]:
        return lambda: action.run(self._context)

    def _run(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._entries):
            run = self._entries[row].run
            self.accept()
            QTimer.singleShot(0, self._context, run)
