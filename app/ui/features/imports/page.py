"""The page of the import: choose a file, look at what will happen, import all of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.client import Client
from app.domain.imports.entry import ImportFile
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.plan import Action, ImportPlan
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.kernel.translator import Language
from app.packages.workbook import UnreadableWorkbook
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.imports.choose import Choose
from app.ui.features.imports.done import Done
from app.ui.features.imports.preview import Preview
from app.ui.place import Place
from app.usecases.import_clients import ImportRefused, plan_import, read_import, run_import


class ImportsPage(Page):
    """Goes from choosing to looking to done; nothing changes before the last button."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._source = Path()
        self._plan: ImportPlan | None = None
        self._choose = Choose(context)
        self._preview = Preview(context)
        self._done = Done(context)
        self._stack = QStackedWidget()
        for each in (self._choose, self._preview, self._done):
            self._stack.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._choose.chosen.connect(self._read)
        self._preview.confirmed.connect(self._import)
        self._preview.again.connect(self._read_again)
        self._preview.other.connect(self._begin)
        self._done.other.connect(self._begin)

    def arrive(self, place: Place) -> None:
        """A file that was being looked at is still there; a finished import is not."""
        if self._stack.currentWidget() is not self._preview:
            self._begin()

    def _begin(self) -> None:
        self._plan = None
        self._choose.begin()
        self._stack.setCurrentWidget(self._choose)

    def _read(self, source: Path) -> None:
        self._source = source
        self._choose.wait()
        context, vault, today = self.context, self.context.vault, self.context.today
        translators = [context.parts.translator(each) for each in Language]

        def work(progress: Progress) -> ImportPlan:
            progress.report(0, 1)
            file = read_import(source, translators)
            return plan_import(vault.reader(), file, today, progress)

        context.run(self, self._show, work, label="imports.reading", failed=self._not_read)

    def _read_again(self) -> None:
        self._read(self._source)

    def _show(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._preview.show_plan(self._source.name, plan)
        self._stack.setCurrentWidget(self._preview)
        self._preview.begin()

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
        self._done.show_result(len(added), plan.count(Action.ALREADY) if plan else 0)
        self._stack.setCurrentWidget(self._done)
        self._plan = None

    def _not_imported(self, error: BaseException) -> None:
        """Where the vault changed in between, what is shown is no longer what would happen: it is planned again."""
        self._preview.failed()
        if isinstance(error, ImportRefused):
            self._show(error.plan)
        elif isinstance(error, CoachkluisError) and error.code == "import.changed" and self._plan is not None:
            self._plan_again(self._plan.file)
        self.context.present(error, self)

    def _plan_again(self, file: ImportFile) -> None:
        vault, today = self.context.vault, self.context.today
        self.context.run(
            self,
            self._show,
            lambda progress: plan_import(vault.reader(), file, today, progress),
            label="imports.reading",
        )
