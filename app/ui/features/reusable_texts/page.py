"""The list of texts to reuse: new, change, remove; below it what the marked one says."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.document_field import field_named
from app.domain.prose_field import with_fields
from app.domain.prose_source import plain_text, read_source
from app.domain.reusable_text import ReusableText
from app.ui.context import Context
from app.ui.editor import ProseEditor
from app.ui.feature import Action, Page
from app.ui.forms.reusable_text import edit_text, new_text, text_fields
from app.ui.place import Place
from app.ui.widgets.dialog import ask
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import button, row
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.usecases.reusable_texts import drop_text, texts_by_name
from app.vault.work import Change


class ReusableTextsPage(Page):
    """Enter changes a text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        new = button(text("reusable_texts.new"), self.new, "primary", name="new_text")
        columns: tuple[TableColumn[ReusableText], ...] = (
            TableColumn("name", "reusable_text.name", lambda each: each.name, 260),
            TableColumn("begins", "reusable_texts.begins", self._begins, 420),
        )
        rows = Listed(lambda: list(texts_by_name(context.reader)), columns, {})
        self.table = RecordTable(context, columns, rows, empty="reusable_texts.empty", order=Order("name"))
        self.table.view.setObjectName("reusable_texts")
        self.table.view.setAccessibleName(text("reusable_texts.title"))
        fit_columns(self.table, (260, 420), fixed=())
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._select)
        self._change = button(text("reusable_texts.change"), self.change, name="change_text")
        self._remove = button(text("reusable_texts.remove"), self.remove, name="remove_text")
        self._shown = ProseEditor(context.translator)
        self._shown.setObjectName("shown_text")
        self._shown.offer_fields(text_fields(context))
        self._shown.set_read_only(True)
        self._shown.page.centred = False  # a piece of text, below the line that it is about: no sheet of paper
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(PageHeader(text("reusable_texts.title"), text("reusable_texts.below"), new))
        layout.addWidget(self.table, 2)
        layout.addLayout(row(self._change, self._remove, None))
        layout.addWidget(self._shown, 3)
        self._select(None)
        context.changed.connect(self._changed)

    def arrive(self, _: Place) -> None:
        """Show the list."""
        self._refresh()
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def actions_here(self) -> tuple[Action, ...]:
        """What can be done with the one that is marked."""
        return (
            Action("new_text", "reusable_texts.new", lambda _: self.new(), "Ctrl+Shift+E"),
            Action("change_text", "reusable_texts.change", lambda _: self.change(), "Ctrl+E", lambda _: self._any()),
            Action("remove_text", "reusable_texts.remove", lambda _: self.remove(), "", lambda _: self._any()),
        )

    def new(self) -> None:
        """Write one."""
        new_text(self.context, self)

    def change(self) -> None:
        """Change the one that is marked."""
        if (marked := self._marked()) is not None:
            edit_text(self.context, self, marked)

    def remove(self) -> None:
        """Ask, and remove the one that is marked."""
        if (marked := self._marked()) is not None:
            identity = marked.id

            def go() -> None:
                self.context.do(self, None, drop_text, identity)

            ask(self.context, self, "reusable_texts.removing", "reusable_texts.remove", go, danger=True)

    def _marked(self) -> ReusableText | None:
        return cast("ReusableText | None", self.table.current)

    def _any(self) -> bool:
        return self._marked() is not None

    def _open(self, each: object) -> None:
        edit_text(self.context, self, cast(ReusableText, each))

    def _select(self, each: object) -> None:
        marked = cast("ReusableText | None", each)
        for made in (self._change, self._remove):
            made.setEnabled(marked is not None)
        self._shown.setVisible(marked is not None)
        if marked is not None:
            self._shown.set_source(marked.text)

    def _begins(self, each: ReusableText) -> str:
        """Its first words, its fields by their plain names."""

        def named(name: str) -> str:
            field = field_named(name)
            return f"[{self.context.text(field.label) if field else name}]"

        return " ".join(plain_text(with_fields(read_source(each.text), named)).split())[:120]

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun == ReusableText.noun.name for each in changes):
            self._refresh()

    def _refresh(self) -> None:
        """Read again; something is marked as long as there is something."""
        self.table.refresh()
        if self.table.model.rowCount() and not self.table.view.currentIndex().isValid():
            self.table.view.selectRow(0)
        self._select(self._marked())
