"""One attachment: shown or played from memory where that is safe, and else told why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.ui.context import Context
from app.ui.features.attachments.opened_file import OpenedFile, open_file
from app.ui.features.attachments.picture import PictureView
from app.ui.features.attachments.save_out import save_out
from app.ui.features.attachments.shown_as import LARGEST, ShownAs
from app.ui.features.attachments.sound import SoundView
from app.ui.features.attachments.take_in import edit_attachment
from app.ui.features.attachments.words import facts
from app.ui.tasks.task import Task
from app.ui.theme.icons import icon
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label
from app.ui.widgets.pdf_view import PdfView

_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_WHY_NOT = {ShownAs.NOTHING: "attachments.no_preview", ShownAs.SOUND: "error.sound.unreadable"}


class Preview(QWidget):
    """Esc goes back to the list. Nothing of a file stays in memory when it is left."""

    closed = Signal()
    masked = Signal(object)
    """The Attachment that took the place of the one that was shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._attachment: Attachment | None = None
        self._task: Task | None = None
        text = context.text
        back = link(text("attachments.back"), self.closed.emit, name="back_to_attachments")
        back.setIcon(icon("caret-left", context.colours.accent))
        self._page = label("", "muted", wrap=False)
        edit = button(text("edit"), self.edit_details, name="edit_attachment")
        self._mask = button(text("masking.later"), self.cover, name="mask_attachment")
        self._save = button(text("attachments.save"), self.save, name="save_attachment")
        self._name = ElidedLabel("heading")
        self._about = ElidedLabel("muted")
        self._pdf = PdfView(context)
        self._pdf.page_changed.connect(self._show_page)
        self._picture = PictureView(context.colours)
        self._sound = SoundView(context)
        self._words = label("", "muted")
        self._words.setObjectName("no_preview")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for each in (self._words, self._pdf, self._picture, self._sound):
            self._stack.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(Flow(back, self._page, edit, self._mask, self._save, lead=True))
        layout.addWidget(self._name)
        layout.addWidget(self._about)
        layout.addSpacing(4)
        layout.addWidget(self._stack, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=_HERE)
        escape.activated.connect(self.closed)

    def show_attachment(self, attachment: Attachment) -> None:
        """Show a file, or say why it is not shown."""
        self.forget()
        self._attachment = attachment
        self._mask.hide()
        self._name.setText(attachment.name)
        self._about.setText(facts(self._context, attachment))
        if attachment.size > LARGEST:
            self._say(self._context.text("attachments.too_large_to_show", most=LARGEST // 10**6))
            return
        self._say(self._context.text("attachments.opening"))
        vault, speaker = self._context.vault, self._context.parts.speaker

        def opened(file: OpenedFile) -> None:
            self._show(attachment, file)

        def failed(error: BaseException) -> None:
            if self._attachment is attachment:
                self._say(self._context.text("reading.failed"))
                self._context.present(error, self)

        self._task = self._context.tasks.run(
            lambda progress: open_file(vault, speaker, attachment, progress), self, opened, failed
        )

    def forget(self) -> None:
        """Let go of the file, and of reading it."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._attachment = None, None
        self._pdf.clear()
        self._picture.show_picture(QImage())
        self._sound.clear()
        self._say("")

    def edit_details(self) -> None:
        """Change its name, its kind of data, where it comes from."""
        if self._attachment is not None:
            edit_attachment(self._context, self, self._attachment, self.show_attachment)

    def cover(self) -> None:
        """Cover, cut or turn it, for good."""
        if self._attachment is not None:
            from app.ui.features.attachments.mask_later import mask_later  # with what it takes to draw on a file

            mask_later(self._context, self, self._attachment, self.masked.emit)

    def save(self) -> None:
        """Write a copy outside the vault."""
        if self._attachment is not None:
            save_out(self._context, self, self._attachment)

    def _show(self, attachment: Attachment, file: OpenedFile) -> None:
        if self._attachment is not attachment:
            if file.sound is not None:
                file.sound.close()
            return
        self._task = None
        self._mask.setVisible(file.kind not in (ShownAs.NOTHING, ShownAs.SOUND))
        if file.kind is ShownAs.PDF and self._pdf.show_pdf(file.data):
            self._stack.setCurrentWidget(self._pdf)
            self._pdf.setFocus(Qt.FocusReason.OtherFocusReason)
        elif file.picture is not None:
            self._picture.show_picture(file.picture)
            self._picture.setAccessibleName(attachment.name)
            self._stack.setCurrentWidget(self._picture)
            self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
        elif file.sound is not None:
            self._sound.show_sound(file.sound)
            self._stack.setCurrentWidget(self._sound)
            self._sound.take_focus()
        else:
            self._say(self._context.text(_WHY_NOT.get(file.kind, "attachments.unreadable_preview")))
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(self._context.text("attachments.page", page=page, pages=pages) if pages > 1 else "")

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._page.setText("")
        self._stack.setCurrentWidget(self._words)
