"""What scrolls in a page or a dialog. Tab comes to it only where it is read and nothing in it can be pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme.theme import set_role


def scrolled(inside: QWidget | None = None, *, read_as: str = "") -> QScrollArea:
    """An area without a frame that gives what is inside its own width.

    read_as  what a reader of the screen calls it, where it is only to be read: then Tab comes to it, the arrows scroll
             it, and a frame tells that the cursor is there. Without, Tab goes on to what stands inside.
    """
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    if inside is not None:
        made.setWidget(inside)
    if read_as:
        made.setAccessibleName(read_as)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(made, "read")
    else:
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
