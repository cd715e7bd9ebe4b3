"""A text that has no form any more, to be copied."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.reason import worded
from app.domain.unfinished import Unfinished
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import button, label
from app.usecases.backups.finding import finder
from app.usecases.keep_unfinished import drop_unfinished
from app.usecases.unfinished_words import typed_words


class LooseDialog(Dialog):
    """Shows what was typed into something that is not there any more, so that it can be copied."""

    def __init__(self, context: Context, near: QWidget, left: Unfinished) -> None:
        super().__init__(context, near, "unfinished.loose", "dialog.close", name="loose")
        self.setMinimumWidth(640)
        self.back.hide()
        find = finder(context.reader)

        def named(identity: str, _: object) -> str:
            found = find(identity)
            return "" if found is None else worded(found.named(find), context.translator)

        self.body.addWidget(label(context.text("unfinished.loose.text")))
        shown = QPlainTextEdit()
        shown.setObjectName("loose_text")
        shown.setReadOnly(True)
        shown.setAccessibleName(context.text("unfinished.content"))
        words = typed_words(left, context.translator, named)
        shown.setPlainText("\n\n".join(f"{name}\n{text}" for name, text in words))
        shown.setMinimumHeight(260)
        self.body.addWidget(shown)

        def gone() -> None:
            context.do(self, lambda _: self.accept(), drop_unfinished, left.id)

        self.add_button(button(context.text("unfinished_notice.discard"), gone, "quiet", name="loose_discard"))
