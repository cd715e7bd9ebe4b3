"""Saving what was drawn up of a breach: for the authority, or for the people."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.breach import Breach
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.widgets.dialog import tell
from app.usecases.draw_up_breach import BreachPaper, draw_up_breach


def save_paper(context: Context, near: QWidget, breach: Breach, paper: BreachPaper) -> None:
    """Ask where, and write it there; nothing is ever overwritten."""
    title = context.text(f"breach_paper.{paper.value}")
    translator = context.translator

    def saved(file: Path) -> None:
        tell(context, near, "breaches.paper_saved", file.name)

    def write(path: Path) -> None:
        context.run(
            near,
            saved,
            lambda _: draw_up_breach(context.vault, context.parts, breach.id, paper, translator, path),
            label="breaches.paper_saving",
        )

    context.files.save_file(near, title, f"{safe_name(title)}.pdf", "PDF (*.pdf)", write)
