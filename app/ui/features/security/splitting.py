"""Splitting a recovery key among people: how many of how many, and what it ends; then a sheet for each."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.context import Context
from app.ui.features.security.proving import ProvingDialog
from app.ui.features.security.sheets import SheetsDialog
from app.ui.widgets.number_input import NumberInput
from app.ui.widgets.parts import label, labelled, notice, row
from app.usecases.recovery_keys import current_split, split_for_sheets
from app.vault.passphrase import Passphrase
from app.vault.shares import FEWEST, MOST, Share


class SplitDialog(ProvingDialog):
    """Asks how many people, and how many of them are needed; says first of which shares it will be the end."""

    def __init__(self, context: Context, near: QWidget) -> None:
        before = current_split(context.vault)
        again = "security.split" if before is None else "security.split.again"
        super().__init__(context, near, "security.split.title", again, name="split_dialog")
        self._near = near
        text = context.text
        self.people, self.needed = _number("people", 3), _number("needed", 2)
        self.people.valueChanged.connect(self._changed)
        self.needed.valueChanged.connect(self._changed)
        self.named = QCheckBox(text("security.split.named"))
        self.named.setObjectName("named")
        self._said = label("", "muted")
        self._said.setObjectName("split_said")
        self.body.addWidget(label(text("security.split.text")))
        if before is not None:
            ends = notice(text("security.split.replaces", count=before.count), "warning")
            ends.setObjectName("split_replaces")
            self.body.addWidget(ends)
        self.body.addLayout(
            row(
                labelled(text("security.split.people"), self.people),
                labelled(text("security.split.needed"), self.needed),
                None,
            )
        )
        self.body.addWidget(self._said)
        self.body.addWidget(self.named)
        self.body.addWidget(label(text("security.split.paper_stays"), "muted"))
        self.ask_passphrase()
        self._changed()

    def proven(self, passphrase: Passphrase) -> None:
        """Split, and show the sheets."""
        vault, parts = self.context.vault, self.context.parts
        needed, people = self.needed.value(), self.people.value()
        self.context.run(
            self, self._made, lambda _: split_for_sheets(vault, needed, people, parts), label="security.busy"
        )

    def _made(self, shares: tuple[Share, ...]) -> None:
        named = self.named.isChecked()
        self.accept()
        SheetsDialog(self.context, self._near, shares, named=named).open()

    def _changed(self) -> None:
        self.needed.setMaximum(self.people.value())
        numbers = {"threshold": self.needed.value(), "count": self.people.value()}
        key = "all" if self.needed.value() == self.people.value() else "some"
        self._said.setText(self.context.text(f"security.split.{key}", **numbers))


def _number(name: str, value: int) -> NumberInput:
    made = NumberInput(name, FEWEST, MOST, value)
    made.setMinimumWidth(120)
    return made
