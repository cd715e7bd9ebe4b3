"""The head of a dossier: who it is about, and what needs attention."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.context import Context
from app.ui.features.dossier.chip import chip
from app.ui.place import Place
from app.ui.waiting_words import is_pressing, waiting_sentence, waiting_words
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.parts import column, empty, row
from app.usecases.dossier_summary import DossierSummary

_MOST_CHIPS = 3


class DossierHeader(QWidget):
    """Name, and the few words that tell the coach at once who this is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = ElidedLabel("title")
        self._name.setObjectName("dossier_name")
        self._about = ElidedLabel("muted")
        self._about.setObjectName("dossier_about")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        below = row(self._about, self._chips, spacing=14)
        below.setStretch(0, 1)
        self.setLayout(column(self._name, below, spacing=4))

    def show_summary(self, summary: DossierSummary) -> None:
        """Show who this is, and the most pressing of what waits."""
        self._name.setText(summary.client.name)
        self._about.setText(self._facts(summary))
        empty(self._chips)
        for waits in summary.waits[:_MOST_CHIPS]:
            place = Place("dossier", waits.client, waits.record, waits.noun)
            made = chip(
                self._context.colours,
                waiting_words(self._context, waits),
                waiting_sentence(self._context, waits),
                lambda place=place: self._context.navigate(place),  # type: ignore[misc]
                pressing=is_pressing(self._context, waits),
            )
            self._chips.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)

    def _facts(self, summary: DossierSummary) -> str:
        translator = self._context.translator
        facts = []
        if summary.age is not None:
            facts.append(translator.count("dossier.age", summary.age))
        facts.append(summary.client.town)
        if summary.running:
            first = summary.running[0]
            facts.append(first.trajectory.title)
            if first.principal:
                facts.append(self._context.text("dossier.for", principal=first.principal))
        return " · ".join(each for each in facts if each)
