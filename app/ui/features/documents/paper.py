"""The text of a version: written while it is a draft, read when it is frozen, and previewed as it will print."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import QSize, Signal
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
from app.ui.widgets.reading import ReadArea
from app.usecases.keep_typed import Into, Leaf
from app.usecases.print_document import version_pdf
from app.usecases.templates import every_template


class _Face(StrEnum):
    """Which of the three is in sight."""

    WRITING = "writing"
    READING = "reading"
    PREVIEW = "preview"


class Paper(QWidget):
    """The draft has an editor of its own, so that looking at an earlier version disturbs nothing."""

    notice = Signal(str)
    """Something to tell, in words."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.keeper = Keeper(context.desk, self, lambda: self.editor.source())
        self._asked: Version | None = None
        self._face: _Face | None = None
        self._stack = QStackedWidget()
        self._pages = label("", "hint")
        self._pages.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._pages)
        self._version = Id("")
        self._previewed: tuple[str, ...] = ()

    def sizeHint(self) -> QSize:
        """It takes what is left, and asks for no more than it needs: in a low window Qt takes what is asked for and is
        not there from the words and buttons around it as well.
        """
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Its text scrolls, whatever its width."""
        return False

    @cached_property
    def editor(self) -> ProseEditor:
        """Where a draft is written."""
        context = self._context
        editor = ProseEditor(context.translator)
        editor.setObjectName("draft")
        editor.notice.connect(self.notice)
        editor.know_guidance(every_template(context.parts.resources))
        offer_texts(context, editor, self)
        editor.edited.connect(self.keeper.edited)
        self._stack.addWidget(editor)
        return editor

    @cached_property
    def _reading(self) -> ProseEditor:
        editor = ProseEditor(self._context.translator)
        editor.setObjectName("frozen")
        editor.set_read_only(True)
        self._stack.addWidget(editor)
        return editor

    @cached_property
    def _preview(self) -> PdfView:
        preview = PdfView(self._context)
        preview.setObjectName("preview")
        preview.page_changed.connect(self._tell_page)
        return preview

    @cached_property
    def _area(self) -> ReadArea:
        area = ReadArea(self._context, self._preview)
        area.again.connect(self._print_again)
        self._stack.addWidget(area)
        return area

    @property
    def previewing(self) -> bool:
        """Whether the preview is in sight."""
        return self._face is _Face.PREVIEW

    def _turn(self, face: _Face) -> QWidget:
        """Have one of the three in sight. Each is made when it is first wanted: an editor takes as long as all else."""
        self._face = face
        shown = self._area if face is _Face.PREVIEW else self.editor if face is _Face.WRITING else self._reading
        self._stack.setCurrentWidget(shown)
        return shown

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
            self._turn(_face_of(version))

    def take_over(self, version: Version) -> None:
        """Show a draft and keep it from now on. One that is on the screen already stays as it is, unless it was written
        elsewhere and nothing was typed since.
        """
        keeper = self.keeper
        if keeper.record != version.id or (version.source != keeper.stored and not keeper.unkept):
            self._lay_down()
            text = keeper.follow(Leaf(Into.DRAFT, (version.id,)), version.source)
            self.editor.come_back(version.id, text, self._context.shelf)
            self.editor.go_to_guidance()

    def show_text(self, version: Version) -> None:
        """Show the text instead of the preview, with the cursor in it."""
        self._clear()
        self._turn(_face_of(version)).setFocus()

    def preview(self, version: Version) -> None:
        """Show how it prints, made in memory."""
        key = (version.id, version.state.value, version.source)
        self._turn(_Face.PREVIEW)
        if key == self._previewed:
            return
        if self._asked is None or self._asked.id != version.id:
            self._preview.clear()  # it would be the paper of another version
        self._previewed, self._asked = key, version
        vault, parts = self._context.vault, self._context.parts
        self._context.read(
            self._area, lambda pdf: self._printed(key, pdf), lambda _: version_pdf(vault, parts, version.id), self._lose
        )

    def leave(self) -> None:
        """Keep the draft before one goes elsewhere. Where that does not work the desk has it for coming back."""
        self._lay_down()
        self.keeper.drop()
        self._clear()
        self._face = None

    def _lay_down(self) -> None:
        """Keep the draft; what was done to it can be undone when one comes back."""
        self.keeper.keep()
        if self.keeper.record:
            self.editor.leave(self.keeper.record, self._context.shelf)

    def _printed(self, key: tuple[str, ...], pdf: bytes) -> None:
        if key == self._previewed:
            self._preview.show_pdf(pdf)
            self._preview.setFocus()

    def _clear(self) -> None:
        """Of what was previewed nothing stays."""
        if self._asked is not None:
            self._preview.clear()
        self._lose()

    def _lose(self) -> None:
        self._previewed = ()
        self._pages.hide()

    def _print_again(self) -> None:
        if self._asked is not None:
            self.preview(self._asked)

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


def _face_of(version: Version) -> _Face:
    return _Face.WRITING if version.state is VersionState.DRAFT else _Face.READING
