"""The answers part of a dossier: what came back from the client, whichever way."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.domain.client_comment import ClientComment
from app.domain.received_answer import ReceivedAnswer
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.features.answers.rows import AnswerRow, answer_columns, answer_rows, tone_of
from app.ui.forms.answer import choose_answer
from app.ui.place import Place
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import button, label
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable
from app.vault.work import Change

_SHOWN = frozenset({"answer", "document", "version"})


class AnswersView(PartView):
    """Enter shows one; a file that is dropped on the window is taken in."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        text, columns = context.text, answer_columns(context)
        keys = {
            "day": lambda each: (
                f"{each.received.received_on.isoformat()} {each.received.made.isoformat()} {each.received.id}"
            )
        }
        self._table = RecordTable(
            context, columns, Listed(lambda: answer_rows(context, client), columns, keys), empty="answers.empty",
            order=Order("day", descending=True),
        )  # fmt: skip
        self._table.setObjectName("answers")
        self._table.view.setAccessibleName(text("answers.part"))
        self._table.view.setItemDelegateForColumn(
            1, MarkDelegate(context.colours, lambda each: tone_of(each.received), self)
        )
        stretch_column(self._table, 0)
        self._table.opened.connect(self._open)
        self._number = label("", "muted", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        take_in = button(text("answers.receive"), self._receive, "primary", name="receive_answer")
        layout.addLayout(Flow(self._number, take_in, lead=True))
        layout.addWidget(self._table, 1)
        layout.addWidget(label(text("answers.hint"), "hint"))
        self._redirected = ""
        context.changed.connect(self._changed)

    def arrive(self, record: str) -> None:
        """Show the list; with an answer or a comment one goes on to its page."""
        self._refresh()
        reader = self.context.reader
        comment = reader.maybe(ClientComment, record)
        found = reader.maybe(ReceivedAnswer, comment.answer if comment is not None else record)
        if found is not None and found.id != self._redirected:
            self._redirected = found.id
            identity = found.id
            QTimer.singleShot(0, self, lambda: self._go(identity))
            return
        self._redirected = ""
        if self._table.model.rowCount():
            self._table.view.selectRow(0)
            self._table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _receive(self) -> None:
        choose_answer(self.context, self)

    def _open(self, row: object) -> None:
        self._go(cast(AnswerRow, row).received.id)

    def _go(self, answer: Id) -> None:
        self.context.navigate(Place("answer", self.client, answer))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _SHOWN and each.client == self.client for each in changes):
            self._refresh()

    def _refresh(self) -> None:
        self._table.refresh()
        number = self._table.model.rowCount()
        self._number.setText(self.context.translator.count("answers.count", number) if number else "")
