"""How the statement stands: what is missing, what would change, and who still has to hear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.gate import Verdict
from app.domain.gates.publish_statement import missing_elements, publish_statement_gate
from app.domain.reason import Reason
from app.domain.statement import Statement
from app.domain.statement_changes import StatementChange, statement_changes
from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.features.statement.tell import tell_source_form, tell_statement_form
from app.ui.features.statement.welcome import welcome_form
from app.ui.widgets.link import link
from app.ui.widgets.parts import label, notice
from app.usecases.parts import Parts
from app.usecases.statement_now import published_statements, statement_now
from app.usecases.to_be_told import SourceToTell, clients_to_tell, sources_to_tell
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that the page tells beside the paper."""

    newest: Statement | None
    versions: tuple[tuple[int, date], ...]
    """Every published version with the day it was published, the newest first."""
    verdict: Verdict
    missing: tuple[Reason, ...]
    changes: tuple[StatementChange, ...]
    to_tell: int
    """How many clients have not heard of the newest."""
    sources: tuple[SourceToTell, ...]


def standing(rows: Rows, parts: Parts, today: date, language: Language) -> Standing:
    """How it stands today; what would change is told in the language."""
    found, now = published_statements(rows), statement_now(rows, parts)
    newest = found[0] if found else None
    same = newest is not None and now.same_as(newest)
    return Standing(
        newest=newest,
        versions=tuple((each.number, each.published_on) for each in found),
        verdict=publish_statement_gate(now.facts, unchanged=same),
        missing=tuple(missing_elements(now.facts)),
        changes=statement_changes(newest.text(language), now.texts[language]) if newest else (),
        to_tell=len(clients_to_tell(rows, today)),
        sources=tuple(sources_to_tell(rows, parts.law.statute, today)),
    )


class StandingCards(QScrollArea):
    """A card for each thing that asks something; none where all is well."""

    def __init__(self, context: Context, near: QWidget, changes: Callable[[Standing], None]) -> None:
        super().__init__()
        self._context, self._near, self._changes = context, near, changes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to what stands in it
        self._now: Standing | None = None

    def show_standing(self, now: Standing, missing: Sequence[str]) -> None:
        """Show it anew."""
        self._now = now
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        for card in self._cards(now, missing):
            inside.addWidget(card)
        inside.addStretch(1)
        self.setWidget(holder)

    def _cards(self, now: Standing, missing: Sequence[str]) -> list[QFrame]:
        context, text, count = self._context, self._context.text, self._context.translator.count
        cards = []
        if missing:
            lines = "\n".join(f"– {each}" for each in missing)
            cards.append(notice(f"{text('statement_screen.missing')}\n{lines}", "warning"))
        if now.newest is not None and now.changes:
            told = count("statement_screen.differs", len(now.changes))
            look = link(text("statement_screen.changes"), self._show_changes, name="statement_changes")
            cards.append(notice(told, "warning", look))
        elif now.newest is not None and not missing:
            cards.append(notice(text("statement_screen.same")))
        if now.to_tell:
            told = count("statement_screen.to_tell", now.to_tell)
            tell = link(text("statement_screen.tell"), self._tell, name="tell_statement")
            cards.append(notice(told, "notice", tell))
        if now.sources:
            first = min(each.by for each in now.sources)
            told = count("statement_screen.sources", len({each.client for each in now.sources}), date=first)
            role = "warning" if first < context.today else "notice"
            tell = link(text("statement_screen.tell_source"), self._tell_source, name="tell_source")
            cards.append(notice(told, role, tell))
        if now.newest is not None:
            make = link(text("statement_screen.welcome"), self._welcome, name="welcome_folder")
            cards.append(notice(label(text("statement_screen.welcome.below")), "notice", make))
        return cards

    def _show_changes(self) -> None:
        if self._now is not None:
            self._changes(self._now)

    def _tell(self) -> None:
        tell_statement_form(self._context, self._near)

    def _tell_source(self) -> None:
        tell_source_form(self._context, self._near)

    def _welcome(self) -> None:
        welcome_form(self._context, self._near)
