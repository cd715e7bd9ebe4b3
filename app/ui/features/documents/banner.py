"""How a version stands: the state with its mark, and in a sentence what that means and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from app.domain.document import Version, VersionState
from app.domain.package import Package
from app.domain.received_answer import ReceivedAnswer
from app.ui.context import Context
from app.ui.features.documents.steps import tone_of
from app.ui.theme.fonts import grown
from app.ui.theme.theme import set_role
from app.ui.widgets.flow import Beside
from app.ui.widgets.parts import column, label
from app.ui.widgets.state_mark import StateMark

_SENTENCE = 200
"""Pixels that the sentence is content with beside the state."""


class Banner(QFrame):
    """One line above the text."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        set_role(self, "card")
        self._mark = StateMark(context.colours)
        self._mark.setObjectName("state")
        self._words = label("", "muted")
        self._words.setObjectName("state_words")
        inside = column(Beside(self._mark, self._words, grown(_SENTENCE), gap=16))
        inside.setContentsMargins(16, 10, 16, 10)
        self.setLayout(inside)

    def show_version(self, version: Version, waiting: Sequence[ReceivedAnswer], *, newest: bool) -> None:
        """Show the state of a version, and before anything else the answers to it that wait."""
        text = self._context.text
        self._mark.show_state(tone_of(version.state), text(f"version_state.{version.state.value}"))
        words = _waits(self._context, waiting) if waiting else _sentence(self._context, version, newest=newest)
        self._words.setText(words)
        self._mark.setAccessibleName(f"{self._mark.words.text()}. {self._words.text()}")


def _waits(context: Context, waiting: Sequence[ReceivedAnswer]) -> str:
    if len(waiting) > 1:
        return context.translator.count("documents_screen.is.answers_wait", len(waiting))
    answer = waiting[0]
    if answer.decision is None:
        return context.text("documents_screen.is.remark_waits", day=answer.received_on)
    says = context.text(f"decision.{answer.decision.value}").lower()
    return context.text("documents_screen.is.answer_waits", day=answer.received_on, says=says)


def _sentence(context: Context, version: Version, *, newest: bool) -> str:
    text = context.text
    how = text(f"channel.{version.decided_how.value}") if version.decided_how else ""
    how = how[:1].lower() + how[1:]
    match version.state:
        case VersionState.DRAFT if version.number > 1:
            return text("documents_screen.is.draft_again")
        case VersionState.DRAFT:
            return text("documents_screen.is.draft")
        case VersionState.SHARED:
            return text("documents_screen.is.shared", day=version.shared_on)
        case VersionState.ANSWERED:
            return text("documents_screen.is.answered", day=version.decided_on, who=version.decided_by, how=how)
        case VersionState.WITHDRAWN:
            return _withdrawn(context, version)
        case VersionState.APPROVED:
            return text("documents_screen.is.approved", day=version.decided_on, who=version.decided_by, how=how)
        case VersionState.BLOCKED:
            return text("documents_screen.is.blocked", day=version.decided_on, who=version.decided_by, how=how)
        case VersionState.FINAL:
            key = "documents_screen.is.final" if newest else "documents_screen.is.final_before"
            return text(key, day=version.final_on)
        case VersionState.SUPERSEDED:
            return text("documents_screen.is.superseded")


def _withdrawn(context: Context, version: Version) -> str:
    package = next((each for each in context.reader.find(Package, version=version.id) if each.called_back_on), None)
    if package is None:
        return context.text("documents_screen.is.withdrawn_once")
    return context.text("documents_screen.is.withdrawn", day=package.called_back_on, why=package.called_back_why)
