"""Taking in an answer, from wherever one is: a file that was chosen, or dropped on the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.gate import GateRefused
from app.domain.gates.answer import READ_IT
from app.domain.received_answer import ReceivedAnswer
from app.kernel.progress import Progress
from app.ui.answer_file import ENDING
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.dialog import ask


def choose_answer(context: Context, near: QWidget) -> None:
    """Ask for the file, and take it in."""
    kinds = f"{context.text('answers.kind')} (*{ENDING})"
    context.files.open_file(near, context.text("answers.choose"), kinds, partial(take_in_answer, context, near))


def take_in_answer(context: Context, near: QWidget, path: Path, *, to_read: bool = False) -> None:
    """Check and keep it, and show it to the coach. What does not count is said, and nothing of it is kept; of one that
    only came too late, the coach is asked whether it is to be read.
    """
    from app.usecases.receive_answer import receive_answer  # brings the packages with it

    vault, parts = context.vault, context.parts

    def taking_in(_: Progress) -> ReceivedAnswer | None:
        try:
            return receive_answer(vault, parts, path, to_read=to_read)
        except GateRefused as refused:
            if READ_IT in (each.code for each in refused.reasons):
                return None
            raise

    def taken_in(received: ReceivedAnswer | None) -> None:
        if received is None:
            ask(context, near, "answers.late", "answers.late.read", read)
        else:
            context.navigate(Place("answer", received.client, received.id))

    read = partial(take_in_answer, context, near, path, to_read=True)
    context.run(near, taken_in, taking_in, label="answers.taking_in")
