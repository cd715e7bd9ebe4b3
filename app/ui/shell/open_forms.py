"""Which forms are on the screen, and where the cursor is in each: a lock remembers so much, in memory alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_KEEPER = "form_keeper"
_OF_QT = "qt_"
"""What names begin with that Qt gives to parts of its own widgets."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where one was typing in a form. Nothing of what was typed."""

    field: str
    """The name of the field."""
    number: int
    """Which one of that name: a dialog may hold several forms."""
    place: int
    """How many characters stand before the cursor; nothing where no text is typed."""


OpenForms = Mapping[str, Cursor | None]
"""By the id under which what is typed into a form is kept, the first opened first."""


def open_forms(window: QWidget) -> OpenForms:
    """The forms that are on the screen."""
    # By name: what keeps a form comes with the editor, and that is not loaded before one is opened.
    return {str(each.property("identity")): _cursor(each.parent()) for each in window.findChildren(QObject, _KEEPER)}


def put_cursor(window: QWidget, form: str, cursor: Cursor) -> None:
    """Go on typing where one was in the form of this id, as far as it is on the screen and still has that field."""
    for each in window.findChildren(QObject, _KEEPER):
        around = each.parent()
        if each.property("identity") == form and isinstance(around, QWidget):
            named = around.findChildren(QWidget, cursor.field)[cursor.number :]
            if named and named[0].isVisible() and named[0].isEnabled():
                named[0].setFocus()
                _place(_focused(around), cursor.place)


def _cursor(around: QObject | None) -> Cursor | None:
    """Where the cursor is in a dialog or on a page, by the nearest that has a name."""
    typed = _focused(around) if isinstance(around, QWidget) else None
    named = typed
    while named is not None and named is not around and not _is_named(named):
        named = named.parentWidget()
    if named is None or named is around or not isinstance(around, QWidget):
        return None
    same = around.findChildren(QWidget, named.objectName())
    return Cursor(named.objectName(), same.index(named), _before(typed))


def _is_named(widget: QWidget) -> bool:
    return bool(widget.objectName()) and not widget.objectName().startswith(_OF_QT)


def _before(typed: QWidget | None) -> int:
    match typed:
        case QLineEdit():
            return typed.cursorPosition()
        case QPlainTextEdit() | QTextEdit():
            return typed.textCursor().position()
    return 0


def _place(typed: QWidget | None, place: int) -> None:
    match typed:
        case QLineEdit():
            typed.setCursorPosition(place)
        case QPlainTextEdit() | QTextEdit():
            cursor = typed.textCursor()
            cursor.setPosition(min(place, typed.document().characterCount() - 1))
            typed.setTextCursor(cursor)


def _focused(around: QWidget) -> QWidget | None:
    """What has the cursor in it; the types of Qt forget that it can be nothing."""
    return around.focusWidget()
