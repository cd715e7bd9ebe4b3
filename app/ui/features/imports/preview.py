"""What an import would do, line by line: before anything happens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from app.domain.imports.duplicates import Choices, Duplicate
from app.domain.imports.entry import Kind
from app.domain.imports.known import Likeness
from app.domain.imports.plan import Action, ImportLine, ImportPlan
from app.domain.imports.wording import unused_name
from app.ui.context import Context
from app.ui.features.imports.duplicate_bar import DuplicateBar, LineChoice
from app.ui.features.imports.line import details_of, line_columns
from app.ui.theme.theme import set_role
from app.ui.widgets.flow import Flow
from app.ui.widgets.low_window import LowColumn
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed
from app.ui.widgets.parts import button, label, notice
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.ui.widgets.with_below import WithBelow

_MOST_NAMED = 12
"""Columns that are not taken over and are called by name; of more, the rest is counted."""
_ROWS = 4
"""Rows that the list has at least, its heading among them."""


class Preview(QWidget):
    """A summary, the lines, and everything about the line that the cursor is on.

    confirmed  import it
    again      read the same file again, after it was mended
    other      choose another file
    columns    back to the columns
    chosen     something else is done with those who are there already (Choices)
    """

    confirmed = Signal()
    again = Signal()
    other = Signal()
    columns = Signal()
    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: tuple[ImportLine, ...] = ()
        self._choices = Choices()
        self._detailed: object = None
        """The line of which everything is shown."""
        text = context.text
        self._primary = button("", self._confirm, "primary", name="import")
        self._again = button(text("imports.again"), self.again.emit, name="read_again")
        other = button(text("imports.other"), self.other.emit, name="other_file")
        self._columns = button(text("imports.columns_again"), self.columns.emit, name="columns_again")
        self._header = PageHeader(text("imports.title"), "", other, self._columns, self._again, self._primary)
        self._duplicates = DuplicateBar(context)
        self._duplicates.chosen.connect(self._all_chosen)
        self._leave_out = button("", self._leave_wrong_out, name="leave_wrong_out")
        self._summary = label("")
        self._notice = notice(self._summary)
        self._notice.setObjectName("import_summary")
        self._unused = label("", "muted")
        self._unused.setObjectName("import_unused")
        self._telling = QCheckBox(text("imports.only_telling"))
        self._telling.setObjectName("only_telling")
        self._telling.toggled.connect(self._show_lines)
        columns = line_columns(context)
        self._table = RecordTable(context, columns, Listed(self._shown_lines, columns), empty="imports.no_lines")
        self._table.setObjectName("import_lines")
        self._table.view.setAccessibleName(text("imports.title"))
        self._table.view.horizontalHeader().setSortIndicatorShown(False)
        self._table.view.horizontalHeader().setSectionsClickable(False)
        fit_columns(self._table, tuple(each.width for each in columns))
        self._table.selected.connect(self._show_details)
        self._details = scrolled(read_as=text("imports.details"))
        self._details.setObjectName("import_details")
        self._table.keep_rows(_ROWS)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        for each in (self._notice, self._unused):
            below.addWidget(each)
        below.addLayout(Flow(self._duplicates, self._leave_out, self._telling, gap=12))
        below.addWidget(WithBelow(self._table, self._details), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._header)
        layout.addWidget(LowColumn(below), 1)

    def show_plan(self, name: str, plan: ImportPlan, *, read_again: bool = True) -> None:
        """Show what a file with this name would do; `read_again` says whether it can be mended and read again."""
        context = self._context
        self._lines, self._choices, self._detailed = plan.lines, plan.choices, None
        add, merge, refused = plan.count(Action.ADD), len(plan.merges), plan.count(Action.REFUSED)
        self._header.set_title(context.text("imports.title"), name)
        key, number = ("imports.import", add) if add or not merge else ("imports.fill", merge)
        self._primary.setText(context.translator.count(key, number))
        self._primary.setVisible(not refused)
        self._primary.setEnabled(add + merge > 0)
        self._columns.setVisible(plan.file.kind is not Kind.VCARD)
        self._duplicates.setVisible(any(line.likeness is Likeness.SAME for line in plan.lines))
        self._duplicates.show_choice(plan.choices.same)
        self._again.setVisible(read_again and refused > 0)
        self._leave_out.setVisible(refused > 1)
        self._leave_out.setText(context.translator.count("imports.leave_wrong_out", refused))
        set_role(self._again, "primary")
        self._summary.setText(self._said(plan, "imports.refused" if read_again else "imports.refused_pasted"))
        self._set_notice_role("error" if refused else "notice")
        self._unused.setText(self._left_out(plan.unused_columns))
        self._unused.setVisible(bool(plan.unused_columns))
        telling = any(_tells(line) for line in plan.lines)
        self._telling.setVisible(telling)
        self._telling.setChecked(refused > 0)
        self._show_lines()

    def begin(self) -> None:
        """The cursor stands on the first line."""
        self._table.view.setFocus()
        if self._table.model.rowCount():
            self._table.view.selectRow(0)
        self._show_details(self._table.current)

    def go_to(self, number: int) -> None:
        """The cursor stands on the line with this number again, and on what was chosen for it."""
        shown = self._shown_lines()
        place = next((place for place, line in enumerate(shown) if line.number == number), None)
        if place is not None:
            self._table.view.selectRow(place)
            self._show_details(shown[place])
            chosen = next((each for each in self._details.findChildren(QRadioButton) if each.isChecked()), None)
            if chosen is not None:
                chosen.setFocus()

    def failed(self) -> None:
        """It can be tried again."""
        self._primary.setEnabled(True)

    def _confirm(self) -> None:
        self._primary.setEnabled(False)
        self.confirmed.emit()

    def _said(self, plan: ImportPlan, refusal: str) -> str:
        translator = self._context.translator
        add, already, refused = (plan.count(each) for each in (Action.ADD, Action.ALREADY, Action.REFUSED))
        if refused:
            return translator.count(refusal, refused)
        merge = len(plan.merges)
        said = [translator.count("imports.will_add", add)] if add else []
        if merge:
            said.append(translator.count("imports.will_fill", merge))
        left_out = plan.count(Action.LEFT_OUT)
        if not said and not left_out:
            said.append(translator.text("imports.nobody_new"))
        elif already:
            said.append(translator.count("import.left_out", already))
        if left_out:
            said.append(translator.count("import.faults_left_out", left_out))
        return " ".join(said)

    def _left_out(self, unused: Sequence[str]) -> str:
        translator = self._context.translator
        names = [unused_name(each, translator) for each in unused[:_MOST_NAMED]]
        if len(unused) > _MOST_NAMED:
            names.append(translator.count("imports.more_columns", len(unused) - _MOST_NAMED))
        return translator.text("import.unused_columns", names=", ".join(names))

    def _set_notice_role(self, role: str) -> None:
        set_role(self._notice, role)
        set_role(self._summary, "")

    def _shown_lines(self) -> Sequence[ImportLine]:
        return [line for line in self._lines if _tells(line)] if self._telling.isChecked() else self._lines

    def _show_lines(self) -> None:
        self._table.refresh()
        self._show_details(self._table.current)

    def _show_details(self, line: object) -> None:
        """Everything of a line, made once: the focus and the cursor come to it one after another."""
        if line is not None and line is self._detailed:
            return
        self._detailed = line
        before = self._details.takeWidget()
        if before is not None:
            before.deleteLater()
        self._details.setVisible(isinstance(line, ImportLine))
        if isinstance(line, ImportLine):
            self._details.setWidget(details_of(self._context, line, self._choice_of(line)))

    def _choice_of(self, line: ImportLine) -> LineChoice | None:
        """What can be chosen for somebody who is there already, or resembles somebody, or for a line with a fault."""
        if line.likeness is not Likeness.NEW:
            now = self._choices.of(line.number, line.likeness)
            choice = LineChoice(self._context, line, tuple(Duplicate), now)
        elif line.faults:
            ways = (None, Duplicate.LEAVE_OUT)
            choice = LineChoice(self._context, line, ways, ways[self._choices.leaves_out(line.number)])
        else:
            return None
        choice.chosen.connect(self._one_chosen)
        return choice

    def _all_chosen(self, choice: Duplicate) -> None:
        self.chosen.emit(Choices(choice, self._choices.lines))

    def _leave_wrong_out(self) -> None:
        """All lines with a fault at once; each can be taken back by itself."""
        wrong = {each.number: Duplicate.LEAVE_OUT for each in self._lines if each.action is Action.REFUSED}
        self.chosen.emit(Choices(self._choices.same, {**self._choices.lines, **wrong}))

    def _one_chosen(self, number: int, choice: Duplicate | None) -> None:
        self.chosen.emit(self._choices.with_line(number, choice))


def _tells(line: ImportLine) -> bool:
    return line.action is not Action.ADD or bool(line.notes)
