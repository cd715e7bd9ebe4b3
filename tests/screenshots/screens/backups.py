"""Backups: before there is a place, with nights behind it, with a stick away, looking inside, and what is damaged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain.consent import Consent
from app.kernel.progress import Silent
from app.ui.place import Place
from app.usecases.backups.drill import hold_drill
from app.usecases.backups.make import keep_backup
from app.usecases.backups.settings import BackupSettings, set_backups
from app.usecases.withdraw_consent import withdraw_consent
from app.vault.connection import Mode, connect
from tests.fakes import SetClock
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _place(stage: Stage) -> Path:
    place = stage.program.context.folders.vault.parent / "stick"
    place.mkdir()
    return place


def _kept(stage: Stage) -> Path:
    """Ten nights of backups and a drill."""
    stage.open()
    vault, parts = stage.context.vault, stage.context.parts
    place = _place(stage)
    vault.now(set_backups, BackupSettings(place))
    clock = SetClock()
    clock.forward(days=-9, hours=-2)
    for _ in range(9):
        keep_backup(vault, clock, Silent())
        clock.forward(days=1)
    last = keep_backup(vault, clock, Silent()).backup.file
    hold_drill(vault, parts, stage.passphrase, Silent())
    last.rename(last.with_name("voor de verhuizing.backup"))
    stage.go(Place("dossiers"))
    return place


def _page(stage: Stage) -> None:
    stage.go(Place("backups"))
    stage.until(lambda: _visible(stage, "newest_backup"))


def _nights(stage: Stage) -> None:
    _kept(stage)
    _page(stage)


def _away(stage: Stage) -> None:
    place = _kept(stage)
    place.rename(place.with_name("in een la"))
    _page(stage)


def _looking(stage: Stage) -> None:
    _nights(stage)
    stage.press("look_0")


def _preview(stage: Stage) -> None:
    _kept(stage)
    vault = stage.context.vault
    given = next(each for each in vault.reader().find(Consent) if each.withdrawn_on is None)
    vault.now(withdraw_consent, given.id, {})
    _page(stage)
    stage.until(lambda: _visible(stage, "look_1"))
    stage.press("look_1")
    line = stage.find(QLineEdit, "backup_passphrase")
    line.setText(stage.passphrase.text)
    line.textEdited.emit(line.text())
    stage.press("primary")
    stage.until(lambda: _visible(stage, "losses"))


def _damaged(stage: Stage) -> None:
    _nights(stage)
    vault = stage.context.vault
    connection = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.WRITE)
    connection.execute("UPDATE session SET notes = 'x' WHERE id IN (SELECT id FROM session LIMIT 2)")
    connection.close()
    stage.press("verify")
    stage.until(lambda: _visible(stage, "verified"))
    stage.find(QWidget, "page_backups").findChild(QLabel, "verified")


def _visible(stage: Stage, name: str) -> bool:
    try:
        stage.find(QWidget, name)
    except LookupError:
        return False
    return True


SCREENS = (
    Screen("backups-none", _page),
    Screen("backups-nights", _nights),
    Screen("backups-away", _away),
    Screen("backups-unlock", _looking),
    Screen("backups-preview", _preview),
    Screen("backups-damaged", _damaged),
)
