"""Whether one sees where the cursor is (WCAG 2.2, 2.4.7 and 1.4.11), by what changes when it comes to a control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PIL import Image, ImageChops
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from shiboken6 import isValid

from tests.screenshots.contrast import SHAPE, Colour, contrast

_AROUND = 4
"""Pixels beside a control that may show it."""
_TAB = Qt.FocusPolicy.TabFocus.value
_MOST = 500
_TRIES = 3


def unseen(window: QWidget, known: set[str]) -> list[str]:
    """Every control of the uppermost window to which Tab comes and that looks the same when the cursor is in it.

    `known` are the kinds that were looked at before, on other screens; those of this one are added.
    """
    dialogs = [each for each in QApplication.topLevelWidgets() if each.isVisible() and isinstance(each, QDialog)]
    top = dialogs[-1] if dialogs else window
    top.activateWindow()
    found = []
    for each in stops(top):
        # A page that is being filled may take one away meanwhile: it is looked at on another screen.
        if isValid(each) and each.isVisible() and (kind := _kind(each)) not in known:
            known.add(kind)
            if not shows_cursor(each, top):
                found.append(f"one does not see that the cursor is in {kind}")
    return sorted(found)


def stops(top: QWidget) -> list[QWidget]:
    """Where Tab comes, in its order."""
    made: list[QWidget] = []
    at = top.nextInFocusChain()
    while at is not None and at is not top and len(made) < _MOST:
        if at.focusPolicy().value & _TAB and at.isEnabled() and at.isVisible() and at.focusProxy() is None:
            made.append(at)
        at = at.nextInFocusChain()
    return made


def _kind(widget: QWidget) -> str:
    """What is drawn alike."""
    return f"{type(widget).__name__} {widget.property('role') or ''} {widget.objectName()}".strip()


def shows_cursor(widget: QWidget, top: QWidget) -> bool:
    """Whether enough of it, or of what is right beside it, changes enough: no less than a line along a shorter side."""
    at: QWidget | None = widget
    while at is not None and at is not top:
        at = at.parentWidget()
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget)
    for _ in range(_TRIES):  # a window that has just become the active one gives the cursor to its first control
        _settle()
        if (elsewhere := QApplication.focusWidget()) is not None:
            elsewhere.clearFocus()
    _settle()
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    place = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(top.rect())
    without = _pixels(top.grab(place))
    for _ in range(_TRIES):  # a page that is still being filled may take the cursor back once
        if not widget.hasFocus():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
        _settle()
    focused = _pixels(top.grab(place))
    return _changed(without, focused) >= min(place.width(), place.height())


def _changed(before: Image.Image, after: Image.Image) -> int:
    """Pixels that stand out from what they were."""
    box = ImageChops.difference(before, after).getbbox()
    if box is None:
        return 0
    flat = (each.crop(box).tobytes() for each in (before, after))
    pairs = Counter(zip(*(_threes(each) for each in flat), strict=True))
    return sum(many for (one, other), many in pairs.items() if one != other and contrast(one, other) >= SHAPE)


def _threes(flat: bytes) -> Iterator[Colour]:
    each = iter(flat)
    return zip(each, each, each, strict=True)


def _pixels(taken: QPixmap) -> Image.Image:
    image = taken.toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, line = (image.width(), image.height()), image.bytesPerLine()
    return Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "RGB", line, 1)


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
