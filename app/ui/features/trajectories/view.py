"""A card for each trajectory, the newest first (rows A6, C5, L11)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.trajectories.trajectory_card import TrajectoryCard
from app.ui.forms.trajectory import new_trajectory
from app.ui.widgets.card import Card, CardPage
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import box, button, label
from app.vault.work import Change

_SHOWN = frozenset({"trajectory", "session", "attachment", "billing_line"})


class TrajectoriesView(PartView):
    """Starting, changing and ending trajectories."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        self._page = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        context.changed.connect(self._changed)

    def arrive(self, record: str) -> None:
        """Read the trajectories, and bring the one that is asked for into sight."""
        self._read()
        card = self._page.findChild(QWidget, f"trajectory_{record}") if record else None
        if card is not None:
            self._page.ensureWidgetVisible(card)

    def actions_here(self) -> tuple[Action, ...]:
        """Start a trajectory."""
        return (Action("new_trajectory", "trajectory.new", lambda _: self._new(), "Ctrl+Shift+T"),)

    def _read(self) -> None:
        text = self.context.text
        found = self.context.reader.find(Trajectory, client=self.client)
        new = button(text("trajectory.new"), self._new, "primary", name="new_trajectory")
        if not found:
            card = Card(text("trajectories.empty.title"), new)
            card.body.addWidget(label(text("trajectories.empty"), "muted"))
            self._page.show_cards([card])
            return
        newest = sorted(found, key=lambda each: (each.ends_on is None, each.starts_on), reverse=True)
        number = label(self.context.translator.count("trajectories.count", len(found)), "muted", wrap=False)
        self._page.show_cards(
            [box(Flow(number, new, lead=True)), *(TrajectoryCard(self.context, each) for each in newest)]
        )

    def _new(self) -> None:
        new_trajectory(self.context, self, self.client)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(
            each.noun == "organisation" or (each.client == self.client and each.noun in _SHOWN) for each in changes
        ):
            self._read()
