"""What participants thought of a training, together: never fewer than hide each other."""

from __future__ import annotations

from app.domain.evaluation_form import FEWEST, MARKS, EvaluationTotal
from app.domain.training import Training
from app.kernel.translator import Translator
from app.ui.context import Context
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.parts import label
from app.usecases.take_in_evaluation import forms_of, total_of


class EvaluationCard(Card):
    """Averages of what was given, and of how many forms."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.text("trainings.evaluations"))
        self._context = context

    def show_training(self, training: Training) -> None:
        """Show the total, or from when there will be one."""
        while (item := self.body.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        reader, translator = self._context.reader, self._context.translator
        total, forms = total_of(reader, training.id), len(forms_of(reader, training.id))
        if total is None:
            said = translator.count("trainings.forms", forms) if forms else translator.text("trainings.forms.none")
            waiting = label(f"{said} {self._context.text('trainings.fewest', fewest=FEWEST)}", "muted")
            waiting.setObjectName("evaluation_total")
            self.body.addWidget(waiting)
            return
        told = label(translator.count("trainings.total", total.forms), "muted")
        told.setObjectName("evaluation_total")
        self.body.addWidget(pairs([pair for each in MARKS if (pair := _average(total, each, translator))], len(MARKS)))
        self.body.addWidget(told)


def _average(total: EvaluationTotal, mark: str, translator: Translator) -> tuple[str, str] | None:
    average = total.average(mark)
    if average is None:
        return None
    return translator.text(f"evaluation_form.{mark}"), translator.decimal(average)
