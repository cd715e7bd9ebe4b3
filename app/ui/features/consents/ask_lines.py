"""The lines that one package asks: each is a consent of its own, and one at a time is open to be filled in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.consent_asked import ConsentAsked
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.consent_form import ConsentForm
from app.ui.tab_order import tab_through
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.form import Arrangement
from app.ui.widgets.link import link
from app.ui.widgets.parts import column, row

_FIELDS: Arrangement = (
    ("role", "recipient"),
    ("version", "trajectory", "data_category"),
    ("purpose",),
    ("text",),
    ("freely",),
    ("given_by", "valid_until", "representative"),
)
_LINES = 5


class AskLine(QWidget):
    """One line: its heading, shown where there are more, above its fields."""

    def __init__(self, lines: AskLines, form: ConsentForm) -> None:
        super().__init__()
        context = lines.context
        self.form = form
        self._context = context
        self._heading = ElidedLabel("label")
        self._heading.setObjectName("ask_line_heading")
        self._open = link(context.text("consents.ask.open"), partial(lines.open_line, self), name="open_line")
        self._remove = link(context.text("consents.ask.remove"), partial(lines.remove, self), name="remove_line")
        self._head = QWidget()
        head = row(self._heading, self._open, self._remove)
        head.setStretch(0, 1)
        head.setContentsMargins(0, 0, 0, 0)
        self._head.setLayout(head)
        layout = column(self._head, form, spacing=4)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self._number = 1
        form.edited.connect(self._name_it)

    @property
    def parts(self) -> tuple[QWidget, QWidget]:
        """What stands in it, from above."""
        return self._head, self.form

    def number(self, number: int, *, alone: bool) -> None:
        """Which it is, from 1; the only one needs no heading."""
        self._number = number
        self._head.setHidden(alone)
        self._name_it()

    def show_open(self, shown: bool) -> None:
        """Have its fields in sight, or its heading alone."""
        self.form.setVisible(shown)
        self._open.setVisible(not shown)

    def _name_it(self) -> None:
        """It is called after its purpose."""
        purpose = str(self.form.values()["purpose"] or "")
        text = self._context.text("consents.ask.line", number=self._number)
        self._heading.setText(f"{text}: {purpose}" if purpose else text)
        self._open.setAccessibleName(f"{self._open.text()}: {self._heading.text()}")
        self._remove.setAccessibleName(f"{self._remove.text()}: {self._heading.text()}")


class AskLines(QWidget):
    """There is always at least one. `added` and `removed` tell of a form."""

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__()
        self.context, self._client = context, client
        self.lines: list[AskLine] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._more = more = link(
            context.text("consents.ask.more"), lambda: self.add().form.focus_first(), name="more_lines"
        )
        layout = column(self._lines, row(more, None), spacing=6)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.add()

    @property
    def forms(self) -> list[ConsentForm]:
        """The fields of each line, in order."""
        return [each.form for each in self.lines]

    @property
    def form(self) -> ConsentForm:
        """The fields that are in sight."""
        return next(each.form for each in self.lines if not each.form.isHidden())

    def showEvent(self, event: QShowEvent) -> None:
        """It came into a window, where Tab goes as things were made."""
        super().showEvent(event)
        self._order_tabs()

    def _order_tabs(self) -> None:
        tab_through(*(part for each in self.lines for part in each.parts), self._more)

    def add(self) -> AskLine:
        """One more line, open to be filled in."""
        form = ConsentForm(self.context, ConsentAsked, _FIELDS, self._client, {}, high=_LINES)
        line = AskLine(self, form)
        self.lines.append(line)
        self._lines.addWidget(line)
        self._order_tabs()
        self.open_line(line)
        self.added.emit(form)
        return line

    def remove(self, line: AskLine) -> None:
        """Ask this line no more."""
        place = self.lines.index(line)
        self.lines.remove(line)
        self._lines.removeWidget(line)
        self.removed.emit(line.form)
        line.hide()
        line.deleteLater()
        still = next((each for each in self.lines if not each.form.isHidden()), None)
        self.open_line(still or self.lines[max(0, place - 1)])

    def open_line(self, line: AskLine) -> None:
        """Have the fields of one line in sight."""
        for number, each in enumerate(self.lines, 1):
            each.number(number, alone=len(self.lines) == 1)
            each.show_open(each is line)
        if self.isVisible():
            line.form.focus_first()
