"""The text of a version: written while it is a draft, read when it is frozen, and previewed as it will print."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.document import Version, VersionState
from app.domain.frozen import FrozenVersion, FrozenVersionError
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.editor import ProseEditor
from app.ui.features.documents.fields import fields_of
from app.ui.forms.reusable_text import offer_texts
from app.ui.keeping.keeper import Keeper
from app.ui.widgets.parts import label
from app.ui.widgets.pdf_view import PdfView
from app.usecases.keep_typed import Into, Leaf
from app.usecases.print_document import version_pdf
from app.usecases.templates import every_template


class _Face(IntEnum):
    """Which of the three is in sight."""

    WRITING = 0
    READING = 1
    PREVIEW = 2


class Paper(QWidget):
    """The draft has an editor of its own, so that looking at an earlier version disturbs nothing."""

    notice = Signal(str)
    """Something to tell, in words."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.editor = ProseEditor(context.translator)
        self.editor.setObjectName("draft")
        self.editor.notice.connect(self.notice)
        self.editor.know_guidance(every_template(context.parts.resources))
        offer_texts(context, self.editor, self)
        self.keeper = Keeper(context.desk, self, self.editor.source)
        self.editor.edited.connect(self.keeper.edited)
        self._reading = ProseEditor(context.translator)
        self._reading.setObjectName("frozen")
        self._reading.set_read_only(True)
        self._preview = PdfView(context)
        self._preview.setObjectName("preview")
        self._stack = QStackedWidget()
        for each in (self.editor, self._reading, self._preview):
            self._stack.addWidget(each)
        self._pages = label("", "hint")
        self._pages.hide()
        self._preview.page_changed.connect(self._tell_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._pages)
        self._version = Id("")
        self._previewed: tuple[str, ...] = ()

    @property
    def previewing(self) -> bool:
        """Whether the preview is in sight."""
        return self._stack.currentIndex() == _Face.PREVIEW

    def show_version(self, version: Version) -> None:
        """Show the text of a version. A draft that is being written already stays as it is on the screen."""
        self._version = version.id
        if version.state is VersionState.DRAFT:
            self.editor.offer_fields(fields_of(self._context, version))
            self.take_over(version)
        elif self.keeper.record == version.id and self.keeper.unkept:
            return  # frozen while something was still being typed: that stays on the screen, and the mark tells of it
        else:
            if self.keeper.record == version.id:
                self.keeper.drop()
            self._reading.set_source(self._frozen_source(version))
        if self.previewing:
            self.preview(version)
        else:
            self._stack.setCurrentIndex(_Face.WRITING if version.state is VersionState.DRAFT else _Face.READING)

    def take_over(self, version: Version) -> None:
        """Show a draft and keep it from now on. One that is on the screen already stays as it is, unless it was written
        elsewhere and nothing was typed since.
        """
        keeper = self.keeper
        if keeper.record != version.id or (version.source != keeper.stored and not keeper.unkept):
            self._lay_down()
            text = keeper.follow(Leaf(Into.DRAFT, (version.id,)), version.source)
            self.editor.come_back(version.id, text, self._context.shelf)

    def show_text(self, version: Version) -> None:
        """Show the text instead of the preview, with the cursor in it."""
        self._preview.clear()
        self._previewed = ()
        self._pages.hide()
        self._stack.setCurrentIndex(_Face.WRITING if version.state is VersionState.DRAFT else _Face.READING)
        (self.editor if version.state is VersionState.DRAFT else self._reading).setFocus()

    def preview(self, version: Version) -> None:
        """Show how it prints, made in memory."""
        key = (version.id, version.state.value, version.source)
        self._stack.setCurrentIndex(_Face.PREVIEW)
        if key == self._previewed:
            return
        self._previewed = key
        vault, parts = self._context.vault, self._context.parts
        self._context.tasks.run(
            lambda _: version_pdf(vault, parts, version.id), self, lambda pdf: self._printed(key, pdf), self._failed
        )

    def leave(self) -> None:
        """Keep the draft before one goes elsewhere. Where that does not work the desk has it for coming back."""
        self._lay_down()
        self.keeper.drop()
        self._preview.clear()
        self._previewed = ()
        self._pages.hide()
        self._stack.setCurrentIndex(_Face.WRITING)

    def _lay_down(self) -> None:
        """Keep the draft; what was done to it can be undone when one comes back."""
        self.keeper.keep()
        if self.keeper.record:
            self.editor.leave(self.keeper.record, self._context.shelf)

    def _printed(self, key: tuple[str, ...], pdf: bytes) -> None:
        if key == self._previewed:
            self._preview.show_pdf(pdf)
            self._preview.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._previewed = ()
        self._context.present(error, self)

    def _tell_page(self, page: int, of: int) -> None:
        self._pages.setVisible(self.previewing)
        self._pages.setText(self._context.text("documents_screen.page", page=page, of=of))

    def _frozen_source(self, version: Version) -> str:
        """What was frozen is what is read."""
        try:
            return FrozenVersion.read(version.frozen).source if version.frozen else version.source
        except FrozenVersionError as error:
            self._context.present(error, self)
            return version.source
