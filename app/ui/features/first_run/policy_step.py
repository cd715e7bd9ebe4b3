"""The starting policies by their names, for whoever would rather choose than answer questions."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QFrame

from app.domain.policy import Policy
from app.ui.context import Context
from app.ui.features.first_run.choice_card import choice, choice_card
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.policy_words import differences_link
from app.ui.features.first_run.step import Step
from app.ui.widgets.parts import box, label, row


class PolicyStep(Step):
    """One starting policy of those that come with the program; the first is chosen beforehand."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "policy", number=2)
        self._draft = draft
        self._group = QButtonGroup(self)
        self._policies = context.parts.starting_policies
        for number, policy in enumerate(self._policies):
            self.body.addWidget(self._card(number, policy))
        self._group.button(0).setChecked(True)

    def arrive(self) -> None:
        """Put the cursor on what is chosen."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def advance(self) -> None:
        """Keep what is chosen."""
        self._draft.policy = self._policies[self._group.checkedId()]
        self.done.emit()

    def _card(self, number: int, policy: Policy) -> QFrame:
        translator = self.context.translator
        about = policy.description.words(translator)
        chosen = choice(policy.title.words(translator), f"policy_{policy.name}", about=about)
        self._group.addButton(chosen, number)
        words = label(about)
        words.setIndent(34)
        link = differences_link(self.context, self, policy)
        if link is None:
            return choice_card(chosen, words)
        beside = row(link, None)
        holder = box(beside)
        beside.setContentsMargins(33, 0, 0, 0)
        return choice_card(chosen, words, holder)
