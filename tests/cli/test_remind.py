"""Reminders from the command line: on is wholly on, off leaves nothing, and only one's own vault is told of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.host.settings import Settings, SettingsFile
from app.usecases.parts import Parts
from app.usecases.remind import kept_reminders
from app.vault.vault import create_vault
from tests.cli.driver import CommandLine
from tests.vault.fast_keys import PASSPHRASE


def settings(parts: Parts) -> SettingsFile:
    return SettingsFile(parts.folders.settings_file)


def test_on_is_what_the_window_goes_by_as_well_and_off_leaves_nothing(command_line: CommandLine, parts: Parts) -> None:
    settings(parts).write(Settings(idle_minutes=25))
    told = command_line("remind", "--at-login", "on")
    assert told.code == 0
    assert "geen herinneringen" not in told.out
    assert "staan vanaf nu aan" in told.out
    assert "De aantallen komen als je de kluis weer" in told.out
    assert settings(parts).read() == Settings(idle_minutes=25, reminders=True)
    assert parts.autostart.is_on()
    assert "De aantallen komen" in command_line("remind").out
    assert command_line.ok("remind", "--refresh")["kept"]
    off = command_line("remind", "--at-login", "off", "--refresh")
    assert off.out.strip() == "De herinneringen staan uit. Wat ervan bewaard was, is weg."
    assert settings(parts).read() == Settings(idle_minutes=25)
    assert not parts.autostart.is_on()
    assert not parts.folders.reminders_file.exists()


def test_where_the_system_lets_nothing_run_at_login_they_stay_off(
    command_line: CommandLine, parts: Parts, tmp_path: Path
) -> None:
    (tmp_path / "autostart").write_text("a file where the folder would be", "utf-8")
    refused = command_line("remind", "--at-login", "on")
    assert (refused.code, "De herinneringen staan niet aan." in refused.err) == (1, True)
    assert not settings(parts).read().reminders


def test_what_was_kept_of_one_vault_is_not_told_of_another(
    command_line: CommandLine, parts: Parts, tmp_path: Path
) -> None:
    command_line.ok("remind", "--refresh")
    assert command_line.ok("remind")["kept"]
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, parts.clock, parts.effort)
    other.close()
    mine, command_line.folder = command_line.folder, other.folder
    assert not command_line.ok("remind")["kept"]
    command_line.folder = mine
    assert command_line.ok("remind")["kept"]
    settings(parts).write(replace(Settings(), vault_folder=other.folder))
    assert kept_reminders(parts) is None, "at login the vault of the settings counts"
