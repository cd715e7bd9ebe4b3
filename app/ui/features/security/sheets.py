"""The sheets of a split key, shown this once: put away when each is on paper, and one word shows that it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.theme.fonts import grown
from app.ui.widgets.dialog import Dialog, ask
from app.ui.widgets.parts import label, notice, row
from app.ui.widgets.sheet_buttons import SheetButtons
from app.ui.widgets.typed_group import TypedGroup
from app.usecases.key_record import confirm_shares
from app.usecases.practice import practice_details, the_practice
from app.usecases.recovery_keys import withdraw_shares
from app.vault.shares import WORDS, Share


class SheetsDialog(Dialog):
    """A sheet for each person, to be saved or printed. It ends with all of them on paper, or with none that opens."""

    def __init__(self, context: Context, near: QWidget, shares: tuple[Share, ...], *, named: bool) -> None:
        super().__init__(context, near, "security.sheets.title", "security.sheets.done", name="sheets_dialog")
        self._shares, self._named = shares, named
        self._waiting = {each.number for each in shares}
        self.asked = secrets.choice(shares)
        """The share of which a word must be typed over."""
        text = context.text
        self.back.setText(text("security.sheets.give_up"))
        self.body.addWidget(label(text("security.sheets.text")))
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for each in shares:
            inside.addWidget(self._line(each))
        self.body.addWidget(holder)
        self.body.addWidget(notice(text("security.shown_once"), "warning"))
        self.word = TypedGroup(context, WORDS, "security.sheets.word", share=self.asked.number)
        self.body.addWidget(self.word)
        self._left = label("", "hint")
        self._left.setObjectName("sheets_left")
        self.body.addWidget(self._left)
        self.setMinimumWidth(560)
        holder.findChildren(SheetButtons)[0].save.setFocus()
        self._show()

    def confirmed(self) -> None:
        """Everyone has a sheet; one of them has just been read."""
        if self.word.is_right(self.asked.words):
            self.context.do(self, lambda _: self.accept(), confirm_shares)

    def reject(self) -> None:
        """Whoever stops now keeps no shares that nobody has: they are withdrawn, after a question."""
        ask(self.context, self, "security.sheets.stop", "security.sheets.stop_yes", self._stop, danger=True)

    def _stop(self) -> None:
        vault = self.context.vault
        self.context.run(self, lambda _: self.done(0), lambda _: withdraw_shares(vault), label="security.busy")

    def _line(self, share: Share) -> QWidget:
        count, made = len(self._shares), QWidget()
        title = self.context.text("keys.share_file", number=share.number, count=count)
        sheet = SheetButtons(self.context, self._sheet(share), title, name=f"share_{share.number}")
        name = label(title.capitalize(), "label", wrap=False)
        name.setMinimumWidth(grown(120))
        sheet.done.connect(partial(self._on_paper, share.number, name))
        made.setLayout(row(name, sheet))
        return made

    def _on_paper(self, number: int, name: QLabel) -> None:
        if number in self._waiting:
            self._waiting.remove(number)
            name.setText(f"{name.text()} ✓")
        self._show()

    def _show(self) -> None:
        left = len(self._waiting)
        self.primary.setEnabled(not left)
        self._left.setVisible(bool(left))
        self._left.setText(self.context.translator.count("security.sheets.left", left))

    def _sheet(self, share: Share) -> Callable[[], bytes]:
        def rendered() -> bytes:
            from app.documents.share_sheet import PrintedShare, render_share_sheet

            context, count = self.context, len(self._shares)
            practice = practice_details(the_practice(context.reader)) if self._named else None
            printed = PrintedShare(share.words, share.number, count, share.threshold, share.code)
            return render_share_sheet(printed, practice, context.today, context.translator)

        return rendered
