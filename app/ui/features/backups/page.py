"""The page of backups. What it shows is read in a thread; what it does runs in the background, with progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.drill import Drill
from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.backups.cards import drill_card, newest_card, rule_card, stored_card
from app.ui.features.backups.drill_dialog import DrillDialog
from app.ui.features.backups.look import Look, look
from app.ui.features.backups.rebuild_dialog import RebuildDialog
from app.ui.features.backups.verify_card import verify_card
from app.ui.place import Place
from app.ui.restoring.flow import choose_backup, restore_from
from app.ui.widgets.card import CardPage
from app.ui.widgets.dialog import tell
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.reading import ReadArea
from app.usecases.backups.drill import hold_drill
from app.usecases.backups.finding import Finding
from app.usecases.backups.item import RestoredItem, restore_item_from
from app.usecases.backups.look_over import LookedOver, look_over
from app.usecases.backups.make import KeptBackup, keep_backup
from app.usecases.backups.settings import BackupSettings, backup_settings, require_place, set_backups
from app.vault.passphrase import Passphrase
from app.vault.put_back import ItemOnDamagedPage
from app.vault.work import Change


class BackupsPage(Page):
    """Cards below each other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._look: Look | None = None
        self._looked_over: LookedOver | None = None
        self._busy = False
        self._everything = False
        self._cards = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(context.text("backups.title"), context.text("backups.below")))
        self._area = ReadArea(context, self._cards)
        self._area.again.connect(self._read)
        layout.addWidget(self._area, 1)
        context.changed.connect(self._changed)

    def holds(self) -> bool:
        """What was found when everything was looked over, and that all backups are in sight."""
        return self._looked_over is not None or self._everything

    def arrive(self, place: Place) -> None:
        """Look again."""
        self._read()

    def failed(self) -> None:
        """Something that ran did not come about: buttons can be pressed again."""
        self._busy = False
        self._read()

    def _read(self) -> None:
        vault, clock = self.context.vault, self.context.clock
        self.context.read(self._area, self._show, lambda _: look(vault, clock))

    def _show(self, found: Look) -> None:
        self._look = found
        state = found.state
        newest = state.newest
        within_reach = newest is not None and (state.present or newest.file.exists())
        cards: list[QWidget] = [
            newest_card(self.context, state, self._make, self._choose_place),
            stored_card(
                self.context, found.stored, self._restore, self._choose_file,
                present=state.present, everything=self._everything, show_all=self._show_all,
            ),
            drill_card(self.context, found.drill, self._ask_drill, possible=within_reach and not self._busy),
            verify_card(self.context, self._looked_over, self._verify, self._put_back, self._rebuild, busy=self._busy),
            rule_card(self.context, state.settings, self._settle),
        ]  # fmt: skip
        self._cards.show_cards(cards)

    def _again(self) -> None:
        if self._look is not None:
            self._show(self._look)

    def _show_all(self) -> None:
        self._everything = True
        self._again()

    def _make(self) -> None:
        vault, clock = self.context.vault, self.context.clock
        self.context.run(self, self._made, lambda progress: keep_backup(vault, clock, progress), label="backups.making")

    def _made(self, _: KeptBackup) -> None:
        self._read()

    def _choose_place(self) -> None:
        context = self.context
        start = backup_settings(context.reader).place or Path.home()
        context.files.open_folder(self, context.text("backups.choose_place"), start, self._chosen)

    def _chosen(self, place: Path) -> None:
        try:
            require_place(place, self.context.vault.folder)
        except CoachkluisError as error:
            self.context.present(error, self)
            return
        self._settle(replace(backup_settings(self.context.reader), place=place.absolute()))

    def _settle(self, settings: BackupSettings) -> None:
        self.context.do(self, None, set_backups, settings)

    def _choose_file(self) -> None:
        choose_backup(self.context, self)

    def _restore(self, file: Path) -> None:
        restore_from(self.context, self, file)

    def _ask_drill(self) -> None:
        DrillDialog(self.context, self, self._hold).open()

    def _hold(self, passphrase: Passphrase) -> None:
        vault, parts = self.context.vault, self.context.parts
        self._rest()
        self.context.run(
            self, self._held, lambda progress: hold_drill(vault, parts, passphrase, progress), label="drill.running"
        )

    def _held(self, drill: Drill) -> None:
        self._busy = False
        self._read()
        told = self.context.text(
            f"drill.told.{drill.result.value}",
            on=drill.held_on, made=drill.backup_made, items=drill.items, attachments=drill.attachments,
        )  # fmt: skip
        tell(self.context, self, "drill.title", told)

    def _verify(self) -> None:
        vault, clock = self.context.vault, self.context.clock
        self._rest()
        self.context.run(
            self, self._verified, lambda progress: look_over(vault, clock, progress), label="backups.verifying"
        )

    def _verified(self, looked: LookedOver) -> None:
        self._looked_over, self._busy = looked, False
        self._again()
        QTimer.singleShot(0, self, self._to_findings)

    def _to_findings(self) -> None:
        """What was found may lie below what can be seen."""
        told = [each for each in self._cards.findChildren(QLabel) if each.objectName() == "verified"]
        if told:
            self._cards.ensureWidgetVisible(told[-1], 0, 240)

    def _put_back(self, finding: Finding) -> None:
        looked, vault = self._looked_over, self.context.vault
        if looked is None or looked.backup is None:
            return
        file = looked.backup
        self._rest()
        self.context.run(
            self,
            self._is_back,
            lambda progress: restore_item_from(vault, file, finding.record, progress),
            label="restore.item.running",
            failed=lambda error: self._not_back(error, finding),
        )

    def _not_back(self, error: BaseException, finding: Finding) -> None:
        """Where a page that cannot be read is in its way, ask to build the whole anew with the same backup."""
        if not isinstance(error, ItemOnDamagedPage):
            self.context.present(error, self)
            return
        self.failed()
        file, made = Path(str(error.arguments["file"])), error.arguments["made"]
        item = finding.what.words(self.context.translator)
        RebuildDialog(self.context, self, file, item, made if isinstance(made, datetime) else None).open()

    def _rebuild(self) -> None:
        RebuildDialog(self.context, self, self._looked_over.backup if self._looked_over else None).open()

    def _is_back(self, item: RestoredItem) -> None:
        tell(
            self.context, self, "restore.item.title",
            self.context.text("restore.item.as_last" if item.as_last else "restore.item.older"),
        )  # fmt: skip
        self._verify()

    def _rest(self) -> None:
        self._busy = True
        self._again()

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(_about_backups(each) for each in changes):
            self._read()


def _about_backups(change: Change) -> bool:
    return change.noun == "drill" or (change.noun == "setting" and change.record.startswith("backup."))
