"""A date, typed as the Dutch write it or picked from a calendar; may be nothing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout

from app.kernel.translator import Language, Translator
from app.ui.plain_text import PlainLine
from app.ui.theme.colours import Colours
from app.ui.theme.fonts import grown
from app.ui.theme.icons import icon
from app.ui.widgets.inputs import Input


class DateInput(Input):
    """A date. What was typed is handed over as it is: `read_fields` reads it and says what is wrong with it."""

    def __init__(self, translator: Translator, colours: Colours, *, latest: date | None = None) -> None:
        self._line = PlainLine()
        super().__init__(self._line)
        self._translator, self._colours, self._latest = translator, colours, latest
        self._line.setMaxLength(30)
        self._line.setPlaceholderText(translator.text("form.date_pattern"))
        self._line.textEdited.connect(lambda _: self.edited.emit())
        self._line.editingFinished.connect(self._tidy)
        self._button = QToolButton(self._line)
        self._button.setIcon(icon("calendar-blank", colours.muted))
        self._button.setToolTip(translator.text("form.calendar"))
        self._button.setAccessibleName(translator.text("form.calendar"))
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self._open_calendar)
        self._line.setMinimumWidth(grown(170))
        inside = QVBoxLayout(self._line)
        inside.setContentsMargins(0, 0, 5, 0)
        inside.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def day(self) -> date | None:
        """The date that stands in it; None where there is none, or none yet."""
        return _read(self._line.text().strip())

    def given(self) -> object:
        """The date as ISO 8601, what was typed where that is no date, or nothing."""
        return self._line.text().strip() if self.day is None else self.day.isoformat()

    def show_value(self, value: object) -> None:
        """Show a date, or nothing."""
        self._line.setText(self._translator.short_date(value) if isinstance(value, date) else "")

    def show_given(self, given: object) -> None:
        """A date again, or what was typed where that was none."""
        typed = str(given or "")
        read = _read(typed)
        if read is None:
            self._line.setText(typed)
        else:
            self.show_value(read)

    def set_fixed(self) -> None:
        """Show the date, but let nobody change it."""
        super().set_fixed()
        self._button.hide()

    def _tidy(self) -> None:
        if self.day is not None:
            self.show_value(self.day)

    def _open_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        dutch = self._translator.language is Language.DUTCH
        calendar.setLocale(
            QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
            if dutch
            else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        )
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(QColor(self._colours.text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        shown = self.day
        if shown is not None:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        if self._latest is not None:
            calendar.setMaximumDate(QDate(self._latest.year, self._latest.month, self._latest.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(calendar)
        calendar.clicked.connect(lambda day: self._picked(popup, day))
        calendar.activated.connect(lambda day: self._picked(popup, day))
        popup.move(self._line.mapToGlobal(QPoint(0, self._line.height() + 4)))
        popup.show()
        calendar.setFocus()

    def _picked(self, popup: QFrame, day: QDate) -> None:
        self.show_value(date(day.year(), day.month(), day.day()))
        popup.close()
        self.edited.emit()


def _read(typed: str) -> date | None:
    """31-12-1980, 31/12/1980, 31.12.1980, 31121980 or 1980-12-31; None for anything else."""
    if len(typed) == 8 and typed.isascii() and typed.isdigit():
        typed = f"{typed[:2]}-{typed[2:4]}-{typed[4:]}"
    parts = typed.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    day, month, year = parts if len(parts[2]) == 4 else parts[::-1]
    try:
        return date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None
