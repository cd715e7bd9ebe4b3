"""Holding a printed head against the ledger."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.plain_text import PlainLine
from app.ui.theme.fonts import grown
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label, labelled, notice
from app.vault.ledger_head import HeadCheck, check_head


class LedgerCheckDialog(Dialog):
    """Number and code, typed over from paper."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(context, near, "security.check_ledger", "security.check", name="ledger_check")
        text = context.text
        self.number, self.code = PlainLine(), PlainLine()
        self.number.setObjectName("entry_number")
        self.number.setMaximumWidth(grown(160))
        self.code.setObjectName("entry_code")
        self.code.setPlaceholderText("ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD")
        self._said = label("")
        self._said.setObjectName("check_said")
        self._good, self._bad = notice("", "notice"), notice("", "error")
        self.body.addWidget(label(text("security.check_ledger.text")))
        self.body.addLayout(labelled(text("documents.ledger.entry"), self.number))
        self.body.addLayout(labelled(text("security.check_ledger.code"), self.code))
        for each in (self._good, self._bad):
            each.hide()
            self.body.addWidget(each)
        self.back.setText(text("dialog.close"))
        self.setMinimumWidth(560)
        self.number.setFocus()

    def confirmed(self) -> None:
        """Compare."""
        typed, code, vault = self.number.text().strip(), self.code.text(), self.context.vault
        sequence = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0
        self.primary.setEnabled(False)
        self.context.run(
            self, lambda found: self._say(found, sequence), lambda _: check_head(vault, sequence, code),
            label="security.busy",
        )  # fmt: skip

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def _say(self, found: HeadCheck, sequence: int) -> None:
        self.primary.setEnabled(True)
        good = found is HeadCheck.AS_IT_WAS
        shown = self._good if good else self._bad
        layout = shown.layout()
        if layout is not None:
            layout.removeWidget(self._said)
            layout.addWidget(self._said)
        self._said.setText(self.context.text(f"ledger.check.{found.value}", sequence=sequence))
        self._good.setVisible(good)
        self._bad.setVisible(not good)
