"""What stands between the title and the buttons of a dialog: as high as it needs, and scrolled where the screen has no
room for it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QScrollArea, QTextEdit, QVBoxLayout, QWidget

_EDGE = 2
"""Pixels around what stands in it, so that the frame of what has the cursor is never cut."""
_BAR = 14
"""Pixels that the scroll bar takes."""
_AROUND = 24
"""Pixels above and below what is brought into sight."""


class DialogRoom(QScrollArea):
    """`body` takes what a dialog shows. The dialog says how much room there is (`take`)."""

    changed = Signal()
    """Something in it came, went or became higher."""

    def __init__(self) -> None:
        super().__init__()
        self._asked = QSize(0, 0)
        self._most_high: dict[QWidget, int] = {}
        """How high a text may be by itself, of those that were made lower."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.body.setSpacing(12)
        self.setWidget(self._holder)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def least_width(self) -> int:
        """Pixels that what stands in it is at least wide, with a scroll bar beside it."""
        return self.body.totalMinimumSize().width() + _BAR

    def whole(self, wide: int) -> int:
        """Pixels of height for all of it, where it is so wide."""
        self.body.activate()
        if self.body.hasHeightForWidth():
            return max(self.body.totalHeightForWidth(wide), self.body.totalMinimumSize().height())
        return self.body.totalSizeHint().height()

    def least(self, wide: int) -> int:
        """Pixels of height below which something of it would be cut off."""
        self.body.activate()
        if self.body.hasHeightForWidth():
            return max(self.body.totalMinimumHeightForWidth(wide), self.body.totalMinimumSize().height())
        return self.body.totalMinimumSize().height()

    def take(self, wide: int, most: int) -> None:
        """Be as high as all of it where it is so wide, and at most so high: beyond that it scrolls. Where nothing needs
        scrolling there is no bar: it would take the width without which nothing needs scrolling.
        """
        high = self.whole(wide)
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded if high > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if needed is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(needed)
        least, sideways = self.least_width(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if least > wide:  # the screen is narrower than that: nothing may be out of reach
            least, high, sideways = wide, high + _BAR, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if sideways is not self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(sideways)
        wanted = QSize(least, min(high, most))
        if wanted != self._asked:
            self._asked = wanted
            self.updateGeometry()

    def measure_around(self, widget: QWidget) -> None:
        """Let everything that holds this widget know at once that it has another height: Qt tells it one by one, later,
        and by then the dialog has been given its size.
        """
        around = widget.parentWidget()
        while around is not None and around is not self:
            inside = around.layout()
            if inside is not None:
                inside.invalidate()
                inside.activate()
            around.updateGeometry()
            around = around.parentWidget()

    def measure_anew(self) -> None:
        """Forget how high everything was that stands in it: it may have been measured before its look was known."""
        for each in self._holder.findChildren(QWidget):
            each.updateGeometry()

    def lower_texts(self, over: int) -> None:
        """Let texts give up `over` pixels of height, as far as they can: counted from how high they are by themselves,
        so that what they gave up before is not taken for what there is too much of now.
        """
        texts = [
            each
            for each in (*self.findChildren(QPlainTextEdit), *self.findChildren(QTextEdit))
            if 0 < each.minimumHeight() < each.sizeHint().height()
        ]
        over += sum(max(0, each.sizeHint().height() - each.maximumHeight()) for each in texts)
        for each in texts:
            high = each.sizeHint().height()
            given = max(0, min(over, high - each.minimumHeight()))
            over -= given
            most = high - given if given else self._most_high.setdefault(each, each.maximumHeight())
            if most != each.maximumHeight():
                self._most_high.setdefault(each, each.maximumHeight())
                each.setMaximumHeight(most)
                self.measure_around(each)

    def settle(self) -> None:
        """Let what stands in it be as high as it needs now, and not as high as it was when it was last looked at."""
        super().event(QEvent(QEvent.Type.LayoutRequest))

    def bring(self, widget: QWidget) -> None:
        """Bring something that stands in it into sight."""
        if self.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, _AROUND)

    def sizeHint(self) -> QSize:
        """What was taken."""
        return self._asked

    def minimumSizeHint(self) -> QSize:
        """What was taken: nothing else gives way for it, and it gives way for nothing."""
        return self._asked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that what stands in it is measured anew."""
        taken = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self._holder:
            self.changed.emit()
        return taken

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """What has the cursor is in sight, however it got it."""
        if now is not None and self.isAncestorOf(now):
            self.bring(now)
