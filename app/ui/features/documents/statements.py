"""The client's statements beside a version: shown with it wherever it is shown (rows D8, L14)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.document import Version
from app.domain.reason import worded
from app.ui.context import Context
from app.ui.theme.theme import set_role
from app.ui.widgets.parts import empty, label
from app.usecases.disclosure_facts import statements_beside


class StatementsBeside(QFrame):
    """Below the state of the version; not there where the client said nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("statements")
        set_role(self, "notice")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(6)
        self.hide()

    def show_version(self, version: Version) -> None:
        """Show what stands beside a version."""
        empty(self._layout)
        beside = statements_beside(self._context.reader, version)
        for each in beside:
            self._layout.addWidget(label(worded(each.named(lambda _: None), self._context.translator), "label"))
            if each.finding:
                self._layout.addWidget(label(each.finding, "muted"))
            self._layout.addWidget(label(each.text))
        self.setVisible(bool(beside))
