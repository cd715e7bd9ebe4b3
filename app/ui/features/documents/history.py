"""The side of the page: the versions of a document, and below them what is known of the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.domain.document import Document, Version
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.features.documents.facts import facts_of
from app.ui.features.documents.steps import tone_of
from app.ui.theme.fonts import grown
from app.ui.widgets.link import link
from app.ui.widgets.parts import label
from app.ui.widgets.state_mark import dot_icon

_WIDTH = 252
_BAR = 16
_UNLIMITED = 16_777_215
"""As wide as Qt lets anything be."""
_MOST = 5
"""Versions that are in sight at once."""


class History(QWidget):
    """Arrows walk through the versions."""

    chosen = Signal(str)
    """The id of the version to show."""
    compare = Signal()
    """Two versions are to be seen beside each other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wide = False
        self._list = QListWidget()
        self._list.setObjectName("versions")
        self._list.setAccessibleName(context.text("documents_screen.versions"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setIconSize(QSize(12, 12))
        self._list.currentItemChanged.connect(self._choose)
        self._facts = QScrollArea()
        self._facts.setWidgetResizable(True)
        self._facts.setFrameShape(QFrame.Shape.NoFrame)
        self._facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It takes what is left: where there is too little Qt would share that out, and cut the head of the page.
        self._facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(context.text("documents_screen.versions"), "label"))
        layout.addWidget(self._list)
        self._compare = link(context.text("documents_screen.compare.open"), self.compare.emit, name="compare_versions")
        layout.addWidget(self._compare)
        layout.addSpacing(8)
        layout.addWidget(self._facts, 1)

    def take_width(self, *, whole: bool) -> None:
        """Have the whole width of the page, or a column of it."""
        self._wide = whole
        self.setMinimumWidth(0 if whole else grown(_WIDTH))
        self.setMaximumWidth(_UNLIMITED if whole else grown(_WIDTH))
        self._measure()

    def _measure(self) -> None:
        """What is known is as wide as the column beside its bar, whether there is one or not: Qt measures too wide."""
        facts = self._facts.widget()
        if facts is not None:
            facts.setMinimumWidth(0 if self._wide else grown(_WIDTH) - _BAR)
            facts.setMaximumWidth(_UNLIMITED if self._wide else grown(_WIDTH) - _BAR)

    def show_versions(self, document: Document, versions: Sequence[Version], shown: Version) -> None:
        """Show all versions, newest first, and what is known of the one that is shown."""
        self._list.blockSignals(True)
        self._list.clear()
        for each in reversed(versions):
            state = self._context.text(f"version_state.{each.state.value}")
            words = self._context.text("documents_screen.version_line", number=each.number, state=state)
            item = QListWidgetItem(dot_icon(tone_of(each.state), self._context.colours), words)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self._list.addItem(item)
            if each.id == shown.id:
                self._list.setCurrentItem(item)
        self._compare.setVisible(len(versions) > 1)
        self._list.setFixedHeight(min(len(versions), _MOST) * self._list.sizeHintForRow(0) + 4)
        self._list.blockSignals(False)
        focused = QApplication.focusWidget()
        had = focused.objectName() if focused is not None and self._facts.isAncestorOf(focused) else ""
        before = self._facts.takeWidget()
        if before is not None:
            before.deleteLater()
        facts = facts_of(self._context, shown, document.title)
        inner = facts.layout()
        if isinstance(inner, QVBoxLayout):
            inner.addStretch(1)
        self._facts.setWidget(facts)
        self._measure()
        again = facts.findChild(QWidget, had) if had else None
        if again is not None:
            again.setFocus()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(Id(item.data(Qt.ItemDataRole.UserRole)))
