"""The part of a dossier with what goes on around a trajectory, and the way to send an intake before there is one."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.around.forms import KINDS
from app.ui.features.around.intake import IntakeDialog
from app.ui.forms.kinds_view import KindsView
from app.ui.widgets.parts import button


class AroundView(KindsView):
    """A list of what there is; an intake goes out from here and comes back among the answers."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client, KINDS, "around")

    def buttons(self) -> list[QPushButton]:
        """Send an intake, or add something."""
        return [button(self.context.text("intake.send_it"), self._intake, name="send_intake"), *super().buttons()]

    def actions_here(self) -> tuple[Action, ...]:
        """Everything that can be recorded, and the intake."""
        return (Action("send_intake", "intake.send_it", lambda _: self._intake()), *super().actions_here())

    def _intake(self) -> None:
        IntakeDialog(self.context, self, self.client).open()
