"""The page Security: keys are made, split, rehearsed and changed in the window, on the real vault."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.host.keyring import KeyringKind, KeyringUnavailable, SystemKeyring
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.usecases import judge_passphrase
from app.usecases.parts import Parts
from app.vault.errors import WrongPassphrase
from app.vault.ledger_head import printed_head
from app.vault.passphrase import Passphrase
from app.vault.recovery_change import change_recovery_key
from app.vault.recovery_key import RecoveryKey
from app.vault.slots import SlotKind
from app.vault.vault import open_vault
from tests.secret_service import real_keyring, session_bus
from tests.ui.answers import AnsweredFiles
from tests.ui.features.security.cards import give_passphrase, on, shown, wait_for_text
from tests.ui.look import maybe, press, read, see, type_group, write
from tests.vault.fast_keys import PASSPHRASE

NEW = "potlood giraf trommel zeilboot"


def test_a_new_passphrase_is_judged_and_takes_hold(security: Program, qtbot: QtBot, parts: Parts) -> None:
    press(on(security, qtbot, "passphrase"), "change_passphrase")
    dialog = shown(security, qtbot, "new_passphrase_dialog")
    write(dialog, "new_passphrase", "praktijk de brug")
    qtbot.waitUntil(lambda: read(dialog, "strength") == "Heel zwak" or read(dialog, "strength") == "Zo te raden")
    assert "woorden die bij jou of je praktijk horen" in read(dialog, "strength_reasons")
    write(dialog, "new_passphrase_again", "praktijk de brug")
    press(dialog, "primary")
    assert "te makkelijk te raden" in read(dialog, "passphrase_fault")
    write(dialog, "new_passphrase", NEW)
    qtbot.waitUntil(lambda: read(dialog, "strength") == "Heel sterk")
    press(dialog, "primary")
    assert "niet gelijk" in read(dialog, "passphrase_fault")
    write(dialog, "new_passphrase_again", NEW)
    write(dialog, "current_passphrase", "wie er toevallig langsloopt")
    press(dialog, "primary")
    qtbot.waitUntil(lambda: maybe(dialog, QLabel, "current_fault") is not None)
    assert maybe(security.window, QLabel, "state_passphrase") is None
    give_passphrase(dialog)
    qtbot.waitUntil(lambda: maybe(security.window, QLabel, "state_passphrase") is not None)
    folder = security.context.door.folder
    security.window.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE, parts.clock, parts.effort)
    open_vault(folder, Passphrase(NEW), parts.clock, parts.effort).close()


def test_who_came_in_with_the_recovery_key_needs_no_passphrase_to_change_it(
    vault_folder: Path, start: Callable[[Path], Program], qtbot: QtBot, parts: Parts
) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    key = change_recovery_key(vault, parts.effort)
    vault.close()
    program = start(vault_folder)
    door = program.context.door
    door.open(key, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    program.context.navigate(Place("security"))
    press(on(program, qtbot, "passphrase"), "change_passphrase")
    dialog = shown(program, qtbot, "new_passphrase_dialog")
    assert maybe(dialog, QLineEdit, "current_passphrase") is None
    write(dialog, "new_passphrase", NEW)
    write(dialog, "new_passphrase_again", NEW)
    press(dialog, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, QLabel, "state_passphrase") is not None)
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    door.open(Passphrase(NEW), lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert not door.without_passphrase
    program.context.navigate(Place("security"))
    press(on(program, qtbot, "passphrase"), "change_passphrase")
    dialog = shown(program, qtbot, "new_passphrase_dialog")
    write(dialog, "current_passphrase", key.text.lower())
    write(dialog, "new_passphrase", f"{NEW} twee")
    write(dialog, "new_passphrase_again", f"{NEW} twee")
    press(dialog, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "new_passphrase_dialog") is None)


def test_the_words_are_not_read_in_the_windows_thread(
    security: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[threading.Thread] = []
    words = judge_passphrase.ranked_words

    def noted(resources: Path) -> Mapping[str, int]:
        readers.append(threading.current_thread())
        return words(resources)

    monkeypatch.setattr(judge_passphrase, "ranked_words", noted)
    press(on(security, qtbot, "passphrase"), "change_passphrase")
    dialog = shown(security, qtbot, "new_passphrase_dialog")
    write(dialog, "new_passphrase", NEW)
    qtbot.waitUntil(lambda: read(dialog, "strength") == "Heel sterk")
    assert readers[0] is not threading.current_thread()


def test_enter_leads_from_the_first_field_to_the_second_and_only_then_on(security: Program, qtbot: QtBot) -> None:
    press(on(security, qtbot, "passphrase"), "change_passphrase")
    dialog = shown(security, qtbot, "new_passphrase_dialog")
    first, second = see(dialog, QLineEdit, "new_passphrase"), see(dialog, QLineEdit, "new_passphrase_again")
    write(dialog, "new_passphrase", NEW)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert dialog.focusWidget() is second
    assert maybe(dialog, QLabel, "passphrase_fault") is None
    QTest.keyClicks(second, "iets anders")
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert "niet gelijk" in read(dialog, "passphrase_fault")


def test_a_passphrase_is_made_on_request(security: Program, qtbot: QtBot) -> None:
    press(on(security, qtbot, "passphrase"), "change_passphrase")
    dialog = shown(security, qtbot, "new_passphrase_dialog")
    press(dialog, "make_passphrase")
    qtbot.waitUntil(lambda: maybe(dialog, QLabel, "group_4") is not None)
    offered = "-".join(read(dialog, f"group_{number}") for number in range(1, 5))
    assert see(dialog, QLineEdit, "new_passphrase").text() == offered
    qtbot.waitUntil(lambda: read(dialog, "strength") == "Heel sterk")
    write(dialog, "new_passphrase", NEW)
    qtbot.waitUntil(lambda: maybe(dialog, QLabel, "group_4") is None)


def test_a_new_recovery_key_is_shown_once_and_opens(
    security: Program, qtbot: QtBot, parts: Parts, files: AnsweredFiles, tmp_path: Path
) -> None:
    press(on(security, qtbot, "recovery"), "new_recovery")
    question = shown(security, qtbot, "prove_dialog")
    write(question, "current_passphrase", "wie er toevallig langsloopt")
    press(question, "primary")
    qtbot.waitUntil(lambda: maybe(question, QLabel, "current_fault") is not None)
    assert maybe(security.window, QWidget, "recovery_key_dialog") is None
    give_passphrase(question)
    dialog = shown(security, qtbot, "recovery_key_dialog")
    groups = [read(dialog, f"group_{number}") for number in range(1, 8)]
    files.answers = [tmp_path / "sheet.pdf"]
    press(dialog, "save_sheet")
    text = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert all(group in text for group in groups)
    write(dialog, "typed_group", "0000")
    press(dialog, "primary")
    assert "niet wat er in groep" in read(dialog, "group_fault")
    type_group(dialog)
    press(dialog, "primary")
    press(on(security, qtbot, "recovery"), "rehearse_recovery")
    rehearsal = shown(security, qtbot, "rehearsal_recovery")
    write(rehearsal, "rehearsed_key", "-".join(groups)[:-1])
    press(rehearsal, "primary")
    assert "groep 7" in read(rehearsal, "rehearsal_wrong")
    write(rehearsal, "rehearsed_key", RecoveryKey.generate().text)
    press(rehearsal, "primary")
    qtbot.waitUntil(lambda: "opent deze kluis niet" in read(rehearsal, "rehearsal_wrong"))
    write(rehearsal, "rehearsed_key", "-".join(groups).lower())
    press(rehearsal, "primary")
    qtbot.waitUntil(lambda: maybe(rehearsal, QWidget, "it_works") is not None)
    qtbot.waitUntil(lambda: "geoefend op 3 maart 2026" in read(security.window, "state_recovery"))


def test_a_printed_head_is_held_against_the_ledger(security: Program, qtbot: QtBot) -> None:
    head = printed_head(security.context.vault)
    press(on(security, qtbot, "ledger"), "check_ledger")
    dialog = shown(security, qtbot, "ledger_check")
    for number, code, said in (
        (str(head.sequence), head.code.lower(), "Dit klopt"),
        (str(head.sequence), "AAAA-" * 7 + "AAAA", "andere code"),
        ("99999", head.code, "is er niet"),
        ("", "x", "geen code"),
    ):
        write(dialog, "entry_number", number)
        write(dialog, "entry_code", code)
        press(dialog, "primary")
        wait_for_text(dialog, qtbot, "check_said", said)


def test_the_vault_goes_under_a_new_key_and_opens_again(security: Program, qtbot: QtBot, parts: Parts) -> None:
    door, old = security.context.door, security.context.vault.vault_key
    press(on(security, qtbot, "suspicion"), "new_vault_key")
    dialog = shown(security, qtbot, "new_key_dialog")
    write(dialog, "current_passphrase", "niet de goede")
    press(dialog, "primary")
    qtbot.waitUntil(lambda: maybe(dialog, QLabel, "current_fault") is not None)
    write(dialog, "current_passphrase", PASSPHRASE.text)
    press(dialog, "primary")
    shown_key = shown(security, qtbot, "recovery_key_dialog")
    assert door.state is VaultState.OPEN
    assert door.vault.vault_key != old
    assert door.vault.header.database == "vault-2.db"
    key = RecoveryKey.parse("-".join(read(shown_key, f"group_{number}") for number in range(1, 8)))
    type_group(shown_key)
    press(shown_key, "primary")
    folder = door.folder
    security.window.close()
    open_vault(folder, key, parts.clock, parts.effort).close()


@pytest.fixture
def keyring(parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SystemKeyring]:
    with session_bus(tmp_path) as address, real_keyring(tmp_path, address):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield SystemKeyring(KeyringKind.SECRET_SERVICE)


def test_this_computer_opens_the_vault_without_the_passphrase(
    locked: Program, keyring: SystemKeyring, qtbot: QtBot
) -> None:
    program = locked
    program.context.parts = replace(program.context.parts, keyring=keyring)
    door = program.context.door
    assert maybe(program.window, QAbstractButton, "open_remembered") is None
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    program.context.navigate(Place("security"))
    press(on(program, qtbot, "computer"), "remember")
    give_passphrase(shown(program, qtbot, "prove_dialog"))
    qtbot.waitUntil(lambda: maybe(program.window, QLabel, "state_computer") is not None)
    assert "2 april 2026" in read(program.window, "state_computer")
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    assert maybe(program.window, QLabel, "after_away") is None
    press(program.window, "open_remembered")
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    qtbot.waitUntil(lambda: not program.context.tasks.running)  # which would keep it open
    program.idle._timer.timeout.emit()  # nobody touched it for a while, and somebody else may now
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    assert maybe(program.window, QAbstractButton, "open_remembered") is None
    assert maybe(program.window, QLabel, "after_away") is not None
    write(program.window, "passphrase", PASSPHRASE.text)
    press(program.window, "open")
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert not door.asks_passphrase
    program.context.navigate(Place("security"))
    press(on(program, qtbot, "computer"), "forget")
    qtbot.waitUntil(lambda: not door.vault.header.slots_of(SlotKind.KEYRING))
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    assert maybe(program.window, QAbstractButton, "open_remembered") is None


def test_where_no_keyring_answers_remembering_is_not_offered(security: Program, qtbot: QtBot) -> None:
    class Silent(SystemKeyring):
        def read(self, name: str) -> bytes | None:
            raise KeyringUnavailable

    security.context.parts = replace(security.context.parts, keyring=Silent(KeyringKind.SECRET_SERVICE))
    security.context.navigate(Place("about"))
    security.context.navigate(Place("security"))
    wait_for_text(security.window, qtbot, "state_computer", "geen sleutelbos")
    assert maybe(security.window, QAbstractButton, "remember") is None
