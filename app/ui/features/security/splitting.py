"""Splitting a recovery key among people: how many of how many, and then a sheet for each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label, labelled, notice, row
from app.ui.widgets.sheet_buttons import SheetButtons
from app.usecases.practice import practice_details, the_practice
from app.usecases.recovery_keys import split_recovery_key
from app.vault.shares import FEWEST, MOST, Share

_HIGHEST = 320


class SplitDialog(Dialog):
    """Asks how many people, and how many of them are needed."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(context, near, "security.split.title", "security.split", name="split_dialog")
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
        self.body.addLayout(
            row(
                labelled(text("security.split.people"), self.people),
                labelled(text("security.split.needed"), self.needed),
                None,
            )
        )
        self.body.addWidget(self._said)
        self.body.addWidget(self.named)
        self.body.addWidget(notice(text("security.split.replaces"), "warning"))
        self.setMinimumWidth(560)
        self._changed()

    def confirmed(self) -> None:
        """Split, and show the sheets."""
        self.primary.setEnabled(False)
        vault, parts = self.context.vault, self.context.parts
        needed, people = self.needed.value(), self.people.value()
        self.context.run(
            self, self._made, lambda _: split_recovery_key(vault, needed, people, parts), label="security.busy"
        )

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def _made(self, shares: tuple[Share, ...]) -> None:
        named = self.named.isChecked()
        self.accept()
        SheetsDialog(self.context, self._near, shares, named=named).open()

    def _changed(self) -> None:
        self.needed.setMaximum(self.people.value())
        numbers = {"threshold": self.needed.value(), "count": self.people.value()}
        key = "all" if self.needed.value() == self.people.value() else "some"
        self._said.setText(self.context.text(f"security.split.{key}", **numbers))


class SheetsDialog(Dialog):
    """A sheet for each person, to be saved or printed; shown this once."""

    def __init__(self, context: Context, near: QWidget, shares: tuple[Share, ...], *, named: bool) -> None:
        super().__init__(context, near, "security.sheets.title", "security.sheets.done", name="sheets_dialog")
        self._named = named
        self.back.hide()
        self.body.addWidget(label(context.text("security.sheets.text")))
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.setSpacing(10)
        for each in shares:
            inside.addWidget(self._line(each, len(shares)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        scroll.setMinimumHeight(min(_HIGHEST, holder.sizeHint().height() + 8))
        self.body.addWidget(scroll)
        self.body.addWidget(notice(context.text("security.shown_once"), "warning"))
        self.setMinimumWidth(560)

    def reject(self) -> None:
        """Esc does not take away what is shown only once."""

    def _line(self, share: Share, count: int) -> QWidget:
        text, made = self.context.text, QWidget()
        title = text("keys.share_file", number=share.number, count=count)
        sheet = SheetButtons(self.context, self._sheet(share, count), title, name=f"share_{share.number}")
        name = label(title.capitalize(), "label", wrap=False)
        name.setMinimumWidth(120)
        made.setLayout(row(name, sheet))
        return made

    def _sheet(self, share: Share, count: int) -> Callable[[], bytes]:
        def rendered() -> bytes:
            from app.documents.share_sheet import PrintedShare, render_share_sheet

            context = self.context
            practice = practice_details(the_practice(context.reader)) if self._named else None
            printed = PrintedShare(share.words, share.number, count, share.threshold, share.code)
            return render_share_sheet(printed, practice, context.today, context.translator)

        return rendered


def _number(name: str, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(FEWEST, MOST)
    made.setValue(value)
    made.setObjectName(name)
    made.setMinimumWidth(120)
    return made
