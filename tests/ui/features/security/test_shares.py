"""The recovery key in shares: split in the window, rehearsed, withdrawn, on the real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.door import VaultState
from app.ui.features.security.sheets import SheetsDialog
from app.ui.run import Program
from app.usecases.recovery_keys import current_split
from app.vault.shares import Share
from tests.sheets import share_words
from tests.ui.answers import AnsweredFiles
from tests.ui.features.security.cards import give_passphrase, on, shown
from tests.ui.look import maybe, press, read, see, write
from tests.vault.fast_keys import PASSPHRASE


def saved_shares(program: Program, qtbot: QtBot, files: AnsweredFiles, folder: Path) -> list[str]:
    """Split two of three in the window; the words as they stand on the sheets."""
    press(on(program, qtbot, "shares"), "split")
    dialog = shown(program, qtbot, "split_dialog")
    see(dialog, QSpinBox, "people").setValue(3)
    assert "Elke 2 van de 3" in read(dialog, "split_said")
    give_passphrase(dialog)
    sheets = shown(program, qtbot, "sheets_dialog")
    assert isinstance(sheets, SheetsDialog)
    found = []
    for number in range(1, 4):
        assert not sheets.primary.isEnabled()
        files.answers = [folder / f"{number}.pdf"]
        press(sheets, f"save_share_{number}")
        found.append(share_words(PdfReader(folder / f"{number}.pdf").pages[0].extract_text()))
    write(sheets, "typed_group", "bijna")
    press(sheets, "primary")
    assert f"woord {sheets.word.asked + 1} van deel {sheets.asked.number}" in read(sheets, "group_fault")
    write(sheets, "typed_group", found[sheets.asked.number - 1].split()[sheets.word.asked])
    press(sheets, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "sheets_dialog") is None)
    return found


def type_share(root: QWidget, words: str) -> None:
    see(root, QPlainTextEdit, "share").setPlainText(words)
    press(root, "add_share")


def test_sheets_that_a_lock_took_away_are_told_until_the_key_is_split_anew(security: Program, qtbot: QtBot) -> None:
    program, door = security, security.context.door
    press(on(program, qtbot, "shares"), "split")
    give_passphrase(shown(program, qtbot, "split_dialog"))
    shown(program, qtbot, "sheets_dialog")
    door.lock(away=True)
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert "niet allemaal op papier" in see(program.window, QWidget, "shares_notice").findChildren(QLabel)[0].text()
    press(program.window, "to_shares")
    press(on(program, qtbot, "shares"), "withdraw")
    press(shown(program, qtbot, "question"), "primary")
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "shares_notice") is None)


def test_enter_and_escape_lose_no_shares(security: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path) -> None:
    press(on(security, qtbot, "shares"), "split")
    give_passphrase(shown(security, qtbot, "split_dialog"))
    sheets = shown(security, qtbot, "sheets_dialog")
    QTest.keyClick(sheets, Qt.Key.Key_Return)
    save = see(sheets, QAbstractButton, "save_share_2")
    save.setFocus()
    files.answers = [tmp_path / "2.pdf"]
    QTest.keyClick(save, Qt.Key.Key_Return)  # presses the button that has the cursor, not the primary one
    assert (tmp_path / "2.pdf").exists()
    QTest.keyClick(sheets, Qt.Key.Key_Escape)
    question = shown(security, qtbot, "question")
    QTest.keyClick(question, Qt.Key.Key_Return)  # goes back: stopping is a choice of its own
    qtbot.waitUntil(lambda: maybe(security.window, QWidget, "question") is None)
    assert sheets.isVisible()
    assert current_split(security.context.vault) is not None
    QTest.keyClick(sheets, Qt.Key.Key_Escape)
    press(shown(security, qtbot, "question"), "primary")
    qtbot.waitUntil(lambda: maybe(security.window, QWidget, "sheets_dialog") is None)
    assert current_split(security.context.vault) is None  # nobody walks around with a sheet that counts


def test_a_sheet_that_was_not_printed_after_all_is_not_on_paper(security: Program, qtbot: QtBot) -> None:
    press(on(security, qtbot, "shares"), "split")
    give_passphrase(shown(security, qtbot, "split_dialog"))
    sheets = shown(security, qtbot, "sheets_dialog")
    assert isinstance(sheets, SheetsDialog)
    press(sheets, "print_share_1")
    preview = shown(security, qtbot, "print_preview")
    assert isinstance(preview, QDialog)
    press(preview, "primary")
    qtbot.waitUntil(lambda: bool(preview.findChildren(QPrintDialog)))
    preview.findChildren(QPrintDialog)[0].reject()
    preview.reject()
    assert "3 vellen" in read(sheets, "sheets_left")


def test_whoever_splits_again_reads_first_what_ends(
    security: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    press(on(security, qtbot, "shares"), "split")
    dialog = shown(security, qtbot, "split_dialog")
    assert maybe(dialog, QWidget, "split_replaces") is None
    press(dialog, "back")
    saved_shares(security, qtbot, files, tmp_path)
    press(on(security, qtbot, "shares"), "split")
    dialog = shown(security, qtbot, "split_dialog")
    (said,) = see(dialog, QWidget, "split_replaces").findChildren(QLabel)
    assert "al 3 delen" in said.text()
    assert see(dialog, QAbstractButton, "primary").text() == "Opnieuw verdelen"
    press(dialog, "back")
    split = current_split(security.context.vault)
    assert split is not None
    assert split.count == 3


def test_a_key_is_split_rehearsed_and_opens_the_vault(
    security: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    words = saved_shares(security, qtbot, files, tmp_path)
    assert [Share.parse(each).number for each in words] == [1, 2, 3]
    qtbot.waitUntil(lambda: "2 van de 3" in read(security.window, "state_shares"))
    assert "Nog niet geoefend" in read(security.window, "state_shares")
    press(on(security, qtbot, "shares"), "rehearse_shares")
    rehearsal = shown(security, qtbot, "rehearsal_shares")
    assert not see(rehearsal, QAbstractButton, "primary").isEnabled()
    type_share(rehearsal, words[2].replace(words[2].split()[4], "kluis"))
    assert "Woord 5" in read(rehearsal, "share_fault")
    type_share(rehearsal, words[2])
    assert "nog 1 deel" in read(rehearsal, "share_state")
    type_share(rehearsal, words[2])
    assert "Deel 3 is er al" in read(rehearsal, "share_fault")
    type_share(rehearsal, words[0])
    press(rehearsal, "primary")
    qtbot.waitUntil(lambda: maybe(rehearsal, QWidget, "it_works") is not None)
    press(rehearsal, "back")
    door = security.context.door
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    press(security.window, "by_shares")
    for each in words[:2]:
        type_share(security.window, each)
    press(security.window, "open")
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)


def test_shares_that_were_withdrawn_are_gone(
    security: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    saved_shares(security, qtbot, files, tmp_path)
    qtbot.waitUntil(lambda: maybe(security.window, QAbstractButton, "withdraw") is not None)
    press(on(security, qtbot, "shares"), "withdraw")
    press(shown(security, qtbot, "question"), "primary")
    qtbot.waitUntil(lambda: "geen delen" in read(security.window, "state_shares"))
    assert current_split(security.context.vault) is None
