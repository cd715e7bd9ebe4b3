"""The promises that the practice starts from."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout

from app.domain.policy import Policy
from app.ui.context import Context
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.step import Step
from app.ui.theme.theme import set_role
from app.ui.widgets.dialog import tell
from app.ui.widgets.parts import button, label, row


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
        card = QFrame()
        set_role(card, "card")
        choose = QRadioButton(policy.title.words(translator).replace("&", "&&"))
        choose.setObjectName(f"policy_{policy.name}")
        set_role(choose, "choice")
        choose.setAccessibleDescription(policy.description.words(translator))
        self._group.addButton(choose, number)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addWidget(choose)
        words = label(policy.description.words(translator))
        words.setIndent(34)
        layout.addWidget(words)
        if policy.differences:
            more = translator.count("first_run.policy.differences", len(policy.differences))
            shown = button(more, lambda: self._tell(policy), "quiet", name=f"differences_{policy.name}")
            beside = row(shown, None)
            beside.setContentsMargins(16, 0, 0, 0)
            layout.addLayout(beside)
        return card

    def _tell(self, policy: Policy) -> None:
        """Where a practice's own text promises less than the law, the starting policy keeps to the law."""
        points = [each.text.words(self.context.translator) for each in policy.differences]
        tell(self.context, self, "first_run.policy.differences_title", listed=points)
