"""The messages of a client: dropped on the list or chosen, read from memory, and their originals deleted elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.message import Message
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.forms.kinds import Kind, RecordAct
from app.ui.forms.kinds_view import KindRow, KindsView
from app.ui.widgets.breakable import breakable
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.dialog import tell
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
            self, text("messages.add"), text("messages.kinds"), lambda path: self._take([path])
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if _files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._take(_files(event))

    def _take(self, paths: list[Path]) -> None:
        """One after another: what is refused is told, and the others wait for that."""
        if not paths:
            return
        vault, client, (first, *others) = self.context.vault, self.client, paths
        self.context.run(
            self,
            partial(self._taken, others),
            lambda progress: take_in_message(vault, client, first, {}, progress),
            label="messages.taking_in",
        )

    def _taken(self, others: list[Path], message: Message) -> None:
        self.arrive(message.id)
        if others:
            self._take(others)
        else:
            tell(self.context, self, "messages.taken_in", self.context.text("messages.remember"))


def _files(event: QDropEvent) -> list[Path]:
    return [Path(each.toLocalFile()) for each in event.mimeData().urls() if each.isLocalFile()]
