"""The policy that follows from the answers: what it is, and what was made another way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.policy import Policy
from app.domain.policy_change import changes
from app.domain.reason import worded
from app.domain.statute import FigureName
from app.ui.context import Context
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.policy_words import differences_link
from app.ui.features.first_run.step import Step
from app.ui.theme.theme import set_role
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import tell
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label, row


class ResultStep(Step):
    """Made anew from the answers each time that it is shown."""

    choose = Signal()
    """Rather a policy by its name."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "result", number=2)
        self._draft = draft
        self._policy: Policy | None = None
        self._card: QWidget | None = None
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.foot.insertWidget(
            2, button(context.text("first_run.question.by_name"), self.choose.emit, "quiet", name="by_name")
        )

    def arrive(self) -> None:
        """Work the policy out and show it."""
        self._policy = self.context.parts.policy_of(self._draft.answers)
        if self._card is not None:
            self._place.removeWidget(self._card)
            self._card.deleteLater()
        self._card = self._shown(self._policy)
        self._place.addWidget(self._card)
        self._card.show()
        self.next.setFocus()

    def advance(self) -> None:
        """Begin with it."""
        self._draft.policy = self._policy
        self.done.emit()

    def _shown(self, policy: Policy) -> QWidget:
        translator = self.context.translator
        card = Card(policy.title.words(translator))
        card.setObjectName("resulting_policy")
        card.body.addWidget(label(self._begun(policy).description.words(translator)))
        own = self._answered_otherwise(policy)
        if own:
            heading = label(self.context.text("first_run.result.otherwise"), "label")
            card.body.addWidget(heading)
            for each in own:
                mark = label("•", wrap=False)
                mark.setAlignment(Qt.AlignmentFlag.AlignTop)
                beside = row(mark, label(each))
                beside.setStretch(1, 1)
                card.body.addLayout(beside)
            differing = self._differing(policy)
            more = translator.count("first_run.result.changes", len(differing))
            card.body.addWidget(link(more, lambda: self._tell(differing), name="what_differs"))
        differences = differences_link(self.context, self, policy)
        if differences is not None:
            card.body.addWidget(differences)
        set_role(card, "card")
        return card

    def _begun(self, policy: Policy) -> Policy:
        return next(each for each in self.context.parts.starting_policies if each.name == policy.name)

    def _answered_otherwise(self, policy: Policy) -> list[str]:
        """Each question that was answered otherwise than the starting policy does, with the answer."""
        translator, said = self.context.translator, []
        for question in self.context.parts.starting_questions.questions:
            answer = question.answer(self._draft.answers[question.key])
            if answer is not None and policy.name not in (answer.starts_from, *answer.as_in):
                said.append(f"{question.text.words(translator)} {answer.text.words(translator)}.")
        return said

    def _differing(self, policy: Policy) -> list[str]:
        context = self.context
        duty = context.law.statute.figure(FigureName.FISCAL_RETENTION, context.today)
        found = changes(self._begun(policy), policy, duty)
        return [worded(each.what, context.translator) for each in found if each.part != "description"]

    def _tell(self, differing: list[str]) -> None:
        tell(self.context, self, "first_run.result.changes_title", listed=differing)
