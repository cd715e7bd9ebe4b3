"""Taking in an answer, from wherever one is: a file that was chosen, or dropped on the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.received_answer import ReceivedAnswer
from app.ui.answer_file import ENDING
from app.ui.context import Context
from app.ui.place import Place


def choose_answer(context: Context, near: QWidget) -> None:
    """Ask for the file, and take it in."""
    kinds = f"{context.text('answers.kind')} (*{ENDING})"
    context.files.open_file(near, context.text("answers.choose"), kinds, partial(take_in_answer, context, near))


def take_in_answer(context: Context, near: QWidget, path: Path) -> None:
    """Check and keep it, and show it to the coach. What does not count is said, and nothing of it is kept."""
    from app.usecases.receive_answer import receive_answer  # brings the packages with it

    vault, parts = context.vault, context.parts
    context.run(near, partial(_show, context), lambda _: receive_answer(vault, parts, path), label="answers.taking_in")


def _show(context: Context, received: ReceivedAnswer) -> None:
    context.navigate(Place("answer", received.client, received.id))
