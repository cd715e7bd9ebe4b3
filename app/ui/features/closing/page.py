"""The end of the practice on one page: what is still to be done, and of each dossier what stays until when."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.closing import Closing
from app.domain.destruction_plan import Plan
from app.kernel.progress import Progress
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.closing.dialogs import closing_form, keeper_form, told_form
from app.ui.features.closing.steps import Acts, StepList, steps_of
from app.ui.forms.destroying import show_plan
from app.ui.place import Place
from app.ui.theme.theme import set_role
from app.ui.widgets.breakable import breakable
from app.ui.widgets.dialog import ask, tell
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import box, button, empty, label, notice
from app.ui.widgets.reading import ReadArea
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable
from app.usecases.close_practice import ClosingState, Remaining, close_practice, closing_state
from app.usecases.closing_facts import current_closing
from app.usecases.closing_letters import ClosingLetters, write_closing_letters
from app.usecases.plan_destruction import Chosen, plan_for
from app.vault.snapshot import snapshot
from app.vault.work import Change

_EVERYTHING = Chosen(closing=True)
_SHOWN = frozenset({"closing", "telling", "destruction", "request", "trajectory", "organisation"})


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
        self._words = label(text("closing.none"))
        self._words.setObjectName("closing_words")
        self._plan = button(text("closing.plan"), self._prepare, "primary", name="plan_closing")
        self._none = notice(self._words)
        self._steps = QVBoxLayout()
        self._acts: Acts = {
            "letters": self._write_letters, "told": self._record_told, "requests": self._to_requests,
            "retention": self._to_retention,
            "destroy": self._plan_destruction, "plan": self._prepare, "hand": self._hand, "close": self._ask_close,
        }  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(PageHeader(text("closing.title"), text("closing.below"), self._plan))
        below = QVBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._none)
        below.addLayout(self._steps)
        below.addSpacing(12)
        below.addWidget(self._table, 1)
        below.addStretch()  # where there is no list yet
        self._area = ReadArea(context, box(below))
        self._area.again.connect(self._read)
        layout.addWidget(self._area, 1)
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
            self._area.came()
            self._show(None)
            return
        vault, parts = context.vault, context.parts

        def work(_: object) -> ClosingState:
            reader = vault.reader()
            with snapshot(reader):
                return closing_state(reader, parts, closing)

        context.read(self._area, self._show, work, label="closing.reading")

    def _show(self, state: ClosingState | None) -> None:
        self._state = state
        self._none.setVisible(state is None)
        self._table.setVisible(state is not None)
        focused = QApplication.focusWidget()
        had = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        empty(self._steps)
        if state is not None:
            self._steps.addWidget(StepList(self.context, steps_of(self.context, state), self._acts))
            again = self.findChild(QWidget, had) if had else None
            if again is not None:
                again.setFocus()
        self._table.refresh()
        closed = state is not None and state.facts.closing.closed_on is not None
        self._plan.setVisible(not closed)
        self._plan.setText(self.context.text("edit" if state is not None else "closing.plan"))
        set_role(self._plan, "" if state is not None else "primary")

    def _dossiers(self) -> list[Remaining]:
        return [] if self._state is None else list(self._state.dossiers)

    def _open(self, found: object) -> None:
        self.context.navigate(Place("dossier", cast(Remaining, found).client.id, part="retention"))

    def _write_letters(self) -> None:
        context = self.context
        vault, parts = context.vault, context.parts

        def chosen(place: Path) -> None:
            target = place / safe_name(context.text("closing.letters.folder", day=context.today.isoformat()))

            def work(progress: Progress) -> ClosingLetters:
                return write_closing_letters(vault, parts, target, progress)

            context.run(self, self._letters_made, work, label="closing.letters")

        context.files.open_folder(self, context.text("closing.letters.where"), Path.home(), chosen)

    def _letters_made(self, made: ClosingLetters) -> None:
        words = self.context.translator.count("closing.letters_made", made.number)
        tell(self.context, self, "closing.letters", words, listed=[breakable(str(made.folder))])

    def _record_told(self) -> None:
        told_form(self.context, self)

    def _to_requests(self) -> None:
        self.context.navigate(Place("requests"))

    def _to_retention(self) -> None:
        """What is still due then asks for a look of its own."""
        self.context.navigate(Place("retention"))

    def _hand(self) -> None:
        keeper_form(self.context, self)

    def _plan_destruction(self) -> None:
        vault, parts, today = self.context.vault, self.context.parts, self.context.today

        def work(_: object) -> Plan:
            reader = vault.reader()
            with snapshot(reader):
                return plan_for(reader, parts, _EVERYTHING, today)

        self.context.run(self, self._show_plan, work, label="closing.reading")

    def _show_plan(self, plan: Plan) -> None:
        show_plan(self.context, self, _EVERYTHING, plan)

    def _ask_close(self) -> None:
        if self._state is not None:
            closing = self._state.facts.closing
            ask(self.context, self, "closing.close.ask", "closing.close", partial(self._end, closing), danger=True)

    def _end(self, closing: Closing) -> None:
        self.context.do(self, lambda _: None, close_practice, closing.id, self.context.parts)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _SHOWN for each in changes):
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
        TableColumn("running", "closing.running_column", lambda each: str(each.running or ""), 130, right=True,
                    sortable=False),
        TableColumn("items", "closing.items", lambda each: str(each.items or ""), 110, right=True, sortable=False),
        TableColumn("until", "closing.last", until, 170, sortable=False),
    )  # fmt: skip
