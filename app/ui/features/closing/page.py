"""The end of the practice on one page: what is still to be done, and of each dossier what stays until when."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.closing import Closing
from app.domain.document import Channel
from app.domain.gate import Refused
from app.domain.reason import worded
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.forms.references import organisations
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog, ask
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import button, label, notice, row
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable
from app.usecases.close_practice import (
    ClosingState,
    Remaining,
    close_practice,
    closing_state,
    current_closing,
    plan_closing,
    tell_all,
)
from app.vault.snapshot import snapshot
from app.vault.work import Change

_FIELDS = (("closes_on", "why"), ("keeper",), ("keeper_agreed_on",))


def closing_form(context: Context, near: QWidget) -> FormDialog:
    """Prepare the end, or change what was prepared."""
    form = RecordForm(context, Closing, _FIELDS, references={"keeper": lambda: organisations(context)})
    found = current_closing(context.reader)
    if found is not None and found.closed_on is None:
        form.set_record(found)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, plan_closing, values)

    dialog = FormDialog(context, near, "closing.plan", form, save, name="closing", about=About(Id("")))
    dialog.open()
    return dialog


class ClosingPage(Page):
    """Read in the background: of each dossier it is asked until when something stays."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text, columns = context.text, _columns(context)
        self._state: ClosingState | None = None
        self._table = RecordTable(
            context, columns, Listed(self._dossiers, columns), empty="closing.empty", order=Order("")
        )
        self._table.view.setObjectName("closing_dossiers")
        self._table.view.setAccessibleName(text("closing.title"))
        stretch_column(self._table, 0)
        self._table.opened.connect(self._open)
        self._words = label("")
        self._words.setObjectName("closing_words")
        self._plan = button(text("closing.plan"), self._prepare, "primary", name="plan_closing")
        self._tell = button(text("closing.tell"), self._ask_told, name="tell_all")
        self._close = button(text("closing.close"), self._ask_close, "danger", name="close_practice")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(PageHeader(text("closing.title"), text("closing.below"), self._plan))
        layout.addWidget(notice(self._words))
        layout.addWidget(self._table, 1)
        layout.addLayout(row(None, self._tell, self._close))
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Read again."""
        self._read()

    def _prepare(self) -> None:
        closing_form(self.context, self)

    def _read(self) -> None:
        context = self.context
        closing = current_closing(context.reader)
        if closing is None:
            self._show(None)
            return
        vault, parts = context.vault, context.parts

        def work(_: object) -> ClosingState:
            reader = vault.reader()
            with snapshot(reader):
                return closing_state(reader, parts, closing)

        context.run(self, self._show, work, label="closing.reading")

    def _show(self, state: ClosingState | None) -> None:
        self._state = state
        self._words.setText("\n".join(self._told(state)))
        self._table.refresh()
        closed = state is not None and state.facts.closing.closed_on is not None
        self._tell.setVisible(state is not None and bool(state.facts.untold))
        self._close.setVisible(state is not None and not closed)
        self._close.setEnabled(state is not None and not isinstance(state.verdict, Refused))

    def _told(self, state: ClosingState | None) -> list[str]:
        text = self.context.text
        if state is None:
            return [text("closing.none")]
        closing = state.facts.closing
        if closing.closed_on is not None:
            until = text("closing.until", date=state.until) if state.until else text("closing.until_open")
            return [text("closing.closed", date=closing.closed_on), until]
        answer = state.verdict
        if isinstance(answer, Refused):
            return [worded(each, self.context.translator) for each in answer.reasons]
        return [text("closing.ready")]

    def _dossiers(self) -> list[Remaining]:
        return [] if self._state is None else list(self._state.dossiers)

    def _open(self, found: object) -> None:
        self.context.navigate(Place("dossier", cast(Remaining, found).client.id, part="retention"))

    def _ask_told(self) -> None:
        ask(self.context, self, "closing.tell.ask", "closing.tell.yes", self._tell_all)

    def _tell_all(self) -> None:
        self.context.do(self, lambda _: None, tell_all, Channel.EMAIL)

    def _ask_close(self) -> None:
        if self._state is not None:
            closing = self._state.facts.closing
            ask(self.context, self, "closing.close.ask", "closing.close", partial(self._end, closing), danger=True)

    def _end(self, closing: Closing) -> None:
        self.context.do(self, lambda _: None, close_practice, closing.id, self.context.parts)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in ("closing", "telling") for each in changes):
            self._read()


def _columns(context: Context) -> tuple[TableColumn[Remaining], ...]:
    text, translator = context.text, context.translator

    def until(found: Remaining) -> str:
        if not found.items:
            return ""
        return translator.short_date(found.until) if found.until else text("closing.not_known")

    return (
        TableColumn("client", "requests.client", lambda each: each.client.name, 260, sortable=False),
        TableColumn("told", "closing.knows", lambda each: text("value.yes" if each.told else "value.no"), 110,
                    sortable=False),
        TableColumn("items", "closing.items", lambda each: str(each.items or ""), 110, right=True, sortable=False),
        TableColumn("until", "closing.last", until, 170, sortable=False),
    )  # fmt: skip
