"""One training: who takes part and who was there, what they thought of it, and what it is about."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.declare import Record
from app.domain.organisation import Organisation
from app.domain.participation import Participation, Presence
from app.domain.training import Training, TrainingMeeting
from app.kernel.ids import Id
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.trainings import forms
from app.ui.features.trainings.add_people import add_people
from app.ui.features.trainings.attendance_grid import AttendanceGrid
from app.ui.features.trainings.attendance_list import AttendanceList
from app.ui.features.trainings.evaluation_card import EvaluationCard
from app.ui.features.trainings.rows import when_words
from app.ui.place import Place
from app.ui.theme.icons import icon
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import tell
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.parts import box, button, column, label
from app.usecases.attend import attend
from app.usecases.enrol import cancel
from app.usecases.print_attendance_list import save_attendance_list
from app.vault.work import Change

_NOUNS = frozenset(
    {"training", "training_meeting", "participation", "attendance", "evaluation_form", "evaluation_total", "client"}
)


class TrainingPage(QWidget):
    """Esc goes back to the list."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._identity = Id("")
        text = context.text
        back = link(text("trainings.back"), self.left.emit, name="back_to_trainings")
        back.setIcon(icon("caret-left", context.colours.accent))
        edit = button(text("edit"), self._edit, name="edit_training")
        self._print = button(text("trainings.print"), self._save_list, name="print_attendance")
        self._title = ElidedLabel("title")
        self._title.setObjectName("training_title")
        self._about = ElidedLabel("muted")
        self._about.setObjectName("training_about")
        self._grid = AttendanceGrid(context)
        self._grid.marked.connect(self._mark)
        self._grid.opened.connect(self._open)
        self._list = AttendanceList(context, self._grid)
        self._grid.meeting_opened.connect(self._open_meeting)
        self._grid.currentCellChanged.connect(lambda *_: self._rest())
        self._evaluations = EvaluationCard(context)
        self._programme = label("")
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(16)
        layout.addWidget(self._people_card())
        layout.addWidget(self._evaluations)
        self._programme_card = Card(text("training.about"))
        self._programme_card.body.addWidget(self._programme)
        layout.addWidget(self._programme_card)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(Flow(back, edit, self._print, lead=True))
        outer.addWidget(self._title)
        outer.addWidget(self._about)
        outer.addSpacing(6)
        outer.addWidget(scroll, 1)
        context.changed.connect(self._changed)

    def show_record(self, record: Record) -> None:
        """Show a training; the cursor is where attendance is to be recorded."""
        training = cast(Training, record)
        if training.id != self._identity:
            self._list.show_whole()
            self._grid.setCurrentCell(-1, -1)
        self._identity = training.id
        principal = self._context.reader.maybe(Organisation, training.principal)
        facts = (when_words(self._context, training), training.place, principal.name if principal else "")
        self._title.setText(training.title)
        self._about.setText(" \u00b7 ".join(each for each in facts if each))
        self._grid.show_training(training)
        self._evaluations.show_training(training)
        self._programme.setText(training.about)
        self._programme_card.setVisible(bool(training.about))
        some = bool(self._grid.people)
        self._list.setVisible(some)
        self._empty.setVisible(not some)
        self._keys.setVisible(some and bool(self._grid.meetings))
        self._acts.setVisible(some)
        self._print.setEnabled(some)
        self._rest()
        if some:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def steps(self) -> tuple[Action, ...]:
        """The same steps for menu, keys and palette."""
        return (
            Action("add_people", "trainings.add_people", lambda _: self._add()),
            Action("new_meeting", "trainings.meeting.new", lambda _: self._plan()),
            Action("print_attendance", "trainings.print", lambda _: self._save_list()),
            Action("everybody_present", "trainings.everybody", lambda _: self._everybody()),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _people_card(self) -> Card:
        text = self._context.text
        add = button(text("trainings.add_people"), self._add, "primary", name="add_people")
        plan = button(text("trainings.meeting.new"), self._plan, name="new_meeting")
        card = Card(text("trainings.attendance"), plan, add)
        self._empty = label(text("trainings.nobody"), "muted")
        marks = [
            button(text(f"presence.{each.value}"), partial(self._grid.mark, each), "quiet", name=f"mark_{each.value}")
            for each in Presence
        ]
        self._everybody_button = button(text("trainings.everybody"), self._everybody, "quiet", name="everybody_present")
        self._marks = marks
        letters = ", ".join(
            f"{text(f'trainings.letter.{each.value}').upper()} {text(f'presence.{each.value}').lower()}"
            for each in Presence
        )
        hint = label(text("trainings.keys", letters=letters), "hint")
        self._keys = box(column(Flow(*marks, self._everybody_button, gap=4), hint, spacing=2))
        self._one = [
            button(text("trainings.evaluation"), lambda: self._act("evaluation"), "quiet", name="evaluation"),
            button(text("trainings.scan"), lambda: self._act("scan"), "quiet", name="scan"),
            button(text("trainings.cancel"), lambda: self._act("cancel"), "quiet", name="cancel_participation"),
            button(text("trainings.to_dossier"), lambda: self._act("dossier"), "quiet", name="to_dossier"),
        ]
        self._who = label("", "label", wrap=False)
        self._acts = box(Flow(self._who, *self._one))
        for each in (self._empty, self._list, self._keys, self._acts):
            card.body.addWidget(each)
        return card

    def _rest(self) -> None:
        """Say of whom the steps below are, and let rest what cannot be done here."""
        person, meeting = self._grid.current, self._grid.current_meeting
        self._who.setText(person[1].name if person else "")
        for each in self._marks:
            each.setEnabled(person is not None and meeting is not None)
        self._everybody_button.setEnabled(meeting is not None)
        self._one[2].setEnabled(person is not None and person[0].cancelled_on is None)

    def _training(self) -> Training:
        return self._context.reader.get(Training, self._identity)

    def _edit(self) -> None:
        forms.edit_training(self._context, self, self._training())

    def _add(self) -> None:
        add_people(self._context, self, self._training())

    def _plan(self) -> None:
        forms.new_meeting(self._context, self, self._training())

    def _mark(self, meeting: str, participation: str, presence: str) -> None:
        self._context.do(self, None, attend, meeting, {participation: presence})

    def _everybody(self) -> None:
        """Whoever is in sight and has no mark yet at this meeting was there."""
        meeting = self._grid.current_meeting
        if meeting is None:
            return
        place = self._grid.currentColumn()
        blank: dict[str, object] = {
            person.id: Presence.PRESENT.value
            for number in self._grid.rows_in_sight()
            for person, _ in (self._grid.people[number],)
            if self._grid.blank(number, place) and person.cancelled_on is None
        }
        if blank:
            self._context.do(self, None, attend, meeting.id, blank)

    def _open_meeting(self, meeting: str) -> None:
        forms.edit_meeting(self._context, self, self._context.reader.get(TrainingMeeting, meeting))

    def _open(self, participation: str, what: str) -> None:
        found = self._context.reader.get(Participation, participation)
        match what:
            case "dossier":
                self._context.navigate(Place("dossier", found.client))
            case "evaluation":
                forms.evaluation(self._context, self, found)
            case "scan":
                forms.scan(self._context, self, found)
            case "cancel":
                self._context.do(self, None, cancel, found.id)

    def _act(self, what: str) -> None:
        if self._grid.current is not None:
            self._open(self._grid.current[0].id, what)

    def _save_list(self) -> None:
        context, training = self._context, self._training()
        title = context.text("documents.attendance.title")
        vault, parts, translator = context.vault, context.parts, context.translator

        def saved(file: Path) -> None:
            tell(context, self, "trainings.printed", file.name)

        def write(path: Path) -> None:
            def printing(_: object) -> Path:
                save_attendance_list(vault.reader(), parts, training.id, path, translator)
                return path

            context.run(self, saved, printing, label="trainings.printing")

        context.files.save_file(self, title, f"{safe_name(title)}.pdf", "PDF (*.pdf)", write)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _NOUNS for each in changes):
            training = self._context.reader.maybe(Training, self._identity)
            if training is not None:
                self.show_record(training)
