"""One of the questions that lead to a policy: an answer is suggested as soon as one is usual."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from app.domain.starting_question import StartingQuestion
from app.ui.context import Context
from app.ui.features.first_run.choice_card import choice, choice_card
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.step import Step
from app.ui.widgets.parts import button


class QuestionStep(Step):
    """Keeps its answer in the draft."""

    choose = Signal()
    """Rather a policy by its name."""

    def __init__(self, context: Context, draft: Draft, place: int) -> None:
        self._questions = context.parts.starting_questions
        self._question: StartingQuestion = self._questions.questions[place]
        translator = context.translator
        super().__init__(
            context,
            f"question_{self._question.key}",
            number=2,
            above=context.text("first_run.question", number=place + 1, of=len(self._questions.questions)),
            said=(self._question.text.words(translator), self._question.hint.words(translator)),
        )
        self._draft = draft
        self._group = QButtonGroup(self)
        for number, answer in enumerate(self._question.answers):
            made = choice(answer.text.words(translator), f"answer_{answer.key}")
            self._group.addButton(made, number)
            self.body.addWidget(choice_card(made))
        if place == 0:
            by_name = button(context.text("first_run.question.by_name"), self.choose.emit, "quiet", name="by_name")
            self.foot.insertWidget(2, by_name)

    def arrive(self) -> None:
        """Suggest an answer, and put the cursor on it."""
        question, given = self._question, self._draft.answers
        answer = question.answer(given.get(question.key, "")) or question.usual(self._questions.begins(given))
        chosen = self._group.button(question.answers.index(answer))
        chosen.setChecked(True)
        chosen.setFocus()

    def advance(self) -> None:
        """Keep the answer. Another beginning lets go of what was answered after it: other answers are usual then."""
        draft, answer = self._draft, self._question.answers[self._group.checkedId()]
        if answer.starts_from and answer.starts_from != self._questions.begins(draft.answers):
            draft.answers.clear()
        draft.answers[self._question.key] = answer.key
        self.done.emit()
