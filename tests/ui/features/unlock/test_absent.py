"""A vault that is known and not there: named as such, never mistaken for a first start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.session import Session
from app.host.folders import Folders
from app.host.settings import Settings, SettingsFile
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.run import Program
from app.usecases.parts import Parts
from app.vault.vault import create_vault
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.keeping.test_lock import refuse_files, refuse_writing
from tests.ui.look import maybe, press, read, see
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def stick(vault_folder: Path) -> Path:
    """Where the vault is while its stick is out."""
    return vault_folder.with_name("in_the_drawer")


@pytest.fixture
def out(start: Start, folders: Folders, vault_folder: Path, stick: Path) -> Program:
    """The program as it starts when the stick with its vault is out."""
    SettingsFile(folders.settings_file).write(Settings(vault_folder=vault_folder))
    vault_folder.rename(stick)
    return start(None)


def test_a_stick_that_is_out_is_no_first_start(out: Program, vault_folder: Path, stick: Path, qtbot: QtBot) -> None:
    door, window = out.context.door, out.window
    assert door.state is VaultState.ABSENT
    assert read(window, "absent_folder").replace("\u200b", "") == str(vault_folder)
    assert maybe(window, QWidget, "way_new") is None
    assert maybe(window, QWidget, "text_waits") is None
    press(window, "look_again")
    assert read(window, "absent_said") == out.context.text("absent.still")
    stick.rename(vault_folder)
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)  # it notices by itself
    assert see(window, QLineEdit, "passphrase").isEnabled()


def test_looking_again_finds_it_at_once(out: Program, vault_folder: Path, stick: Path) -> None:
    stick.rename(vault_folder)
    press(out.window, "look_again")
    assert out.context.door.state is VaultState.LOCKED


def test_another_vault_is_opened_or_made_instead(
    out: Program, stick: Path, files: AnsweredFiles, tmp_path: Path, parts: Parts
) -> None:
    door, window = out.context.door, out.window
    vault, _ = create_vault(tmp_path / "other", PASSPHRASE, parts.clock, parts.effort)
    vault.close()
    files.answers = [tmp_path / "other", tmp_path]
    press(window, "new_vault")
    assert read(window, "absent_said") == out.context.text("error.vault.exists")
    press(window, "other_vault")
    assert read(window, "absent_said") == out.context.text("error.vault.no_vault")
    files.answers = [stick]
    press(window, "other_vault")
    assert (door.state, door.folder) == (VaultState.LOCKED, stick)


def test_a_first_vault_is_made_where_the_coach_says_that_it_is_new(
    out: Program, vault_folder: Path, files: AnsweredFiles
) -> None:
    files.answers = [vault_folder]
    press(out.window, "new_vault")
    assert out.context.door.state is VaultState.NO_VAULT
    assert maybe(out.window, QWidget, "way_new") is not None


def test_a_vault_that_goes_while_it_is_locked_is_absent(
    locked: Program, vault_folder: Path, stick: Path, qtbot: QtBot
) -> None:
    vault_folder.rename(stick)
    door = locked.context.door
    door.open(PASSPHRASE, lambda _: None)
    qtbot.waitUntil(lambda: door.state is VaultState.ABSENT)
    stick.rename(vault_folder)
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)


def test_text_that_waits_is_told_and_comes_back_with_the_vault(
    program: Program, vault_folder: Path, stick: Path, qtbot: QtBot
) -> None:
    hands = DossierHands(program, qtbot)
    door = hands.context.door
    trajectory = hands.trajectory(hands.client())
    session = hands.session(trajectory)
    hands.go("dossier", trajectory.client, session.id, "session")
    QTest.keyClicks(hands.see(ProseEditor, "notes").page, "Nog niet weg")
    refuse_writing(hands, True)
    refuse_files(vault_folder, True)
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    vault_folder.rename(stick)
    door.choose(vault_folder)
    assert door.state is VaultState.ABSENT
    assert maybe(hands.window, QWidget, "text_waits") is not None
    stick.rename(vault_folder)
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    hands.until(lambda: "Nog niet weg" in hands.context.reader.get(Session, session.id).notes)
