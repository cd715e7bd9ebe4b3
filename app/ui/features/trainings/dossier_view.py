"""What trainings left in one dossier: taking part, attendance, the evaluation form, results of scans (rows C7, C15)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.evaluation_form import EvaluationForm
from app.domain.participation import Attendance, Participation
from app.domain.scan_result import ScanResult
from app.domain.training import Training, TrainingMeeting, in_order
from app.ui.dossier_cards import CardsView
from app.ui.feature import Action
from app.ui.features.trainings import forms
from app.ui.features.trainings.rows import when_words
from app.ui.place import Place
from app.ui.widgets.card import Card, details, pairs
from app.ui.widgets.parts import box, button, label, row
from app.usecases.print_attendance_list import meeting_words

_FORM = ("filled_on", "content_mark", "use_mark", "trainer_mark")


class TrainingsView(CardsView):
    """A card for each training, the newest first, and one for each scan."""

    own = frozenset({"participation", "attendance", "evaluation_form", "scan_result"})
    leading = "participation"

    def actions_here(self) -> tuple[Action, ...]:
        """Record a scan."""
        return (Action("new_scan", "trainings.scan.alone", lambda _: self._new_scan()),)

    def cards(self) -> Sequence[QWidget]:
        """The way to record a scan, the trainings, the scans."""
        reader, text = self.context.reader, self.context.text
        found = [(reader.get(Training, each.training), each) for each in reader.find(Participation, client=self.client)]
        newest = sorted(found, key=lambda pair: (pair[0].starts_on, pair[1].id), reverse=True)
        scans = sorted(reader.find(ScanResult, client=self.client), key=lambda each: each.taken_on, reverse=True)
        new = button(text("trainings.scan.alone"), self._new_scan, name="new_scan")
        if not found and not scans:
            card = Card(text("trainings.dossier.empty.title"), new)
            card.body.addWidget(label(text("trainings.dossier.empty"), "muted"))
            return [card]
        cards = [self._training(training, each) for training, each in newest]
        return [box(row(None, new)), *cards, *(self._scan(each) for each in scans)]

    def _training(self, training: Training, participation: Participation) -> Card:
        text, translator, reader = self.context.text, self.context.translator, self.context.reader
        wish = button(text("trainings.preparation"), lambda: self._prepare(participation), "quiet", name="preparation")
        to = button(text("trainings.to_training"), lambda: self._go(training), "quiet", name="to_training")
        card = Card(training.title, wish, to)
        card.setObjectName(f"participation_{participation.id}")
        told = [(text("trainings.when"), when_words(self.context, training)), (text("training.place"), training.place)]
        if participation.cancelled_on is not None:
            told.append((text("participation.cancelled_on"), translator.short_date(participation.cancelled_on)))
        marks = {each.meeting: each.presence for each in reader.find(Attendance, participation=participation.id)}
        for meeting in in_order(reader.find(TrainingMeeting, training=training.id)):
            if meeting.id in marks:
                told.append((meeting_words(meeting, translator), text(f"presence.{marks[meeting.id].value}")))
        card.body.addWidget(pairs([pair for pair in told if pair[1]], 3))
        card.body.addWidget(details(participation, ("preparation",), translator, 1))
        for form in reader.find(EvaluationForm, participation=participation.id):
            card.body.addWidget(label(text("trainings.evaluation_column"), "label"))
            card.body.addWidget(details(form, _FORM, translator, 4))
            card.body.addWidget(details(form, ("best", "better"), translator, 1))
        return card

    def _scan(self, scan: ScanResult) -> Card:
        card = Card(scan.instrument)
        card.body.addWidget(label(self.context.translator.date(scan.taken_on), "muted"))
        card.body.addWidget(details(scan, ("outcome",), self.context.translator, 1))
        return card

    def _go(self, training: Training) -> None:
        self.context.navigate(Place("trainings", record=training.id))

    def _prepare(self, participation: Participation) -> None:
        forms.preparation(self.context, self, participation)

    def _new_scan(self) -> None:
        forms.scan_of(self.context, self, self.client)
