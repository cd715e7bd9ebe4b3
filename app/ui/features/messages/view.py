"""The messages of a client: dropped on the list or chosen, read from memory, and their originals deleted elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.message import Message
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id
from app.kernel.progress import Cancelled, Progress
from app.ui.context import Context
from app.ui.dropped_files import accept, dropped_files
from app.ui.feature import Action
from app.ui.forms.kinds import Kind, RecordAct
from app.ui.forms.kinds_view import KindRow, KindsView
from app.ui.widgets.breakable import breakable
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.dialog import tell
from app.ui.widgets.error_words import error_words
from app.ui.widgets.parts import button, label
from app.usecases.take_in_message import original_gone, take_in_message


def _gone(context: Context, near: QWidget, message: Message) -> None:
    context.do(near, lambda _: None, original_gone, message.id, {})


def _state(message: Message) -> str:
    return "messages.original_there" if message.original_gone_on is None else "messages.original_gone"


_KINDS = (
    Kind(
        Message, "messages.message", state=_state,
        acts=(RecordAct("messages.gone", "original_gone", _gone, lambda each: each.original_gone_on is None),),
    ),
)  # fmt: skip


class MessagesView(KindsView):
    """A message that is dropped here is taken in; the file itself stays where it was."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client, _KINDS, "messages")
        self.setAcceptDrops(True)

    def buttons(self) -> list[QPushButton]:
        """A message comes from a file."""
        return [button(self.context.text("messages.add"), self.choose, "primary", name="add_message")]

    def actions_here(self) -> tuple[Action, ...]:
        """Take a message in."""
        return (Action("add_message", "messages.add", lambda _: self.choose(), "Ctrl+O"),)

    def card(self, shown: KindRow) -> Card:
        """Who wrote it to whom, and then what it says over the whole width."""
        message, context = cast(Message, shown.record), self.context
        card = Card(message.subject or context.text(f"message_kind.{message.kind.value}"), *self.acts(shown))
        told = [(context.text(f"message.{name}"), str(getattr(message, name))) for name in ("sender", "recipients")]
        if message.files:
            told.append((context.text("message.files"), context.translator.count("messages.files", message.files)))
        card.body.addWidget(pairs([each for each in told if each[1]]))
        text = label(breakable(message.text or context.text("messages.no_text")))
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setObjectName("message_text")
        card.body.addWidget(text)
        return card

    def choose(self) -> None:
        """Ask for the file."""
        text = self.context.text
        self.context.files.open_file(
            self, text("messages.add"), text("messages.kinds"), lambda path: self.take_files([path])
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_files(event.mimeData()):
            accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        accept(event, lambda: self.take_files(dropped_files(event.mimeData())))

    def take_files(self, paths: list[Path]) -> None:
        """One after another: what is refused is told of, and the others come in all the same."""
        if not paths:
            return
        vault, client = self.context.vault, self.client

        def taking(progress: Progress) -> _Came:
            came = _Came([], [])
            for path in paths:
                try:
                    came.messages.append(take_in_message(vault, client, path, {}, progress))
                except Cancelled:
                    raise
                except CoachkluisError as error:
                    came.refused.append((path.name, error))
            return came

        self.context.run(self, self._taken, taking, label="messages.taking_in")

    def _taken(self, came: _Came) -> None:
        text = self.context.text
        words = [f"{name}: {error_words(self.context, error)}" for name, error in came.refused]
        if came.messages:
            self.arrive(came.messages[-1].id)
            lines = [text("messages.remember"), *([f"{text('attachments.not_added')}:"] if words else [])]
            tell(self.context, self, "messages.taken_in", *lines, listed=words)
        elif len(words) == 1:
            self.context.present(came.refused[0][1], self)
        else:
            tell(self.context, self, "attachments.not_added", listed=words)


class _Came(NamedTuple):
    """What came in of several files, and what did not."""

    messages: list[Message]
    refused: list[tuple[str, CoachkluisError]]
