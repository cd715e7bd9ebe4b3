"""The restrictions that are in force in a dossier, above its requests: since when, why, and how each ends."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.restriction import Restriction
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.parts import button, empty, label, notice, row
from app.vault.work import Change


class RestrictionsStanding(QWidget):
    """A notice for each, with its next step; nothing where nothing is restricted."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__()
        self._context, self._client = context, client
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        context.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read again."""
        empty(self._layout)
        found = [each for each in self._context.reader.find(Restriction, client=self._client) if each.in_force]
        for each in found:
            self._layout.addWidget(self._told(each))
        self.setVisible(bool(found))

    def _told(self, restriction: Restriction) -> QWidget:
        text = self._context.text
        cause = text(f"restriction_cause.{restriction.cause.value}")
        said = [text("requests.restricted.since", date=restriction.since, cause=cause[:1].lower() + cause[1:])]
        if restriction.explanation:
            said.append(restriction.explanation)
        if restriction.told_on is None:
            said.append(text("requests.restricted.tell_first"))
        words = label("\n".join(said))
        words.setObjectName("restriction_words")
        step = "lift_tell" if restriction.told_on is None else "lift"
        take = button(text(f"requests.{step}"), lambda: self._take(restriction), name=step)
        beside = QWidget()
        beside.setLayout(row(take, None))
        return notice(words, "warning", beside)

    def _take(self, restriction: Restriction) -> None:
        from app.ui.features.requests.work_forms import lift_form, tell_lifting_form

        form = tell_lifting_form if restriction.told_on is None else lift_form
        form(self._context, self, restriction)

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == "restriction" and each.client == self._client for each in changes):
            self.refresh()
