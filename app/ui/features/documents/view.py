"""The documents part of a dossier: what was written, how each stands, and what was handed over to others."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version
from app.domain.package import Package
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.documents.new_document import new_document
from app.ui.features.documents.rows import (
    DisclosureRow,
    DocumentRow,
    disclosure_columns,
    disclosure_rows,
    document_columns,
    document_rows,
)
from app.ui.features.documents.steps import tone_of
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import button, column, label
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.vault.work import Change

_SHOWN = frozenset({"document", "version", "disclosure", "organisation"})
_NOUNS = frozenset({"documents", "document", "version", "disclosure", "package"})
_NEWEST = Order("day", descending=True)
_LINE = 44
"""Pixels of a row."""


class DocumentsView(PartView):
    """A table of documents; below it, where there are any, a table of what was handed over."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        text = context.text
        columns = document_columns(context)
        keys = {
            "day": lambda each: f"{each.day.isoformat()} {each.version.changed.isoformat()}",
            "number": lambda each: f"{each.version.number:06}",
        }
        self._table = RecordTable(
            context, columns, Listed(lambda: document_rows(context, client), columns, keys),
            empty="documents_screen.empty", order=_NEWEST,
        )  # fmt: skip
        self._table.setObjectName("documents")
        self._table.view.setAccessibleName(text("documents_screen.part"))
        state = next(place for place, each in enumerate(columns) if each.name == "state")
        self._table.view.setItemDelegateForColumn(
            state, MarkDelegate(context.colours, lambda each: tone_of(each.version.state), self)
        )
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(2, 4))
        self._table.opened.connect(self._open)
        self._disclosed = self._disclosures()
        self._number = label("", "muted", wrap=False)
        new = button(text("documents_screen.new"), self.new, "primary", name="new_document")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(Flow(self._number, new, lead=True))
        layout.addWidget(self._table, 3)
        layout.addWidget(self._below, 2)
        self._redirected = ""
        context.changed.connect(self._changed)
        self._show_numbers()

    def arrive(self, record: str) -> None:
        """Show the list. With a record one goes on to its document; coming back from there one sees it in the list."""
        self._refresh()
        document = self._document_of(record)
        if document and document != self._redirected:
            self._redirected = document
            QTimer.singleShot(0, self, lambda: self._go(document))
            return
        self._redirected = ""
        self._select(document)

    def actions_here(self) -> tuple[Action, ...]:
        """A new document."""
        return (Action("new_document", "documents_screen.new", lambda _: self.new(), "Ctrl+Shift+D"),)

    def new(self) -> None:
        """Ask what kind of document it will be, and go and write it."""
        new_document(self.context, self, self.client)

    def _disclosures(self) -> RecordTable:
        context, client = self.context, self.client
        columns = disclosure_columns(context)
        keys = {"day": lambda each: f"{each.disclosure.disclosed_on.isoformat()} {each.disclosure.made.isoformat()}"}
        table = RecordTable(
            context, columns, Listed(lambda: disclosure_rows(context, client), columns, keys),
            empty="documents_screen.not_disclosed", order=_NEWEST,
        )  # fmt: skip
        table.setObjectName("disclosures")
        fit_columns(table, tuple(each.width for each in columns), fixed=(0, 4))
        title = context.text("documents_screen.disclosed")
        table.view.setAccessibleName(title)
        table.opened.connect(lambda each: self._open_disclosed(cast(DisclosureRow, each)))
        self._below = QWidget()
        self._below.setLayout(column(label(title, "heading"), table, spacing=8))
        return table

    def _open(self, each: object) -> None:
        self._go(cast(DocumentRow, each).document.id)

    def _open_disclosed(self, each: DisclosureRow) -> None:
        self._go(self._document_of(each.disclosure.id))

    def _go(self, document: str) -> None:
        self.context.navigate(Place("document", self.client, document))

    def _document_of(self, record: str) -> str:
        """The document that an id leads to: of the document itself, a version, a disclosure or a package."""
        reader = self.context.reader
        if not record or reader.maybe(Document, record) is not None:
            return record
        found = reader.maybe(Disclosure, record) or reader.maybe(Package, record)
        version = reader.maybe(Version, found.version if found else record)
        return version.document if version else ""

    def _select(self, document: str) -> None:
        view, model = self._table.view, self._table.model
        rows = (model.at(number) for number in range(model.rowCount()))
        here = next((number for number, each in enumerate(rows) if each and each.document.id == document), -1)
        if here >= 0 or (model.rowCount() and not view.currentIndex().isValid()):
            view.selectRow(max(0, here))
        if model.rowCount():
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(
            each.noun in _SHOWN and each.client in ("", self.client) for each in changes
        ):  # fmt: skip
            self._refresh()

    def _refresh(self) -> None:
        self._table.refresh()
        self._disclosed.refresh()
        self._show_numbers()

    def _show_numbers(self) -> None:
        documents, disclosed = self._table.model.rowCount(), self._disclosed.model.rowCount()
        self._number.setText(self.context.translator.count("documents_screen.count", documents) if documents else "")
        self._below.setVisible(bool(disclosed))
        self._disclosed.setMinimumHeight((min(disclosed, 3) + 1) * grown(_LINE))
