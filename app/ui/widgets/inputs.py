"""One input for every shape that a field can have. All look the same from outside: `Input`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.domain.declare import Column
from app.kernel.translator import Translator
from app.ui.open_list import OpenList
from app.ui.plain_text import PlainLine, PlainLines
from app.ui.widgets.elided import as_text


class Input(QWidget):
    """Takes in one value: `given` is what `app.domain.values.read_fields` reads, `show_value` takes a record's."""

    edited = Signal()
    """The coach changed it."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        self.setFocusProxy(inner)

    def stay_low(self, pixels: int) -> None:
        """Be no higher than this in a form that has much to ask, and what stands in it no higher than it is itself."""
        self.inner.setMinimumHeight(min(self.inner.minimumHeight(), pixels))
        self.setMaximumHeight(pixels)

    def given(self) -> object:
        """What stands in it now."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Let this value stand in it."""
        raise NotImplementedError

    def show_given(self, given: object) -> None:
        """Let stand in it what `given` gave before."""
        self.show_value(given)

    def set_wrong(self, wrong: bool) -> None:
        """Show, or no longer show, that something is wrong with it."""
        self.inner.setProperty("wrong", wrong)
        self.inner.style().unpolish(self.inner)
        self.inner.style().polish(self.inner)

    def set_fixed(self) -> None:
        """Show the value, but let nobody change it."""
        self.inner.setEnabled(False)


class LineInput(Input):
    """One line of text. Nothing is cut off while it is typed: what is too long is said at the field."""

    def __init__(self) -> None:
        self._line = PlainLine()
        super().__init__(self._line)
        self._line.textEdited.connect(lambda _: self.edited.emit())

    def given(self) -> object:
        """The text, without spaces around it."""
        return self._line.text().strip()

    def show_value(self, value: object) -> None:
        """Show a text; a number that is 0 shows as nothing."""
        self._line.setText("" if value in (None, 0) else str(value))
        self._line.setCursorPosition(0)


class AmountInput(LineInput):
    """Euros as they are written: 87,50."""

    def __init__(self, decimal: str) -> None:
        super().__init__()
        self._decimal = decimal

    def show_value(self, value: object) -> None:
        """Show cents as euros; nothing is nothing."""
        cents = int(str(value or 0))
        super().show_value(f"{cents // 100}{self._decimal}{cents % 100:02}" if cents else "")

    def show_given(self, given: object) -> None:
        """Let it stand as it was typed."""
        super().show_value(given)


class TextInput(Input):
    """Several lines of text. Tab goes on to the next field."""

    def __init__(self, lines: int = 4) -> None:
        self._text = PlainLines()
        super().__init__(self._text)
        self._text.setTabChangesFocus(True)
        height = self._text.fontMetrics().lineSpacing() * lines + 26
        self._text.setMinimumHeight(height)
        self._text.setMaximumHeight(height * 3)
        self._text.textChanged.connect(self.edited)

    def given(self) -> object:
        """The text."""
        return self._text.toPlainText()

    def show_value(self, value: object) -> None:
        """Show a text."""
        self._text.setPlainText("" if value is None else str(value))


class ChoiceInput(Input):
    """One of a few; where nothing is chosen beforehand the first line asks to choose."""

    def __init__(self, column: Column, translator: Translator, *, ask: bool) -> None:
        self._combo = Combo()
        super().__init__(self._combo)
        if ask:
            self._combo.addItem(translator.text("form.choose"), "")
        values: Iterable[StrEnum] = column.python  # type: ignore[assignment]  # a CHOICE is an enumeration
        for each in values:
            text = translator.text(column.choice_label(each))  # that may be the end of a sentence elsewhere
            self._combo.addItem(text[:1].upper() + text[1:], each.value)
        self._combo.activated.connect(lambda _: self.edited.emit())

    def given(self) -> object:
        """The chosen value, or nothing."""
        return self._combo.currentData()

    def show_value(self, value: object) -> None:
        """Choose a value."""
        plain = value.value if isinstance(value, StrEnum) else value
        self._combo.setCurrentIndex(max(0, self._combo.findData(plain or "")))


class YesNoInput(Input):
    """Yes or no. Its label stands beside the box."""

    def __init__(self, text: str) -> None:
        self._box = QCheckBox(text.replace("&", "&&"))
        super().__init__(self._box)
        self._box.toggled.connect(lambda _: self.edited.emit())

    def given(self) -> object:
        """Whether it is ticked."""
        return self._box.isChecked()

    def show_value(self, value: object) -> None:
        """Tick it or not."""
        self._box.setChecked(bool(value))


Option = tuple[str, str]
"""An id, and the text that it is known by."""


class ReferenceInput(Input):
    """Something else in the vault, chosen from what `load` finds; read again every time that a record is shown."""

    def __init__(self, load: Callable[[], Iterable[Option]], none: str) -> None:
        self._combo = Combo()
        super().__init__(self._combo)
        self._load, self._none = load, none
        self._fill("")
        self._combo.activated.connect(lambda _: self.edited.emit())

    def given(self) -> object:
        """The id of what is chosen, or nothing."""
        return self._combo.currentData()

    def show_value(self, value: object) -> None:
        """Choose what has this id; one that is not among the options is kept as it is."""
        self._fill(str(value or ""))

    def _fill(self, chosen: str) -> None:
        self._combo.clear()
        self._combo.addItem(self._none, "")
        for identity, text in self._load():
            self._combo.addItem(text, identity)
        if chosen and self._combo.findData(chosen) < 0:
            self._combo.addItem("…", chosen)
        self._combo.setCurrentIndex(self._combo.findData(chosen))


class Combo(OpenList):
    """A combo box that the mouse wheel does not change while the page scrolls under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self._tell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width shows more of it, or less."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _: QPaintEvent) -> None:
        """What is chosen ends in … where there is no room for more; the whole of it is shown when pointed at."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._fitting(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _tell(self) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        whole = self.currentText()
        self.setToolTip("" if self._fitting(option) == whole else as_text(whole))

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
