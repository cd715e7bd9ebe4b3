"""A card for each trajectory, the newest first (rows A6, C5, L11)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.trajectory import Trajectory
from app.ui.dossier_cards import CardsView
from app.ui.feature import Action
from app.ui.features.trajectories.trajectory_card import TrajectoryCard
from app.ui.forms.trajectory import new_trajectory
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import box, button, label


class TrajectoriesView(CardsView):
    """Starting, changing and ending trajectories."""

    own = frozenset({"trajectory", "session", "attachment", "billing_line"})
    of_practice = frozenset({"organisation"})
    leading = "trajectory"

    def actions_here(self) -> tuple[Action, ...]:
        """Start a trajectory."""
        return (Action("new_trajectory", "trajectory.new", lambda _: self._new(), "Ctrl+Shift+T"),)

    def cards(self) -> Sequence[QWidget]:
        """How many there are and the way to start one, then each of them."""
        text = self.context.text
        found = self.context.reader.find(Trajectory, client=self.client)
        new = button(text("trajectory.new"), self._new, "primary", name="new_trajectory")
        if not found:
            card = Card(text("trajectories.empty.title"), new)
            card.body.addWidget(label(text("trajectories.empty"), "muted"))
            return [card]
        newest = sorted(found, key=lambda each: (each.ends_on is None, each.starts_on), reverse=True)
        number = label(self.context.translator.count("trajectories.count", len(found)), "muted", wrap=False)
        return [box(Flow(number, new, lead=True)), *(TrajectoryCard(self.context, each) for each in newest)]

    def _new(self) -> None:
        new_trajectory(self.context, self, self.client)
