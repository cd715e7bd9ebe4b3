"""What stands at the right of the list: the texts of an item, the pages of a file, or one of the files that go out."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.documents.boxes import Box
from app.documents.file_kind import LARGEST, FileKind, file_kind
from app.domain.attachment import Attachment
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.editor import ProseEditor
from app.ui.features.requests.copy_file import OutgoingFile, outgoing_file
from app.ui.features.requests.copy_items import CopyItem, shown_texts
from app.ui.open_list import OpenList
from app.ui.tasks.task import Task
from app.ui.widgets.box_canvas import CanvasArea
from app.ui.widgets.file_pictures import FilePictures
from app.ui.widgets.parts import button, column, label, row
from app.ui.widgets.passages import PassageView
from app.ui.widgets.pdf_view import PdfView


class _Face(IntEnum):
    WORDS = 0
    TEXTS = 1
    PAGES = 2
    OUTGOING = 3


class CopyFace(QWidget):
    """`marked` when something else is marked, `boxed` when boxes on a page were changed."""

    marked = Signal()
    boxed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._item: CopyItem | None = None
        self._task: Task | None = None
        self._file: FilePictures | None = None
        self.page = 0
        self._sent: list[Box] | None = None
        self._opening = False
        self._words = label("", "muted")
        self._words.setObjectName("copy_words")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.passages = PassageView(context.colours)
        self.passages.setAccessibleName(context.text("copy_builder.passages"))
        self.passages.marked_changed.connect(self.marked)
        self._stack = QStackedWidget()
        for each in (self._words, self.passages, self._pages(), self._outgoing()):
            self._stack.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @property
    def shows_pages(self) -> bool:
        """Whether boxes can be drawn now."""
        return self._stack.currentIndex() == _Face.PAGES

    @property
    def shows_texts(self) -> bool:
        """Whether passages can be marked now."""
        return self._stack.currentIndex() == _Face.TEXTS

    def show_item(self, item: CopyItem) -> None:
        """Show an item, to mark in. What is shown already stays where it was scrolled to."""
        same = self._item is not None and self._item.record.id == item.record.id
        self._item, self._opening = item, self._opening and same
        if item.omission is not None:
            self.say(self._context.text("copy_builder.omitted", reason=item.omission.reason))
            return
        if not isinstance(item.record, Attachment):
            self.passages.show_texts(shown_texts(self._context, item))
            self._stack.setCurrentIndex(_Face.TEXTS)
            return
        if same and self._file is not None and self._file.count:
            self._stack.setCurrentIndex(_Face.PAGES)
            self._take_boxes(self._stored())
            return
        if same and self._opening:
            return
        self._open(item.record)

    def boxes_sent(self) -> list[Box]:
        """The boxes as they are drawn now, on their way to the vault: until they are there, nothing older is shown."""
        self._sent = list(self.canvas.boxes)
        return list(self.canvas.boxes)

    def _take_boxes(self, stored: list[Box]) -> None:
        if self._sent is not None and sorted(stored) != sorted(self._sent):
            return
        self._sent = None
        chosen = self.canvas.boxes[self.canvas.chosen] if self.canvas.chosen >= 0 else None
        self.canvas.show_boxes(stored, stored.index(chosen) if chosen in stored else -1)

    def show_outgoing(self, request: Id) -> None:
        """Show what goes out."""
        self._request = request
        self._item = None
        self._fetch(max(0, self._names.currentIndex()))

    def say(self, words: str) -> None:
        """Words in the place of an item."""
        self._words.setText(words)
        self._stack.setCurrentIndex(_Face.WORDS)

    def forget(self) -> None:
        """Nothing of what was shown stays in memory."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._item, self._opening = None, None, False
        if self._file is not None:
            self._file.close()
        self._file = None
        self.canvas.show_picture(QImage(), [])
        self._pdf.clear()
        self._plain.clear()
        self.passages.show_texts(())
        self.say("")

    def _pages(self) -> QWidget:
        context, made = self._context, QWidget()
        self._area = CanvasArea(context.colours, to_read=True)
        self.canvas = self._area.canvas
        self.canvas.setAccessibleName(context.text("copy_builder.canvas"))
        self.canvas.changed.connect(self.boxed)
        self.canvas.chosen_changed.connect(self.marked)
        self._earlier = button(context.text("copy_builder.earlier"), lambda: self._turn(-1), "quiet", name="earlier")
        self._later = button(context.text("copy_builder.later"), lambda: self._turn(1), "quiet", name="later")
        self._number = label("", "muted", wrap=False)
        zooms = (
            button(context.text("masking.smaller"), lambda: self.canvas.zoom(-1), "quiet", name="smaller"),
            button(context.text("masking.larger"), lambda: self.canvas.zoom(1), "quiet", name="larger"),
        )
        made.setLayout(
            column(self._area, row(self._earlier, self._number, self._later, None, *zooms, spacing=4), spacing=4)
        )
        return made

    def _outgoing(self) -> QWidget:
        made = QWidget()
        self._request = Id("")
        self._names = OpenList()
        self._names.setObjectName("outgoing")
        self._names.setAccessibleName(self._context.text("copy_builder.outgoing"))
        self._names.activated.connect(self._fetch)
        self._pdf = PdfView(self._context)
        self._plain = QPlainTextEdit()
        self._plain.setReadOnly(True)
        self._plain.setObjectName("outgoing_text")
        self._read = ProseEditor(self._context.translator)
        self._read.set_read_only(True)
        self._seen = CanvasArea(self._context.colours)
        self._seen.canvas.read_only = True
        self._shown = QStackedWidget()
        for each in (self._pdf, self._plain, self._read, self._seen):
            self._shown.addWidget(each)
        across = QHBoxLayout()
        across.addWidget(self._names, 1)
        made.setLayout(column(across, self._shown, spacing=6))
        return made

    def _open(self, attachment: Attachment) -> None:
        if attachment.size > LARGEST:
            self.say(self._context.text("copy_builder.too_large"))
            return
        self.say(self._context.text("copy_builder.opening"))
        vault, self._opening = self._context.vault, True

        def read(_: object) -> bytes:
            return b"".join(vault.reader().chunks(attachment.id))

        def opened(data: bytes) -> None:
            if self._item is not None and self._item.record.id == attachment.id:
                self._opening = False
                self._show_file(data)

        def failed(error: BaseException) -> None:
            self._opening = False
            self.say(self._context.text("reading.failed"))
            self._context.present(error, self)

        self._task = self._context.tasks.run(read, self, opened, failed)

    def _show_file(self, data: bytes) -> None:
        if self._file is not None:
            self._file.close()
        self._file, self.page = FilePictures(data, self), 0
        if not self._file.count:
            known = file_kind(data) is not FileKind.OTHER
            self.say(self._context.text("copy_builder.unreadable" if known else "copy_builder.whole"))
            return
        self._show_page()
        self._stack.setCurrentIndex(_Face.PAGES)
        self.marked.emit()

    def _show_page(self) -> None:
        if self._file is None:
            return
        many, self._sent = self._file.count > 1, None
        self.canvas.show_picture(self._file.picture(self.page), self._stored(), self.page)
        self._number.setText(self._context.text("copy_builder.page", page=self.page + 1, pages=self._file.count))
        for each in (self._earlier, self._number, self._later):
            each.setVisible(many)
        self._earlier.setEnabled(self.page > 0)
        self._later.setEnabled(self.page + 1 < self._file.count)

    def _turn(self, pages: int) -> None:
        self.page += pages
        self._show_page()

    def _stored(self) -> list[Box]:
        if self._item is None:
            return []
        return [
            Box(each.page, each.left, each.top, each.width, each.height)
            for each in self._item.covered
            if not each.field and each.page == self.page
        ]

    def _fetch(self, chosen: int) -> None:
        vault, parts, request = self._context.vault, self._context.parts, self._request
        if self._stack.currentIndex() != _Face.OUTGOING:
            self.say(self._context.text("copy_builder.making"))
        self._task = self._context.tasks.run(
            lambda _: outgoing_file(vault, parts, request, chosen), self, self._show_outgoing, self._not_made
        )

    def _not_made(self, error: BaseException) -> None:
        self.say(self._context.text("reading.failed"))
        self._context.present(error, self)

    def _show_outgoing(self, file: OutgoingFile) -> None:
        self._names.clear()
        self._names.addItems(file.names)
        self._names.setCurrentIndex(file.chosen)
        kind = file_kind(file.data)
        if file.source is not None:
            self._read.set_source(file.source)
            self._shown.setCurrentWidget(self._read)
        elif kind is FileKind.PDF and self._pdf.show_pdf(file.data):
            self._shown.setCurrentWidget(self._pdf)
        elif kind is FileKind.PICTURE:
            pictures = FilePictures(file.data, self)
            self._seen.canvas.show_picture(pictures.picture(0), [])
            self._shown.setCurrentWidget(self._seen)
        else:
            self._plain.setPlainText(self._as_text(file))
            self._shown.setCurrentWidget(self._plain)
        self._stack.setCurrentIndex(_Face.OUTGOING)

    def _as_text(self, file: OutgoingFile) -> str:
        if file.too_large:
            return self._context.text("copy_builder.too_large")
        if b"\0" in file.data[:4096]:
            return self._context.text("copy_builder.whole")
        return file.data.decode("utf-8", "replace")
