"""Where a starting policy keeps to the law, or fills in, what the practice's own text does not."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.policy import Policy
from app.ui.context import Context
from app.ui.widgets.dialog import tell
from app.ui.widgets.link import link


def differences_link(context: Context, near: QWidget, policy: Policy) -> QPushButton | None:
    """A quiet button that says how many there are and lists them; None where there are none."""
    if not policy.differences:
        return None
    points = [each.text.words(context.translator) for each in policy.differences]
    more = context.translator.count("first_run.policy.differences", len(points))

    def told() -> None:
        tell(context, near, "first_run.policy.differences_title", listed=points)

    return link(more, told, name=f"differences_{policy.name}")
