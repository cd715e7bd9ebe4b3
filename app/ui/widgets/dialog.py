"""Dialogs: one primary button, Esc goes back, and what was filled in is not lost by accident.

A dialog is shown with `open()`: the window stays alive, nothing waits inside a call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.unfinished import Unfinished
from app.kernel.errors import Fault
from app.ui.context import HELP_KEY, Context
from app.ui.door import LOCK_KEY
from app.ui.help_topics import topic_of_form
from app.ui.tab_order import standing_in, tab_through
from app.ui.tasks.task import Task
from app.ui.widgets.dialog_room import DialogRoom
from app.ui.widgets.dialog_work import DialogWork
from app.ui.widgets.flow import Flow, Foldable
from app.ui.widgets.focus_return import FocusReturn
from app.ui.widgets.form import REQUIRED, RecordForm
from app.ui.widgets.form_keeper import About, FormKeeper
from app.ui.widgets.parts import button, label, notice
from app.vault.work import Work

T = TypeVar("T")
P = ParamSpec("P")
_WIDTH = 460
_LOWEST = 200
"""Pixels that a list in a dialog keeps on any screen, before all of the dialog scrolls."""
_LEAST_ROOM = 600
"""Pixels of height that a dialog may take, however low its window is."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dialog(QDialog):
    """A title, a body, and below it a primary button beside one that goes back.

    `body` is where a dialog puts its content; what the screen has no room for is scrolled to. The primary button calls
    `confirmed`, which a subclass overrides and which closes with `accept()` when it is done. Enter presses it from
    anywhere but another button, unless it is a `danger`: that is pressed on purpose.
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
        self.room = DialogRoom()
        self.body = self.room.body
        self.room.changed.connect(self._measured)
        outer.addWidget(self.room, 1)
        self.primary = button(context.text(primary), self.confirmed, "danger" if danger else "primary", name="primary")
        self.primary.setDefault(not danger)
        self.back = button(context.text("dialog.cancel"), self.reject, name="back")
        self._work = DialogWork(context, self)
        outer.addWidget(self._work)
        self._extras = Flow()
        self._buttons = QHBoxLayout()
        self._buttons.addLayout(self._extras, 1)
        self._buttons.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        self._buttons.addWidget(self._work.around(self.primary), 0, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(self._buttons)
        # While a dialog is open no menu of the window answers to its keys; these always do.
        QShortcut(QKeySequence(LOCK_KEY), self).activated.connect(context.door.lock)
        QShortcut(QKeySequence(HELP_KEY), self).activated.connect(self._help)

    def confirmed(self) -> None:
        """The primary button was pressed."""
        self.accept()

    def _help(self) -> None:
        self.context.helped.emit(topic_of_form(self.title))

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

    def show_work(self, task: Task) -> None:
        """Show how far long work is that was begun here; the primary button waits until it is over."""
        self._work.show_work(task)

    def go_to(self, wanted: QWidget) -> None:
        """Have the cursor at one of its widgets, as soon as that can have it."""
        self._work.go_to(wanted)

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
        self._say_last_what_is_required()
        self.room.measure_anew()
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.fit()
            self._stand_in_the_middle()

    def _say_last_what_is_required(self) -> None:
        """Once, and below everything that is asked, also where more is asked below a form."""
        said = [each for each in self.room.findChildren(QLabel, REQUIRED) if not each.isHidden()]
        for each in said[:-1]:
            each.hide()
        if said:
            self.body.addWidget(said[-1])
            said[-1].show()  # at once: Qt does so later, and until then it has no height

    def event(self, event: QEvent) -> bool:
        """Grow where something came into sight, so that nothing else is squeezed."""
        kind = event.type()  # asked before: what is done with it may be the end of the dialog, and of the event
        done = super().event(event)
        if kind is QEvent.Type.LayoutRequest:
            self._measured()
        return done

    def fit(self) -> None:
        """Be as high as what stands in it, as far as the screen goes; beyond that lists and texts give way first, and
        what is still too high is scrolled.
        """
        layout = self.layout()
        if layout is None:
            return
        if self.room.least_width() + self._beside > self._most_wide():
            for each in self.room.findChildren(QWidget):
                if isinstance(each, Foldable):
                    each.fold_rows()
        least = max(self.room.least_width(), self._buttons.minimumSize().width())
        wide = min(max(self.width(), self.minimumWidth(), least + self._beside), self._most_wide())
        inside, around = wide - self._beside, self._around(wide)
        for area in self.room.findChildren(QAbstractScrollArea):
            over = self.room.least(inside) - (self._most() - around)
            if over > 0 and area.minimumHeight() > _LOWEST:
                area.setMinimumHeight(max(_LOWEST, area.minimumHeight() - over))
        self.room.lower_texts(self.room.whole(inside) - (self._most() - around))
        self.room.take(inside, self._most() - around)
        layout.activate()
        self.resize(wide, self._wanted())
        self.room.settle()
        self._stay_on_screen()

    def _measured(self) -> None:
        """Something in it changed its size. Never lower or narrower: no button moves away from under the hand."""
        if not self.isVisible():
            return
        inside = self.width() - self._beside
        full = self.height() >= self._most() and self.room.whole(inside) > self.room.height()
        narrow = min(self.room.least_width() + self._beside, self._most_wide()) > self.width()
        if full or narrow or self._wanted() > self.height():
            self.fit()
        else:
            self.room.settle()

    def _stand_in_the_middle(self) -> None:
        """Over the window it belongs to. Qt puts it there by the size that it has before it is known how wide it is."""
        around = self.parentWidget()
        if around is not None:
            whole, over = self.frameGeometry(), around.frameGeometry()
            whole.moveCenter(over.center())
            self.move(whole.topLeft())
            self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """No button is out of reach, whatever it grew by; where the system places windows, it does the same."""
        whole, screen = self.frameGeometry(), self.screen().availableGeometry()
        left = max(screen.left(), min(whole.left(), screen.right() + 1 - whole.width()))
        top = max(screen.top(), min(whole.top(), screen.bottom() + 1 - whole.height()))
        if (left, top) != (whole.left(), whole.top()):
            self.move(left, top)

    def _wanted(self) -> int:
        """Pixels of height for all that stands in it at this width, as far as the screen goes."""
        wide = max(self.width(), self.minimumWidth())
        return min(self._around(wide) + self.room.whole(wide - self._beside), self._most())

    def _around(self, wide: int) -> int:
        """Pixels of height of everything beside the room: margins, title, buttons."""
        layout = self.layout()
        if layout is None:
            return 0
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        return high - self.room.sizeHint().height()

    @property
    def _beside(self) -> int:
        """Pixels of width beside the room."""
        layout = self.layout()
        margins = self.contentsMargins() if layout is None else layout.contentsMargins()
        return margins.left() + margins.right()

    def _most(self) -> int:
        """Pixels of height that the screen has for it, inside the frame that the system draws around it, and no more
        than the window it belongs to: what is higher than that hides what it is about.
        """
        frame = self.frameGeometry().height() - self.height()
        most = self.screen().availableGeometry().height() - frame
        around = self.parentWidget()
        while isinstance(around, QDialog):
            around = around.parentWidget()
        return most if around is None else min(most, max(around.window().height(), _LEAST_ROOM))

    def _most_wide(self) -> int:
        """Pixels of width that the screen has for it."""
        frame = self.frameGeometry().width() - self.width()
        return self.screen().availableGeometry().width() - frame

    def add_button(self, extra: QPushButton) -> None:
        """Put another button at the left."""
        self._extras.addWidget(extra)

    def reject(self) -> None:
        """Go back; long work that runs ends first, and so it is clear what there is to go back from. Asks where
        something would be lost.
        """
        if self._work.stop():
            return
        if not self.is_edited():
            super().reject()
            return
        # Not `super().reject`: connected to a signal, Qt would find this very method by its name again.
        ask(self.context, self, "dialog.discard", "dialog.discard_yes", lambda: QDialog.reject(self), danger=True)


class FormDialog(Dialog):
    """A dialog around one form. `save` is called with the form's values and must lead to `saved` or to an error that is
    presented at this dialog, which puts it at the form's fields. `about` says what it is about: then what is typed is
    kept at once, and nothing of it is lost at a lock. `more` are forms about something else that belongs to it: they
    stand below, and are kept with it.
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
        more: tuple[RecordForm, ...] = (),
    ) -> None:
        super().__init__(context, near, title, primary, name=name)
        self.form, self._save, self._more_forms = form, save, more
        self.setMinimumWidth(640)
        inside = QVBoxLayout()
        for each in (form, *more):
            inside.addWidget(each)
        inside.addStretch(1)
        self.body.addLayout(inside, 1)
        if about is not None:
            self.keep_typed(about, form, *more)
        self._faulty = label("", "fault", wrap=False)
        self._faulty.setObjectName("faults")
        self._faulty.hide()
        self._extras.addWidget(self._faulty)
        form.edited.connect(self._count_faults)
        form.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through it as it is read, also where something was put before the form."""
        super().showEvent(event)
        tab_through(*standing_in(self.body))

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
        self._count_faults()
        self._measured()
        wrong = next((each for each in self.form.fields.values() if each.fault), None)
        if wrong is not None:
            self.room.bring(wrong)
        self.failed()

    def _count_faults(self) -> None:
        """Say beside the buttons how many fields are wrong: of several, one may have to be scrolled to."""
        wrong = sum(bool(each.fault) for each in self.form.fields.values())
        self._faulty.setText(self.context.translator.count("dialog.faults", wrong))
        self._faulty.setVisible(wrong > 1)

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def is_edited(self) -> bool:
        """Whether going back would lose something."""
        return any(each.dirty for each in (self.form, *self._more_forms))


def ask(
    context: Context, near: QWidget, question: str, yes: str, then: Callable[[], None], *, danger: bool = False,
    warning: str = "", **arguments: object,
) -> Dialog:  # fmt: skip
    """Ask something that can be answered with yes or not at all. `question` has its title under `<question>.title`;
    `warning` is what the coach may have overlooked, in words.
    """
    dialog = Dialog(context, near, f"{question}.title", yes, danger=danger, name="question")
    dialog.body.addWidget(_wide(context.text(question, **arguments)))
    if warning:
        dialog.body.addWidget(notice(_wide(warning), "warning"))
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
