"""Security: the page, and what it asks."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from app.ui.place import Place
from app.usecases.recovery_keys import split_recovery_key
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _page(stage: Stage) -> None:
    stage.go(Place("security"))


def _below(stage: Stage) -> None:
    _page(stage)
    stage.window.resize(1024, 640)
    stage.settle()
    bar = stage.find(QWidget, "page_security").findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())


def _passphrase(stage: Stage) -> None:
    _page(stage)
    stage.press("change_passphrase")
    line = stage.find(QLineEdit, "new_passphrase")
    line.setFocus()
    QTest.keyClicks(line, "welkom2024!!")
    stage.until(lambda: _there(stage, "strength_reasons"))


def _offered(stage: Stage) -> None:
    _page(stage)
    stage.press("change_passphrase")
    stage.press("make_passphrase")


def _recovery(stage: Stage) -> None:
    _page(stage)
    stage.press("new_recovery")
    _prove(stage)
    stage.until(lambda: _there(stage, "recovery_key_dialog"))


def _split(stage: Stage) -> None:
    _page(stage)
    stage.press("split")


def _sheets(stage: Stage) -> None:
    _split(stage)
    _prove(stage)
    stage.until(lambda: _there(stage, "sheets_dialog"))


def _stopping(stage: Stage) -> None:
    _sheets(stage)
    stage.press("back")


def _split_again(stage: Stage) -> None:
    _divided(stage)
    stage.press("split")


def _rehearsal(stage: Stage) -> None:
    _divided(stage)
    stage.press("rehearse_shares")


def _divided(stage: Stage) -> None:
    _page(stage)
    split_recovery_key(stage.context.vault, 2, 3, stage.context.parts)
    stage.until(lambda: _there(stage, "rehearse_shares"))


def _prove(stage: Stage) -> None:
    stage.find(QLineEdit, "current_passphrase").setText(stage.passphrase.text)
    stage.press("primary")


def _asked(stage: Stage) -> None:
    _page(stage)
    stage.press("new_recovery")


def _ledger(stage: Stage) -> None:
    _page(stage)
    stage.press("check_ledger")


def _new_key(stage: Stage) -> None:
    _page(stage)
    stage.press("new_vault_key")


def _by_shares(stage: Stage) -> None:
    stage.press("by_shares")


def _there(stage: Stage, name: str) -> bool:
    try:
        return stage.find(QWidget, name).isVisible()
    except LookupError:
        return False


SCREENS = (
    Screen("security", _page),
    Screen("security-below", _below),
    Screen("security-passphrase", _passphrase),
    Screen("security-passphrase-offered", _offered),
    Screen("security-recovery-key", _recovery),
    Screen("security-split", _split),
    Screen("security-sheets", _sheets),
    Screen("security-sheets-stop", _stopping),
    Screen("security-split-again", _split_again),
    Screen("security-proof", _asked),
    Screen("security-rehearsal", _rehearsal),
    Screen("security-ledger", _ledger),
    Screen("security-new-key", _new_key),
    Screen("unlock-shares", _by_shares, locked=True),
)
