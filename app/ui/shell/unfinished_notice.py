"""What was left half filled in at a lock, or when the computer stopped: opened again, or offered above every page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.unfinished import Unfinished
from app.ui.context import Context
from app.ui.shell.open_forms import OpenForms, open_forms, put_cursor
from app.ui.theme.theme import set_role
from app.ui.widgets.parts import box, button, column, label, row
from app.usecases.keep_typed import LOOSE
from app.usecases.keep_unfinished import drop_unfinished
from app.vault.work import Change


class UnfinishedNotice(QWidget):
    """Says what the coach was still working on, one form at a time, with a way on and a way out.

    `reopen` are the forms that were open at the lock: the first of them that is there opens by itself,
    with the cursor where it was.
    """

    def __init__(self, context: Context, reopen: OpenForms | None = None) -> None:
        super().__init__()
        self._context, self._reopen = context, dict(reopen or {})
        self._first: Unfinished | None = None
        self._what = label("")
        self._what.setObjectName("unfinished_what")
        self._more = label("", "hint")
        go_on = button(context.text("unfinished_notice.go_on"), self._go_on, name="unfinished_go_on")
        discard = button(context.text("unfinished_notice.discard"), self._discard, "quiet", name="unfinished_discard")
        line = row(box(column(self._what, self._more, spacing=2)), discard, go_on)
        line.setStretch(0, 1)
        shown = QFrame()
        set_role(shown, "notice")
        shown.setObjectName("unfinished_notice")
        line.setContentsMargins(14, 10, 14, 10)
        shown.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        context.changed.connect(self._changed)
        self._show()

    def begin(self) -> None:
        """The window is there: open what was open."""
        self._show()
        left = next((each for each in self._left() if each.id in self._reopen), None)
        if left is not None:
            cursor = self._reopen[left.id]
            self._reopen.clear()
            self._open(left)
            if cursor is not None:
                put_cursor(self.window(), left.id, cursor)

    def _left(self) -> list[Unfinished]:
        """What is unfinished and not on the screen, the first begun first."""
        open_now = set(open_forms(self.window()))
        return [each for each in self._context.reader.find(Unfinished) if each.id not in open_now]

    def _show(self) -> None:
        left, context = self._left(), self._context
        self._first = left[0] if left else None
        self.setVisible(bool(left))
        if self._first is not None:
            self._what.setText(_said(context, self._first))
            self._more.setVisible(len(left) > 1)
            self._more.setText(context.translator.count("unfinished_notice.more", len(left) - 1))

    def _go_on(self) -> None:
        if self._first is not None:
            self._open(self._first)

    def _open(self, left: Unfinished) -> None:
        from app.ui.shell.loose import LooseDialog  # forms bring the editor with them: not before one is wanted
        from app.ui.shell.ways_back import open_again

        if not open_again(self._context, self, left):
            LooseDialog(self._context, self, left).open()
        self._show()

    def _discard(self) -> None:
        if self._first is not None:
            _ask_to_discard(self._context, self, self._first)

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == Unfinished.noun.name for each in changes):
            self._show()
            if self._reopen:
                self.begin()


def _said(context: Context, left: Unfinished) -> str:
    """The form by its title, and whose dossier it is about."""
    client = context.reader.maybe(Client, left.client)
    if left.form == LOOSE and client is not None:
        return context.text("unfinished_notice.loose", client=client.name)
    what = context.text(left.form if context.translator.has(left.form) else "noun.unfinished")
    if client is not None:
        what = context.text("unfinished_notice.of", what=what, client=client.name)
    return context.text("unfinished_notice.text", what=what)


def _ask_to_discard(context: Context, near: QWidget, left: Unfinished) -> None:
    from app.ui.widgets.dialog import ask

    def discard() -> None:
        context.do(near, None, drop_unfinished, left.id)

    ask(context, near, "unfinished_notice.discard_ask", "unfinished_notice.discard", discard, danger=True)
