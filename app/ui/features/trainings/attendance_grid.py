"""Who was there: a row for each participant, a column for each meeting, a letter for each presence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.domain.client import Client
from app.domain.evaluation_form import EvaluationForm
from app.domain.participation import Attendance, Participation, Presence
from app.domain.training import Training, TrainingMeeting, in_order
from app.ui.context import Context
from app.ui.theme.fonts import grown
from app.ui.theme.theme import set_role
from app.ui.widgets.state_mark import Tone, dot_icon
from app.usecases.enrol import participants
from app.usecases.print_attendance_list import meeting_words

_TONES = {
    Presence.PRESENT: Tone.GOOD,
    Presence.PARTLY: Tone.WAITING,
    Presence.EXCUSED: Tone.QUIET,
    Presence.ABSENT: Tone.STOPPED,
}
_ROW = 40
_NAME, _WIDEST, _MEETING, _FORM = 160, 300, 164, 110
_MOST_ROWS = 14
"""Rows that are shown without scrolling inside the page."""


class AttendanceGrid(QTableWidget):
    """A letter records and goes on to the next participant, at the last one to the next meeting; Delete takes back."""

    marked = Signal(str, str, str)
    """A meeting, a participation, and the presence, empty to take it back."""
    opened = Signal(str, str)
    """A participation, and `dossier` or `evaluation`."""
    meeting_opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.meetings: Sequence[TrainingMeeting] = ()
        self.people: Sequence[tuple[Participation, Client]] = ()
        self._fits = ""
        self._hidden: set[str] = set()
        """The columns that are not in sight, by the meeting or else their heading."""
        self._letters = {context.text(f"trainings.letter.{each.value}").casefold(): each for each in Presence}
        self.setObjectName("attendance")
        self.setAccessibleName(context.text("trainings.attendance"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(12, 12))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(grown(_ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.sectionDoubleClicked.connect(self._open_meeting)
        set_role(self, "table")
        self.cellDoubleClicked.connect(self._open)

    @property
    def current(self) -> tuple[Participation, Client] | None:
        """The participant that the cursor is on."""
        row = self.currentRow()
        return self.people[row] if 0 <= row < len(self.people) else None

    @property
    def current_meeting(self) -> TrainingMeeting | None:
        """The meeting that the cursor is on."""
        place = self.currentColumn() - 1
        return self.meetings[place] if 0 <= place < len(self.meetings) else None

    def show_training(self, training: Training) -> None:
        """Read everything again; the cursor stays where it is."""
        reader, text = self._context.reader, self._context.text
        at = self.currentRow(), self.currentColumn()
        self.meetings = in_order(reader.find(TrainingMeeting, training=training.id))
        self.people = participants(reader, training.id)
        self.clear()
        self.setRowCount(len(self.people))
        self.setColumnCount(len(self.meetings) + 2)
        days = [meeting_words(each, self._context.translator).replace(" ", "\n", 1) for each in self.meetings]
        self.setHorizontalHeaderLabels([text("participation.client"), *days, text("trainings.evaluation_column")])
        for place, each in enumerate(self.meetings, start=1):
            head = self.horizontalHeaderItem(place)
            if head is not None and (each.topic or each.place):
                head.setToolTip(" \u00b7 ".join(filter(None, (each.topic, each.place))))
        for row, (participation, client) in enumerate(self.people):
            self._fill(row, participation, client)
        self._measure()
        for place, column in enumerate(self._columns()):
            self.setColumnHidden(place, column in self._hidden)
        self.show_fitting(self._fits)
        if self.people:
            first = self._first_open() if at[0] < 0 else at
            self.setCurrentCell(
                min(max(first[0], 0), len(self.people) - 1), min(max(first[1], 0), len(self.meetings) + 1)
            )

    def show_fitting(self, words: str) -> None:
        """Have only those in sight in whose row all the words stand; the cursor is on one of them."""
        self._fits = words
        wanted = words.casefold().split()
        for row in range(self.rowCount()):
            items = (self.item(row, place) for place in range(self.columnCount()))
            text = " ".join(item.text() for item in items if item is not None).casefold()
            self.setRowHidden(row, not all(each in text for each in wanted))
        shown = self.rows_in_sight()
        if shown and self.currentRow() not in shown:
            self.setCurrentCell(shown[0], max(0, self.currentColumn()))

    def rows_in_sight(self) -> list[int]:
        """The rows that fit what is looked for."""
        return [row for row in range(self.rowCount()) if not self.isRowHidden(row)]

    def show_column(self, place: int, shown: bool) -> None:
        """Have a column in sight or not, also when the list is read again."""
        column = self._columns()[place]
        if shown:
            self._hidden.discard(column)
        else:
            self._hidden.add(column)
        self.setColumnHidden(place, not shown)

    def _columns(self) -> list[str]:
        return ["name", *(each.id for each in self.meetings), "evaluation"]

    def blank(self, row: int, place: int) -> bool:
        """Whether nothing stands in a cell."""
        item = self.item(row, place)
        return item is None or not item.text()

    def mark(self, presence: Presence | None) -> None:
        """Record a presence at the cursor, and go on."""
        person, meeting = self.current, self.current_meeting
        if person is None or meeting is None:
            return
        self.marked.emit(meeting.id, person[0].id, presence.value if presence else "")
        self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters record, Enter opens, the rest is as in every table."""
        key, letter = Qt.Key(event.key()), event.text().casefold()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and letter in self._letters and self.current_meeting is not None:
            self.mark(self._letters[letter])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_meeting is not None:
            self.mark(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A letter that records is no shortcut of the window."""
        shortcut = event.type() is QEvent.Type.ShortcutOverride
        if shortcut and isinstance(event, QKeyEvent) and event.text().casefold() in self._letters:
            event.accept()
            return True
        return super().event(event)

    def _fill(self, row: int, participation: Participation, client: Client) -> None:
        context = self._context
        cancelled = participation.cancelled_on
        name = client.name if cancelled is None else context.text("trainings.cancelled_name", name=client.name)
        self.setItem(row, 0, QTableWidgetItem(name))
        marks = {
            each.meeting: each.presence for each in context.reader.find(Attendance, participation=participation.id)
        }
        for place, meeting in enumerate(self.meetings, start=1):
            presence = marks.get(meeting.id)
            item = QTableWidgetItem(context.text(f"presence.{presence.value}") if presence else "")
            if presence:
                item.setIcon(dot_icon(_TONES[presence], context.colours))
            self.setItem(row, place, item)
        filled = bool(context.reader.find(EvaluationForm, participation=participation.id))
        self.setItem(
            row, len(self.meetings) + 1, QTableWidgetItem(context.text("trainings.filled_in") if filled else "")
        )

    def _measure(self) -> None:
        self.setColumnWidth(0, min(max(grown(_NAME), self.sizeHintForColumn(0) + 16), grown(_WIDEST)))
        for place in range(1, len(self.meetings) + 1):
            self.setColumnWidth(
                place, max(_MEETING, self.sizeHintForColumn(place), self.horizontalHeader().sectionSizeHint(place))
            )
        last = len(self.meetings) + 1
        self.setColumnWidth(
            last, max(_FORM, self.sizeHintForColumn(last), self.horizontalHeader().sectionSizeHint(last))
        )
        self.horizontalHeader().setStretchLastSection(True)
        rows = min(max(len(self.people), 1), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * grown(_ROW) + bar + 4)

    def _first_open(self) -> tuple[int, int]:
        """Where one goes on: the first blank of a meeting that took place."""
        for place, meeting in enumerate(self.meetings, start=1):
            blank = [
                row
                for row, (person, _) in enumerate(self.people)
                if self.blank(row, place) and person.cancelled_on is None
            ]
            if blank and meeting.on <= self._context.today:
                return blank[0], place
        return 0, 0

    def _go_on(self) -> None:
        """To the next participant in sight, from the last to the next meeting in sight."""
        rows, now = self.rows_in_sight(), self.currentColumn()
        row = next((each for each in rows if each > self.currentRow()), None)
        later = (each for each in range(now + 1, len(self.meetings) + 1) if not self.isColumnHidden(each))
        place = now if row is not None else next(later, None)
        if place is not None and rows:
            self.setCurrentCell(rows[0] if row is None else row, place)

    def _open(self, row: int, place: int) -> None:
        if not 0 <= row < len(self.people):
            return
        if place == 0:
            self.opened.emit(self.people[row][0].id, "dossier")
        elif place == len(self.meetings) + 1:
            self.opened.emit(self.people[row][0].id, "evaluation")

    def _open_meeting(self, place: int) -> None:
        if 0 < place <= len(self.meetings):
            self.meeting_opened.emit(self.meetings[place - 1].id)
