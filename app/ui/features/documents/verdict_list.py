"""Whether a version may go to a recipient, before anyone tries: every reason why not, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout

from app.domain.document import Version, VersionState
from app.domain.gate import Refused, Verdict
from app.domain.organisation import Organisation
from app.domain.policy_recipient import Secrecy
from app.domain.reason import Reason, worded
from app.domain.received_answer import ReceivedAnswer
from app.ui.context import Context
from app.ui.features.documents.steps import Step
from app.ui.theme.glyphs import pixmap
from app.ui.theme.theme import set_role
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import button, label
from app.ui.widgets.rule_link import rule_link
from app.usecases.disclosure_facts import NOTHING_SAID, Terms

_ICON = 18
_SAID: dict[str, tuple[str, dict[str, Any]]] = {
    "gate.disclose.unbound.practitioner": ("professional", {"secrecy": Secrecy.PROFESSIONAL}),
    "gate.disclose.statement_stays": ("goes_along", {"with_statement": True}),
}
"""What the coach can confirm below a reason, and what that says of the disclosure."""
_UNREAD = "gate.disclose.medical_words", "gate.disclose.medical_unread"
_CONSENT = "gate.disclose.no_consent", "gate.disclose.consent_withdrawn", "gate.disclose.consent_not_in_force"


class VerdictList(QFrame):
    """`take` is asked for the next step of the document, `consent` to record a consent for the
    recipient, `say` is told what the coach confirms.
    """

    def __init__(
        self,
        context: Context,
        take: Callable[[Step], None],
        consent: Callable[[], None],
        say: Callable[[Terms], None],
    ) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self._context, self._take, self._consent, self._said = context, take, consent, say
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 14, 16, 14)
        self._layout.setSpacing(10)
        self._words: list[str] = []
        self.first_button: QPushButton | None = None
        """The first way out that is offered now."""

    @property
    def words(self) -> tuple[str, ...]:
        """What is said, line by line."""
        return tuple(self._words)

    def show_verdict(
        self, verdict: Verdict, version: Version, recipient: Organisation, terms: Terms = NOTHING_SAID
    ) -> None:
        """Say whether it may go, or every reason why not."""
        self._clear()
        text = self._context.text
        if not isinstance(verdict, Refused):
            set_role(self, "notice")
            self._line("check-circle", self._context.colours.accent, text("documents_screen.disclose.allowed"))
            return
        set_role(self, "warning")
        self._say(text("error.refused"), "label")
        for reason in verdict.reasons:
            self._line("x-circle", self._context.colours.warning, worded(reason, self._context.translator))
            self._offer(reason, version, recipient, terms)
        if (rule := rule_link(self._context, verdict.reasons)) is not None:
            self._layout.addLayout(Flow(rule))

    def _offer(self, reason: Reason, version: Version, recipient: Organisation, terms: Terms) -> None:
        """The way out of a reason, as a button below it."""
        text = self._context.text
        if reason.code in _CONSENT:
            words = text("documents_screen.disclose.record_consent", recipient=recipient.name)
            self._button(words, self._consent, "offer_consent")
            return
        if reason.code in _UNREAD:
            self._offer_medical(terms)
            return
        if reason.code in _SAID:
            name, said = _SAID[reason.code]
            words = text(f"documents_screen.disclose.say.{name}")
            self._button(words, lambda: self._said(replace(terms, **said)), f"offer_{name}")
            return
        step = _next_step(reason, version)
        if step is not None:
            self._button(text(f"documents_screen.step.{step.value}"), lambda: self._take(step), f"offer_{step.value}")

    def _offer_medical(self, terms: Terms) -> None:
        """Read through, or not to go at all (L8)."""
        offered = []
        for name, medical in (("not_medical", False), ("medical", True)):
            words = self._context.text(f"documents_screen.disclose.say.{name}")
            said = replace(terms, medical=medical)
            offered.append(button(words, partial(self._said, said), name=f"offer_{name}"))
        self._buttons(*offered)

    def _button(self, words: str, clicked: Callable[[], None], name: str) -> None:
        self._buttons(button(words, clicked, name=name))

    def _buttons(self, *offered: QPushButton) -> None:
        """Ways out of a reason, beside each other where there is room."""
        self.first_button = self.first_button or offered[0]
        line = Flow(*offered, gap=10)
        line.setContentsMargins(_ICON + 10, 0, 0, 0)
        self._layout.addLayout(line)

    def _line(self, icon: str, colour: str, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        mark = label("", wrap=False)
        mark.setPixmap(pixmap(icon, colour, _ICON, self.devicePixelRatioF()))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        said = label(words)
        said.setMinimumWidth(440)
        line.addWidget(said, 1)
        self._layout.addLayout(line)
        self._words.append(words)

    def _say(self, words: str, role: str) -> None:
        self._layout.addWidget(label(words, role))
        self._words.append(words)

    def _clear(self) -> None:
        self._words.clear()
        self.first_button = None
        _empty(self._layout)


def _next_step(reason: Reason, version: Version) -> Step | None:
    """What brings the version nearer to where it may go out."""
    if reason.at is not None and reason.at.noun == ReceivedAnswer.noun.name:
        return Step.READ
    match reason.code:
        case "gate.disclose.blocked" | "gate.disclose.expired":
            return Step.NEW_VERSION
        case "gate.disclose.superseded":
            return Step.NEWEST
        case "gate.disclose.not_approved" | "gate.disclose.not_final" if version.state is VersionState.DRAFT:
            return Step.SHARE
        case "gate.disclose.not_approved":
            return Step.APPROVE
        case "gate.disclose.not_final":
            return Step.FINALISE
    return None


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
            inner.deleteLater()
