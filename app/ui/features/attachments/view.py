"""The files of one client: the list, onto which files can be dropped, and the page of one file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.dropped_files import accept, dropped_files
from app.ui.feature import Action
from app.ui.features.attachments.preview import Preview
from app.ui.features.attachments.take_in import take_in
from app.ui.place import Place
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Order, TableColumn
from app.ui.widgets.parts import button, label, notice
from app.ui.widgets.stored import Stored
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.vault.work import Change


class AttachmentsView(PartView):
    """Enter shows a file; a file that is dropped on it is taken in."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        self.setAcceptDrops(True)
        text = context.text
        columns = self._columns()
        self._table = RecordTable(
            context, columns, Stored(context, Attachment, client=client), empty="attachments.empty",
            order=Order("made", descending=True),
        )  # fmt: skip
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(2, 3))
        self._table.view.setAccessibleName(text("attachments.title"))
        self._table.opened.connect(self._open)
        self._drop = notice(text("attachments.drop"), "notice")
        self._drop.hide()
        add = button(text("attachments.add_file"), self._choose, "primary", name="add_attachment")
        listed = QWidget()
        layout = QVBoxLayout(listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(Flow(label(text("attachments.hint"), "muted"), add, lead=True))
        layout.addWidget(self._drop)
        layout.addWidget(self._table, 1)
        self._preview = Preview(context)
        self._preview.closed.connect(self._close)
        self._preview.masked.connect(self._open)
        self._listed = listed
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._preview)
        context.changed.connect(self._changed)

    def arrive(self, record: str) -> None:
        """Show one file, or the list of them."""
        attachment = self.context.reader.maybe(Attachment, record)
        if attachment is not None and attachment.client == self.client:
            self._preview.show_attachment(attachment)
            self._stack.setCurrentWidget(self._preview)
            return
        self._stack.setCurrentWidget(self._listed)
        self._table.refresh()
        if self._table.model.rowCount():
            self._table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._table.view.selectionModel().hasSelection():
                self._table.view.selectRow(max(0, self._table.view.currentIndex().row()))

    def leave(self) -> None:
        """Nothing of a file stays in memory."""
        self._preview.forget()

    def actions_here(self) -> tuple[Action, ...]:
        """Add a file; or what can be done with the one that is shown."""
        if self._stack.currentWidget() is self._preview:
            return (
                Action("edit_attachment", "attachments.edit", lambda _: self._preview.edit_details(), "Ctrl+E"),
                Action("save_attachment", "attachments.save", lambda _: self._preview.save(), "Ctrl+S"),
            )
        return (Action("add_attachment", "attachments.add_file", lambda _: self._choose(), "Ctrl+O"),)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome on the list."""
        if self._stack.currentWidget() is self._listed and dropped_files(event.mimeData()):
            self._drop.show()
            accept(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._drop.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped. The file itself stays where it was."""
        self._drop.hide()
        accept(event, lambda: self.take_files(dropped_files(event.mimeData())))

    def take_files(self, files: list[Path]) -> None:
        """Ask of each what it is, and take it in."""
        take_in(self.context, self, self.client, files)

    def _columns(self) -> tuple[TableColumn[Attachment], ...]:
        translator = self.context.translator

        def category(attachment: Attachment) -> str:
            return translator.text(f"category.{attachment.category.value}")

        def taken_in(attachment: Attachment) -> str:
            return translator.short_date(legal_date(attachment.made))

        return (
            TableColumn("name", "attachment.name", lambda each: each.name, 280),
            TableColumn("category", "attachment.category", category, 190),
            TableColumn("made", "attachments.taken_in", taken_in, 140),
            TableColumn("size", "attachments.size", lambda each: translator.size(each.size), 90),
        )

    def _choose(self) -> None:
        text = self.context.text
        self.context.files.open_file(
            self,
            text("attachments.add"),
            text("attachments.any"),
            lambda path: _ignored(take_in(self.context, self, self.client, [path])),
        )

    def _open(self, attachment: object) -> None:
        self.context.navigate(Place("dossier", self.client, cast(Attachment, attachment).id, "attachments"))

    def _close(self) -> None:
        self.context.navigate(Place("dossier", self.client, part="attachments"))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.client == self.client and each.noun == "attachment" for each in changes):
            self._table.refresh()


def _ignored(_: object) -> None:
    """A callback gives nothing back."""
