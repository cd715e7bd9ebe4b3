"""Relaties: the lists, and above them the page of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from app.domain.declare import Record
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Organisation
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Language
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.relations import lists
from app.ui.features.relations.forms import new_enquiry, new_reader
from app.ui.features.relations.one_page import OnePage
from app.ui.forms.organisation import new_organisation
from app.ui.place import Place
from app.ui.widgets.dialog import tell
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import button, row
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.usecases.mail_newsletter import mailing_list, save_mailing_list, unsubscribe_words
from app.vault.work import Change

_NOUNS = frozenset({"organisation", "contact", "newsletter_contact", "enquiry", "trajectory", "training"})
_PARTS: dict[str, type[Record]] = {
    "organisation": Organisation,
    "enquiry": Enquiry,
    "newsletter_contact": NewsletterContact,
}
"""What has a page of its own, in the order of the tabs."""


class RelationsPage(Page):
    """Enter opens one; Esc comes back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._tabs = QTabWidget()
        self._tabs.setObjectName("relations")
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(context.text("relations.title"))
        self._tables: dict[str, RecordTable] = {}
        self._makes: dict[str, Callable[[], RecordTable]] = {}
        organisation = button(text("organisation.new"), self._new_organisation, "primary", name="new_organisation")
        self._add(
            "organisation", lambda: lists.organisation_rows(context), lists.organisation_columns(context),
            [organisation], keys=lists.NUMBERS,
        )  # fmt: skip
        enquiry = button(text("relations.enquiry.new"), self._new_enquiry, "primary", name="new_enquiry")
        self._add(
            "enquiry", lambda: lists.enquiry_rows(context), lists.enquiry_columns(context), [enquiry],
            keys={"received": lambda each: each.received_on.isoformat()}, tone=lists.enquiry_tone,
        )  # fmt: skip
        mail = button(text("relations.mail"), self._mail, name="mail_newsletter")
        reader = button(text("relations.reader.new"), self._new_reader, "primary", name="new_reader")
        self._add(
            "newsletter_contact", lambda: lists.reader_rows(context), lists.reader_columns(context), [mail, reader],
            keys={"since": lambda each: each.consented_on.isoformat()}, tone=lists.reader_tone,
        )  # fmt: skip
        self._listed = QWidget()
        layout = QVBoxLayout(self._listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("relations.title"), text("relations.below")))
        layout.addWidget(self._tabs, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._listed)
        self._tabs.currentChanged.connect(lambda _: self._turn())
        context.changed.connect(self._changed)

    @cached_property
    def _one(self) -> OnePage:
        """Made when one of them is opened."""
        one = OnePage(self.context)
        one.left.connect(self._close)
        self._stack.addWidget(one)
        return one

    def arrive(self, place: Place) -> None:
        """Show one, or the list that the place names."""
        if place.part in _PARTS:
            self._tabs.setCurrentIndex(list(_PARTS).index(place.part))
        found = self._find(place)
        if found is not None:
            self._one.show_record(found)
            self._stack.setCurrentWidget(self._one)
            return
        self._stack.setCurrentWidget(self._listed)
        self._table.refresh()
        self._focus()

    def _find(self, place: Place) -> Record | None:
        reader = self.context.reader
        nouns = [_PARTS[place.part]] if place.part in _PARTS else list(_PARTS.values())
        return next((found for noun in nouns if (found := reader.maybe(noun, place.record)) is not None), None)

    def _add(
        self,
        name: str,
        rows: Callable[[], Sequence[Any]],
        columns: Sequence[TableColumn[Any]],
        buttons: Sequence[QPushButton],
        *,
        keys: dict[str, Callable[[Any], str]],
        tone: Callable[[Any], Any] | None = None,
    ) -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(row(None, *buttons))

        def make() -> RecordTable:
            table = RecordTable(
                self.context, columns, Listed(rows, columns, keys), empty=f"relations.{name}.empty", order=Order("")
            )
            table.view.setObjectName(f"{name}s")
            table.view.setAccessibleName(self.context.text(f"relations.{name}.tab"))
            if tone is not None:
                owner: QObject = self
                table.view.setItemDelegateForColumn(len(columns) - 1, MarkDelegate(self.context.colours, tone, owner))
            fit_columns(table, tuple(each.width for each in columns), fixed=(len(columns) - 1,))
            table.opened.connect(lambda found: self._open(name, found))
            layout.addWidget(table, 1)
            return table

        self._makes[name] = make
        self._tabs.addTab(holder, self.context.text(f"relations.{name}.tab"))

    def _open(self, name: str, found: object) -> None:
        record = found.organisation if isinstance(found, lists.OrganisationRow) else found
        if isinstance(record, Record):
            self.context.navigate(Place("relations", record=record.id, part=name))

    def _close(self) -> None:
        self.context.navigate(Place("relations", part=list(_PARTS)[self._tabs.currentIndex()]))

    @property
    def _table(self) -> RecordTable:
        """The list in sight. It alone is read; the others are made, and read, when one turns to them."""
        name = list(_PARTS)[self._tabs.currentIndex()]
        if name not in self._tables:
            self._tables[name] = self._makes[name]()
        return self._tables[name]

    def _turn(self) -> None:
        if self._listed.isVisible():
            self._table.refresh()
        self._focus()

    def _focus(self) -> None:
        table = self._table
        if self._listed.isVisible() and table.model.rowCount():
            table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not table.view.currentIndex().isValid():
                table.view.selectRow(0)

    def _new_organisation(self) -> None:
        new_organisation(self.context, self)

    def _new_enquiry(self) -> None:
        new_enquiry(self.context, self)

    def _new_reader(self) -> None:
        new_reader(self.context, self)

    def _mail(self) -> None:
        """Refused before it is asked where to, where the list may not be mailed."""
        context = self.context
        vault, parts, language = context.vault, context.parts, Language(context.translator.language)
        try:
            mailing_list(context.reader, parts)
        except CoachkluisError as error:
            context.present(error, self)
            return
        title = context.text("relations.mail.file")

        def saved(number: int) -> None:
            words = unsubscribe_words(context.reader, parts, language)
            tell(context, self, "relations.mail.saved", context.translator.count("newsletter.mailed", number), words)

        def write(path: Path) -> None:
            context.run(self, saved, lambda _: save_mailing_list(vault.reader(), parts, path), label="relations.mail")

        context.files.save_file(self, title, f"{safe_name(title)}.csv", "CSV (*.csv)", write)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self._listed.isVisible() and any(each.noun in _NOUNS for each in changes):
            self._table.refresh()
