"""The page from which everything can be taken out: what that is, that nothing guards it there, and where it went."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from app.ui.context import Context
from app.ui.feature import Page
from app.ui.place import Place
from app.ui.widgets.breakable import breakable
from app.ui.widgets.card import Card, CardPage
from app.ui.widgets.dialog import ask
from app.ui.widgets.link import link
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import button, label, notice, row
from app.usecases.export_vault import Exported, export_vault, new_export_folder

_INSIDE = ("data", "files", "index")


class OwnDataPage(Page):
    """Nothing leaves before it was asked and a folder was chosen; a copy that is only to be safe is a backup."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._export = button(text("own_data.export"), self._ask, "primary", name="export_everything")
        self._done = label("")
        self._done.setObjectName("exported")
        self._told = notice(self._done)
        self._told.hide()
        everything = Card(text("own_data.everything"))
        everything.body.addWidget(label(text("own_data.everything.text")))
        for each in _INSIDE:
            everything.body.addWidget(label(f"\u2022 {text(f'own_data.inside.{each}')}"))
        everything.body.addWidget(notice(text("export.not_encrypted"), "warning"))
        everything.body.addWidget(self._told)
        everything.body.addLayout(row(self._export, None))
        other = Card(text("own_data.other"))
        other.body.addWidget(label(text("own_data.other.text")))
        for place in ("backups", "dossiers", "closing"):
            there = partial(context.navigate, Place(place))
            other.body.addLayout(row(link(text(f"own_data.to_{place}"), there, name=f"to_{place}"), None))
        cards = CardPage()
        cards.show_cards([everything, other])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("own_data.title"), text("own_data.below")))
        layout.addWidget(cards, 1)

    def arrive(self, place: Place) -> None:
        """The one thing there is to do here has the cursor."""
        self._export.setFocus()

    def failed(self) -> None:
        """It was cancelled or did not come about, and nothing was left: it can be asked again."""
        self._export.setEnabled(True)

    def _ask(self) -> None:
        ask(self.context, self, "own_data.ask", "own_data.choose", self._choose, danger=True)

    def _choose(self) -> None:
        self.context.files.open_folder(self, self.context.text("own_data.choose"), Path.home(), self._write)

    def _write(self, place: Path) -> None:
        context = self.context
        vault, parts, translator = context.vault, context.parts, context.translator
        target = new_export_folder(place, context.today)
        self._told.hide()
        self._export.setEnabled(False)
        context.run(
            self,
            self._written,
            lambda progress: export_vault(vault, parts, target, translator, progress),
            label="own_data.writing",
        )

    def _written(self, done: Exported) -> None:
        self._export.setEnabled(True)
        told = self.context.text(
            "export.done", folder=done.folder, records=sum(done.records.values()), files=done.files
        )
        self._done.setText(breakable(told))
        self._told.show()
