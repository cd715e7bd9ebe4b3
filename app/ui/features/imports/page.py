"""The page of the import: choose a file, say what its columns are, look at what will happen, import all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.imports.duplicates import Choices
from app.domain.imports.entry import ImportFile
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.headings import Matched
from app.domain.imports.plan import Action, ImportPlan
from app.domain.imports.source import ImportSource
from app.domain.imports.table import Sheet
from app.kernel.behind import waited_for
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.kernel.translator import Language
from app.packages.workbook import UnreadableWorkbook
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.imports.choose import Choose
from app.ui.features.imports.columns import Columns
from app.ui.features.imports.done import Done
from app.ui.features.imports.preview import Preview
from app.ui.place import Place
from app.ui.widgets.dialog import ask
from app.usecases.import_clients import ImportRefused, headings, plan_import, read_source, run_import, source_of
from app.usecases.undo_import import UndoneImport, run_undo

_SOON = 60
"""Milliseconds after which it stands on the screen that something is read or worked out."""


class ImportsPage(Page):
    """Goes from choosing to columns to looking to done; nothing changes before the last button."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._path: Path | None = None
        self._pasted = b""
        self._source: ImportSource | None = None
        self._plan: ImportPlan | None = None
        self._known = headings([context.parts.translator(each) for each in Language])
        self._choose = Choose(context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._choose.chosen.connect(self._read)
        self._choose.pasted.connect(self._read_pasted)
        self._choose.undo.connect(self._ask_undo)

    @cached_property
    def _columns(self) -> Columns:
        """Made when a list was read, as the steps after it are when one comes to them."""
        columns = Columns(self.context)
        columns.confirmed.connect(self._plan_columns)
        columns.other.connect(self._begin)
        self._stack.addWidget(columns)
        return columns

    @cached_property
    def _preview(self) -> Preview:
        preview = Preview(self.context)
        preview.confirmed.connect(self._import)
        preview.again.connect(self._read_again)
        preview.columns.connect(self._show_columns)
        preview.chosen.connect(self._plan_choices)
        preview.other.connect(self._begin)
        self._stack.addWidget(preview)
        return preview

    @cached_property
    def _done(self) -> Done:
        done = Done(self.context)
        done.other.connect(self._begin)
        done.undo.connect(self._ask_undo)
        self._stack.addWidget(done)
        return done

    def arrive(self, place: Place) -> None:
        """A file that was being looked at is still there; a finished import is not."""
        if not isinstance(self._stack.currentWidget(), Preview | Columns):
            self._begin()

    def take_files(self, files: list[Path]) -> None:
        """One file that was dropped elsewhere; one that is being read, or looked at, is not pushed aside."""
        if self._stack.currentWidget() is self._choose and not self._choose.waits:
            self._read(files[0])

    def carried(self) -> object:
        """The file that is being looked at, as far as one is."""
        if self._source is None or not isinstance(self._stack.currentWidget(), Preview | Columns):
            return None
        plan = self._plan if isinstance(self._stack.currentWidget(), Preview) else None
        return _LookedAt(self._path, self._pasted, self._source, self._columns.chosen, plan)

    def carry_on(self, carried: object) -> None:
        """Show it as it was."""
        if not isinstance(carried, _LookedAt):
            return
        self._path, self._pasted, self._source = carried.path, carried.pasted, carried.source
        if carried.source.cards is None:
            self._columns.show_source(self._name, carried.source, self._known, carried.chosen)
            self._stack.setCurrentWidget(self._columns)
        if carried.plan is not None:
            self._show_plan(carried.plan)

    def _begin(self) -> None:
        self._plan = self._source = None
        self._choose.begin()
        self._stack.setCurrentWidget(self._choose)

    def _read(self, path: Path) -> None:
        self._path, self._pasted = path, b""
        self._choose.wait()
        self._run_reading(self._ask_columns)

    def _read_pasted(self, text: str) -> None:
        """A list that was copied in a spreadsheet: its cells come with tabs between them."""
        self._path, self._pasted = None, text.encode("utf-8", errors="replace")
        self._choose.wait()
        self._run_reading(self._ask_columns)

    @property
    def _name(self) -> str:
        return self._path.name if self._path is not None else self.context.text("imports.pasted")

    def _read_again(self) -> None:
        """The same file, with the columns as they were chosen where it still has them."""
        self._run_reading(self._with_same_columns)

    def _run_reading(self, then: Callable[[ImportSource], None]) -> None:
        path, pasted, known = self._path, self._pasted, self._known

        def work(progress: Progress) -> ImportSource:
            progress.report(0, 1)
            return source_of(pasted, known) if path is None else read_source(path, known)

        self.context.run(self, then, work, label="imports.reading", failed=self._not_read)
        self._make_ready(lambda: self._columns)

    def _ask_columns(self, source: ImportSource) -> None:
        """A list has columns to look at; a card says itself what is what."""
        self._source = source
        if source.cards is not None:
            self._plan_file(source.cards)
            return
        self._columns.show_source(self._name, source, self._known)
        self._show_columns()

    def _with_same_columns(self, source: ImportSource) -> None:
        kept = None if source.cards is not None else self._columns.keeps(source)
        if kept is None:
            self._ask_columns(source)
            return
        self._source = source
        self._plan_columns(*kept)

    def _show_columns(self) -> None:
        self._stack.setCurrentWidget(self._columns)
        self._columns.begin()

    def _plan_columns(self, sheet: Sheet, matched: Matched) -> None:
        source = self._source
        if source is not None:
            self._run_planning(lambda progress: source.clients(sheet, matched, progress), None, self._show)

    def _plan_file(self, file: ImportFile, choices: Choices | None = None) -> None:
        self._run_planning(lambda _: file, choices, self._show)

    def _plan_choices(self, choices: Choices) -> None:
        """Worked out anew, with the cursor on the line that it is about."""
        if self._plan is None:
            return
        file, before = self._plan.file, set(self._plan.choices.lines.items())
        numbers = sorted(number for number, _ in set(choices.lines.items()) ^ before)

        def then(plan: ImportPlan) -> None:
            self._show_plan(plan)
            if numbers:
                self._preview.go_to(numbers[0])

        self._run_planning(lambda _: file, choices, then)

    def _run_planning(
        self, read: Callable[[Progress], ImportFile], choices: Choices | None, then: Callable[[ImportPlan], None]
    ) -> None:
        vault, today = self.context.vault, self.context.today

        def work(progress: Progress) -> ImportPlan:
            return plan_import(vault.reader(), read(progress), today, progress, choices)

        self.context.run(self, then, work, label="imports.reading", failed=self._not_read)
        self._make_ready(lambda: self._preview)

    def _make_ready(self, step: Callable[[], QWidget]) -> None:
        """Make the step that shows what comes of the work, while that goes on."""

        def make() -> None:
            with waited_for():
                step().ensurePolished()

        QTimer.singleShot(_SOON, self, make)

    def _show(self, plan: ImportPlan) -> None:
        self._show_plan(plan)
        self._preview.begin()

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._preview.show_plan(self._name, plan, read_again=self._path is not None)
        self._stack.setCurrentWidget(self._preview)

    def _not_read(self, error: BaseException) -> None:
        """What is wrong with a file stands where another is chosen."""
        self._begin()
        if isinstance(error, UnreadableImport | UnreadableWorkbook):
            self._choose.show_error(error)
        else:
            self.context.present(error, self)

    def _import(self) -> None:
        plan, vault, now = self._plan, self.context.vault, self.context.clock.now()
        if plan is None:
            return

        def work(progress: Progress) -> Sequence[Client]:
            return run_import(vault, plan, now, progress)

        self.context.run(self, self._imported, work, label="imports.importing", failed=self._not_imported)

    def _imported(self, added: Sequence[Client]) -> None:
        plan = self._plan
        already, left_out = (plan.count(each) if plan else 0 for each in (Action.ALREADY, Action.LEFT_OUT))
        self._done.show_result(len(added), len(plan.merges) if plan else 0, already, left_out)
        self._stack.setCurrentWidget(self._done)
        self._plan = None

    def _not_imported(self, error: BaseException) -> None:
        """Where the vault changed in between, what is shown is no longer what would happen: it is planned again."""
        self._preview.failed()
        if isinstance(error, ImportRefused):
            self._show(error.plan)
        elif isinstance(error, CoachkluisError) and error.code == "import.changed" and self._plan is not None:
            self._plan_file(self._plan.file, self._plan.choices)
        self.context.present(error, self)

    def _ask_undo(self) -> None:
        ask(self.context, self, "imports.undo.ask", "imports.undo", self._undo, danger=True)

    def _undo(self) -> None:
        """Nobody is to stop it half-way; what a lock does not let it end is ended when the vault is opened."""
        vault = self.context.vault
        self._begin()
        self._choose.wait()
        self.context.run(
            self,
            self._undone,
            partial(run_undo, vault),
            label="imports.undoing",
            failed=self._not_undone,
            stoppable=False,
        )

    def _not_undone(self, error: BaseException) -> None:
        self._begin()
        self.context.present(error, self)

    def _undone(self, undone: UndoneImport) -> None:
        self._begin()
        self._choose.tell_undone(undone)


@dataclass(frozen=True, slots=True)
class _LookedAt:
    """A file whose columns or lines are being looked at; without a plan its columns are."""

    path: Path | None
    pasted: bytes = field(repr=False)
    source: ImportSource = field(repr=False)
    chosen: tuple[Sheet, Matched] | None = field(repr=False)
    plan: ImportPlan | None = field(repr=False)
