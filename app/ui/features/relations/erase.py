"""Erasing what is kept of someone in no dossier, because they ask for it or its term has passed: typed, not clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.declare import Record
from app.domain.destruction import Destruction
from app.domain.destruction_plan import Plan
from app.domain.reason import worded
from app.ui.context import Context
from app.ui.plain_text import PlainLine
from app.ui.widgets.dialog import Dialog, tell
from app.ui.widgets.parts import label, labelled
from app.usecases.destroy_items import confirmation, destroy_items
from app.usecases.plan_destruction import Chosen, plan_for


def erase_outside(context: Context, near: QWidget, record: Record) -> None:
    """Show what goes, and ask for it to be typed."""
    chosen = Chosen(items=frozenset({record.id}), asked=True)
    EraseOutside(context, near, chosen, plan_for(context.reader, context.parts, chosen, context.today)).open()


class EraseOutside(Dialog):
    """Cannot be undone."""

    def __init__(self, context: Context, near: QWidget, chosen: Chosen, plan: Plan) -> None:
        super().__init__(context, near, "relations.erase", "relations.erase.yes", danger=True, name="erase_outside")
        self._chosen, self._plan, self._near = chosen, plan, near
        self._expected = confirmation(context.reader, context.parts, plan, "destroy", context.translator.language)
        self.body.addWidget(label(context.text("relations.erase.hint")))
        for each in plan.goes:
            self.body.addWidget(label(worded(each.item.what, context.translator), "label"))
        self._typed = PlainLine()
        self._typed.setObjectName("confirm_text")
        self._typed.setPlaceholderText(self._expected)
        self._typed.textEdited.connect(self._look)
        question = context.text("destruction.preview.confirm", text=self._expected)
        self.body.addLayout(labelled(question, self._typed))
        self.primary.setDefault(False)
        self._look("")

    def confirmed(self) -> None:
        """Do it."""
        context, typed = self.context, self._typed.text()
        context.do(self, self._done, destroy_items, context.parts, self._chosen, typed, self._plan.fingerprint)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the cursor where one types."""
        super().showEvent(event)
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, done: Destruction) -> None:
        self.accept()
        tell(self.context, self._near, "relations.erased", self.context.text("relations.erased.text", number=done.id))

    def _look(self, typed: str) -> None:
        self.primary.setEnabled(" ".join(typed.split()).casefold() == self._expected.casefold())
