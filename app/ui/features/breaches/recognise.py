"""Is this a breach? Guidance that a coach can read in two minutes (row B13)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label

_PARTS = ("what", "examples", "not", "do", "hours")


def recognise(context: Context, near: QWidget) -> None:
    """Open the guidance."""
    dialog = Dialog(context, near, "breaches.recognise", "dialog.close", name="recognise")
    dialog.back.hide()
    dialog.setMinimumWidth(620)
    texts = [
        each
        for part in _PARTS
        for each in (
            label(context.text(f"breaches.help.{part}"), "label"),
            label(context.text(f"breaches.help.{part}.text")),
        )
    ]
    for each in texts:
        dialog.body.addWidget(each)
    dialog.open()
