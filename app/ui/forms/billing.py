"""The dialog of a billing line: over which period, at what rate (row W4)."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.domain.billing_line import BillingLine
from app.domain.session import Session
from app.domain.trajectory import RateUnit, Trajectory
from app.ui.context import Context
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.usecases.bill import draw_up_billing_line

_FIELDS = (("starts_on", "ends_on"), ("rate", "rate_per"), ("order_number",))


def new_billing_line(context: Context, near: QWidget, trajectory: Trajectory) -> FormDialog:
    """Draw up a line: what was not charged yet of a trajectory, until today unless another period is chosen."""
    form = RecordForm(context, BillingLine, _FIELDS)
    lines = context.reader.find(BillingLine, trajectory=trajectory.id)
    sessions = context.reader.find(Session, trajectory=trajectory.id)
    charged = max((each.ends_on + timedelta(days=1) for each in lines), default=None)
    first = charged or min((each.on for each in sessions), default=trajectory.starts_on)
    form.set_values(
        {
            "starts_on": min(first, context.today),
            "ends_on": context.today,
            "rate": trajectory.rate,
            "rate_per": trajectory.rate_per or RateUnit.SESSION,
            "order_number": trajectory.order_number,
        }
    )

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        given = {**values, "trajectory": trajectory.id}
        context.do(dialog, dialog.saved, draw_up_billing_line, given, trajectory.client)

    dialog = FormDialog(
        context, near, "billing.new", form, save, primary="billing.new.yes", name="billing_line",
        about=About(trajectory.client, trajectory.id),
    )  # fmt: skip
    dialog.open()
    return dialog
