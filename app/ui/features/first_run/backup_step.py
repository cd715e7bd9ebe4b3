"""The first place for backups: chosen now, or left for later, and then today reminds of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.features.first_run.step import Step
from app.ui.theme.theme import set_role
from app.ui.widgets.breakable import breakable
from app.ui.widgets.parts import button, label, notice, row
from app.usecases.backups.newest import on_same_disk
from app.usecases.backups.settings import BackupSettings, backup_settings, require_place, set_backups


class BackupStep(Step):
    """Asks for a folder, best on a stick; the vault makes a backup there every night that it is used."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "backup", number=5, way_back=False)
        text = context.text
        self._choose = button(text("backups.choose_place"), self._ask, "primary", name="choose_place")
        self._place = label("", "large")
        self._place.setObjectName("backup_place")
        self._same_disk = notice(text("backups.same_disk"))
        self._same_disk.setObjectName("same_disk")
        self._fault_text = label("", "fault")
        self._fault_text.setObjectName("place_fault")
        self.body.addLayout(row(self._choose, None))
        for each in (self._fault_text, self._place, self._same_disk):
            self.body.addWidget(each)
            each.hide()
        self._hint = label(text("first_run.backup.hint"), "hint")
        self.body.addWidget(self._hint)
        self.next.setText(text("first_run.backup.later"))
        set_role(self.next, "")

    def arrive(self) -> None:
        """Put the cursor where a place is chosen."""
        self._choose.setFocus()

    def _ask(self) -> None:
        context = self.context
        context.files.open_folder(self, context.text("backups.choose_place"), Path.home(), self._chosen)

    def _chosen(self, place: Path) -> None:
        vault = self.context.vault
        try:
            require_place(place, vault.folder)
        except CoachkluisError as error:
            self._fault_text.setText(self.context.text(error.key, **error.arguments))
            self._fault_text.show()
            return
        self._fault_text.hide()
        settings = replace(backup_settings(vault.reader()), place=place.absolute())
        self.context.do(self, self._kept, set_backups, settings)

    def _kept(self, settings: BackupSettings) -> None:
        place = settings.place
        if place is None:
            return
        self._place.setText(self.context.text("backups.place", place=breakable(str(place))))
        self._place.show()
        self._same_disk.setVisible(on_same_disk(place, self.context.vault.folder))
        self._hint.hide()
        self.next.setText(self.context.text("first_run.next"))
        set_role(self._choose, "")
        set_role(self.next, "primary")
        self.next.setFocus()
