"""Dialogs: one primary button, Esc goes back, and what was filled in is not lost by accident.

A dialog is shown with `open()`: the window stays alive, nothing waits inside a call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.unfinished import Unfinished
from app.kernel.errors import Fault
from app.ui.context import Context
from app.ui.widgets.focus_return import FocusReturn
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About, FormKeeper
from app.ui.widgets.parts import button, label
from app.vault.work import Work

T = TypeVar("T")
P = ParamSpec("P")
_WIDTH = 460
_HIGHEST = 440
"""Pixels of a form in a dialog on the smallest screen: with title and buttons it fits on one of 640."""
_BESIDE, _BELOW = 84, 12
"""Pixels beside a form in a dialog, and of room below it."""
_LOWEST = 200
"""Pixels that what scrolls in a dialog keeps on any screen."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AROUND = 260
"""Pixels that a larger screen leaves for title, buttons, and what the system shows around a window."""


class Dialog(QDialog):
    """A title, a body, and below it a primary button beside one that goes back.

    `body` is where a dialog puts its content. The primary button calls `confirmed`, which a subclass overrides and
    which closes with `accept()` when it is done. Enter presses it from anywhere but another button, unless it is a
    `danger`: that is pressed on purpose.
    """

    def __init__(
        self, context: Context, near: QWidget, title: str, primary: str, *, danger: bool = False, name: str = ""
    ) -> None:
        super().__init__(near.window())
        self._return = FocusReturn(near)
        self.context = context
        self.title = title
        """The key of its title, by which it is known when it is opened again."""
        self.keeper: FormKeeper | None = None
        """Keeps what is typed into it, where that is wanted."""
        self.setObjectName(name)
        self.setWindowTitle(context.text(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 24, 28, 20)
        outer.setSpacing(16)
        outer.addWidget(label(context.text(title), "heading"))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        outer.addLayout(self.body, 1)
        self.primary = button(context.text(primary), self.confirmed, "danger" if danger else "primary", name="primary")
        self.primary.setDefault(not danger)
        self.back = button(context.text("dialog.cancel"), self.reject, name="back")
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.back)
        self._buttons.addWidget(self.primary)
        outer.addLayout(self._buttons)

    def confirmed(self) -> None:
        """The primary button was pressed."""
        self.accept()

    def is_edited(self) -> bool:
        """Whether going back would lose something."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses that button, whichever is the primary one."""
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QPushButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close, and give the cursor back to the page."""
        active = self.isActiveWindow()
        if self.keeper is not None:
            self.keeper.end()
        super().done(result)
        self._return.give_back(active=active)

    def keep_typed(self, about: About, *forms: RecordForm) -> None:
        """Keep what is typed into these forms until the dialog is saved or given up."""
        self.keeper = FormKeeper(self.context, self, self.title, about, forms)

    def take_up(self, unfinished: Unfinished) -> None:
        """Fill in what was typed before a lock, and go on with it."""
        if self.keeper is not None:
            self.keeper.take_up(unfinished)

    def finishing(self, usecase: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        """An act of this dialog, after which nothing is kept of what was typed into it."""
        return usecase if self.keeper is None else self.keeper.finishing(usecase)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as what stands in it, now that it is known how wide that is."""
        super().showEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.fit()

    def event(self, event: QEvent) -> bool:
        """Grow where something came into sight, so that nothing else is squeezed."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible() and self._wanted() > self.height():
            self.fit()
        return done

    def fit(self) -> None:
        """Be as high as what stands in it, as far as the screen goes; beyond that what can be scrolled gives way."""
        layout = self.layout()
        if layout is None:
            return
        for area in self.findChildren(QScrollArea):
            over = layout.totalMinimumSize().height() - self._most()
            if over > 0 and area.minimumHeight() > _LOWEST:
                area.setMinimumHeight(max(_LOWEST, area.minimumHeight() - over))
                layout.activate()  # only this makes layouts inside layouts measure again
        self.resize(max(self.width(), self.minimumWidth()), self._wanted())

    def _wanted(self) -> int:
        """Pixels of height for all that stands in it at this width, as far as the screen goes."""
        layout, wide = self.layout(), max(self.width(), self.minimumWidth())
        if layout is None:
            return self.height()
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        return min(max(high, layout.totalMinimumSize().height()), self._most())

    def _most(self) -> int:
        return self.screen().availableGeometry().height()

    def add_button(self, extra: QPushButton) -> None:
        """Put another button at the left."""
        self._buttons.insertWidget(0, extra)

    def reject(self) -> None:
        """Go back; asks first where something would be lost."""
        if not self.is_edited():
            super().reject()
            return
        # Not `super().reject`: connected to a signal, Qt would find this very method by its name again.
        ask(self.context, self, "dialog.discard", "dialog.discard_yes", lambda: QDialog.reject(self), danger=True)


class FormDialog(Dialog):
    """A dialog around one form. `save` is called with the form's values and must lead to `saved` or to an error that is
    presented at this dialog, which puts it at the form's fields. `about` says what it is about: then what is typed is
    kept at once, and nothing of it is lost at a lock.
    """

    def __init__(
        self,
        context: Context,
        near: QWidget,
        title: str,
        form: RecordForm,
        save: Callable[[FormDialog, dict[str, object]], None],
        *,
        primary: str = "dialog.save",
        name: str = "form_dialog",
        about: About | None = None,
    ) -> None:
        super().__init__(context, near, title, primary, name=name)
        self.form, self._save = form, save
        self.setMinimumWidth(640)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(2, 2, 14, 2)
        inside.addWidget(form)
        inside.addStretch(1)
        scroll.setWidget(holder)
        self._scroll = scroll
        self._make_room()
        self.body.addWidget(scroll)
        if about is not None:
            self.keep_typed(about, form)
        form.focus_first()

    def confirmed(self) -> None:
        """Hand the values over; the button rests until there is an answer."""
        self.primary.setEnabled(False)
        self._save(self, self.form.values())

    def saved(self, _: object = None) -> None:
        """It was saved: close."""
        self.accept()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields what is wrong."""
        self.form.show_faults(faults)
        self._make_room()
        self.failed()

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def is_edited(self) -> bool:
        """Whether going back would lose something."""
        return self.form.dirty

    def fit(self) -> None:
        """What was put among the form's fields since has its room as well."""
        self._make_room()
        super().fit()

    def _make_room(self) -> None:
        """As high as the form, up to what the screen has; beyond that it scrolls."""
        highest = max(_HIGHEST, self.screen().availableGeometry().height() - _AROUND)
        wide = max(self.width(), self.minimumWidth()) - _BESIDE
        whole = max(self.form.heightForWidth(wide), self.form.minimumSizeHint().height())
        self._scroll.setMinimumHeight(min(whole + _BELOW, highest))


def ask(
    context: Context, near: QWidget, question: str, yes: str, then: Callable[[], None], *, danger: bool = False,
    **arguments: object,
) -> Dialog:  # fmt: skip
    """Ask something that can be answered with yes or not at all. `question` has its title under `<question>.title`."""
    dialog = Dialog(context, near, f"{question}.title", yes, danger=danger, name="question")
    dialog.body.addWidget(_wide(context.text(question, **arguments)))
    if danger:
        dialog.back.setFocus()
    dialog.accepted.connect(then)
    dialog.open()
    return dialog


def tell(context: Context, near: QWidget, title: str, *lines: str, listed: Sequence[str] = ()) -> Dialog:
    """Tell something: lines of text, and where given a list, one point a line. `title` is a key, the rest is text."""
    dialog = Dialog(context, near, title, "dialog.understood", name="message")
    dialog.back.hide()
    for line in lines:
        dialog.body.addWidget(_wide(line))
    for point in listed:
        entry = QHBoxLayout()
        mark = label("•", wrap=False)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        entry.addWidget(mark)
        entry.addWidget(_wide(point), 1)
        dialog.body.addLayout(entry)
    dialog.open()
    return dialog


def _wide(text: str) -> QLabel:
    """A text that is given its width first, so that the dialog is no higher than its lines."""
    made = label(text)
    made.setMinimumWidth(_WIDTH)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made
