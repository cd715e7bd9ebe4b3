"""On which ground a version goes out: by the policy's own promise, unless the coach says otherwise and why (E7, A8)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.disclosure import DisclosureGround
from app.domain.request import Outcome, Request
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.open_list import OpenList
from app.ui.plain_text import PlainLine
from app.ui.widgets.parts import box, labelled
from app.usecases.disclosure_facts import Terms

_OTHERS = (
    DisclosureGround.OWN_REQUEST,
    DisclosureGround.LEGAL_DUTY,
    DisclosureGround.VITAL_INTEREST,
    DisclosureGround.CONTRACT,
)


class GroundChoice(QWidget):
    """The consent is proposed; another ground asks for its reason."""

    edited = Signal()

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__()
        self._context, self._client = context, client
        text = context.text
        self._ground = OpenList()
        self._ground.setObjectName("ground")
        self._ground.addItem(text("disclosure_ground.consent"), "")
        for each in _OTHERS:
            self._ground.addItem(text(f"disclosure_ground.{each.value}"), each.value)
        self._why = PlainLine()
        self._why.setObjectName("ground_reason")
        self._why.setMaxLength(1000)
        self._reason = box(labelled(text("disclosure.ground_reason"), self._why))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(labelled(text("disclosure.ground"), self._ground))
        layout.addWidget(self._reason)
        self._reason.hide()
        self._ground.activated.connect(lambda _: self._chosen())
        self._why.editingFinished.connect(self.edited)

    def terms(self, terms: Terms, recipient: str) -> Terms:
        """The terms with this ground; of a request of the client the newest that names the recipient."""
        value = str(self._ground.currentData() or "")
        if not value:
            return terms
        ground = DisclosureGround(value)
        reason = self._why.text().strip() if ground.needs_reason else ""
        asked = self._asked(recipient) if ground is DisclosureGround.OWN_REQUEST else ""
        return replace(terms, ground=ground, ground_reason=reason, request=asked)

    def _asked(self, recipient: str) -> str:
        found = [
            each
            for each in self._context.reader.find(Request, client=self._client, recipient=recipient)
            if each.outcome not in (Outcome.REFUSED, Outcome.WITHDRAWN)
        ]
        return found[-1].id if found else ""

    def _chosen(self) -> None:
        value = str(self._ground.currentData() or "")
        self._reason.setVisible(bool(value) and DisclosureGround(value).needs_reason)
        self.edited.emit()
