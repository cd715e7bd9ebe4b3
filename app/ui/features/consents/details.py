"""One consent in full: the exact text, how it was given, what proves it; and the one step to withdraw it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from app.domain.attachment import Attachment
from app.domain.consent import Consent
from app.domain.document import Document, Version
from app.domain.representative import Representative
from app.domain.trajectory import Trajectory
from app.ui.context import Context
from app.ui.features.consents.rows import ConsentRow
from app.ui.features.consents.standing import Standing, tone_of
from app.ui.forms.evidence import evidence_place
from app.ui.theme.theme import set_role
from app.ui.widgets.card import pairs
from app.ui.widgets.link import link
from app.ui.widgets.parts import box, button, column, label, row
from app.ui.widgets.state_mark import StateMark


class ConsentDetails(QScrollArea):
    """Below the list, about the row that the cursor is on. `withdraw` is asked for a consent."""

    def __init__(self, context: Context, withdraw: Callable[[Consent], None]) -> None:
        super().__init__()
        self._context, self._withdraw = context, withdraw
        self.setObjectName("consent_details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_row(self, shown: ConsentRow | None) -> None:
        """Show a consent, or none."""
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.setVisible(shown is not None)
        if shown is not None:
            self.setWidget(box(column(self._card(shown), None)))

    def _card(self, shown: ConsentRow) -> QFrame:
        text, consent = self._context.text, shown.consent
        made = QFrame()
        set_role(made, "card")
        layout = QVBoxLayout(made)
        layout.setContentsMargins(20, 16, 20, 18)
        layout.setSpacing(12)
        mark = StateMark(self._context.colours)
        mark.setObjectName("standing")
        mark.show_state(tone_of(shown.standing), text(f"consents.standing.{shown.standing.value}"))
        head = row(mark, None)
        if shown.standing is Standing.IN_FORCE:
            head.addWidget(button(text("consents.withdraw"), lambda: self._withdraw(consent), name="withdraw"))
        layout.addLayout(head)
        layout.addLayout(self._quotation(consent.text))
        layout.addWidget(pairs(self._facts(shown), 3))
        evidence = self._context.reader.maybe(Attachment, consent.evidence)
        layout.addLayout(self._evidence(evidence) if evidence else row(label(text("consents.no_evidence"), "hint")))
        return made

    def _quotation(self, words: str) -> QHBoxLayout:
        """The text as it was shown, set apart by a rule."""
        rule = QFrame()
        rule.setFixedWidth(3)
        rule.setStyleSheet(f"background: {self._context.colours.accent}; border-radius: 1px;")
        shown = label(words)
        shown.setObjectName("consent_text")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(self._context.text("consent.text"))
        line = row(rule, shown, spacing=14)
        line.setStretch(1, 1)
        return line

    def _facts(self, shown: ConsentRow) -> list[tuple[str, str]]:
        context, consent = self._context, shown.consent
        text, day = context.text, context.translator.date
        given = text(
            "consents.given", day=consent.given_on, who=consent.given_name,
            how=_small(text(f"channel.{consent.given_how.value}")),
        )  # fmt: skip
        facts = [(text("consents.given_label"), given)]
        if consent.withdrawn_on is not None:
            how = _small(text(f"channel.{consent.withdrawn_how.value}")) if consent.withdrawn_how else ""
            facts.append((text("consent.withdrawn_on"), ", ".join(filter(None, (day(consent.withdrawn_on), how)))))
        if consent.effect:
            facts.append((text("consent.effect"), consent.effect))
        who = self._context.reader.maybe(Representative, consent.representative)
        if who is not None:
            facts.append((text("consent.representative"), f"{who.name} ({text(f'capacity.{who.capacity.value}')})"))
        if consent.freely:
            facts.append((text("consent.freely"), consent.freely))
        if consent.data_category is not None:
            facts.append((text("consent.data_category"), text(f"category.{consent.data_category.value}")))
        if consent.valid_until is not None:
            facts.append((text("consent.valid_until"), day(consent.valid_until)))
        facts.append((text("consents.for_what"), text(f"consent_role.{consent.role.value}")))
        covers = self._covers(consent)
        if covers:
            facts.append((text("consents.covers"), covers))
        return facts

    def _covers(self, consent: Consent) -> str:
        """The one version or the one trajectory that it is about."""
        reader = self._context.reader
        version = reader.maybe(Version, consent.version)
        if version is not None:
            title = reader.get(Document, version.document).title
            return self._context.text("consents.covers_version", title=title, number=version.number)
        trajectory = reader.maybe(Trajectory, consent.trajectory)
        return trajectory.title if trajectory else ""

    def _evidence(self, evidence: Attachment) -> QHBoxLayout:
        place = evidence_place(self._context, evidence)
        words = self._context.text("consents.show_evidence", name=_short(evidence.name))
        return row(link(words, lambda: self._context.navigate(place), name="show_evidence"), None)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _short(name: str, most: int = 60) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
