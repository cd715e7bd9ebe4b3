"""The settings file: private, whole, and never a reason not to start."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from app.host.folders import folders_under
from app.host.settings import Settings, SettingsFile, Theme
from app.kernel.translator import Language

CHOSEN = Settings(
    Language.ENGLISH,
    Theme.DARK,
    Path("/somewhere/vault"),
    25,
    window="01d9d0cb",
    hidden_columns=frozenset({"today.empty/client"}),
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = SettingsFile(folders_under(tmp_path).settings_file)
    file.write(CHOSEN)
    assert file.read() == CHOSEN


@pytest.mark.parametrize("given", ["", "zz", "0", "01 ", "ab" * 257, 7, None, ["01"]])
def test_a_place_of_the_window_that_qt_never_wrote_counts_as_none(tmp_path: Path, given: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"window": given}), encoding="utf-8")
    assert SettingsFile(path).read().window == ""


@pytest.mark.parametrize(
    "given", ["today.empty/client", [7, None, "Anna/Berg", "a/b/c", "a"], ["a" * 70 + "/b"], {"a/b": 1}]
)
def test_what_names_no_column_of_the_program_is_not_taken(tmp_path: Path, given: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"hidden_columns": given}), encoding="utf-8")
    assert SettingsFile(path).read().hidden_columns == frozenset()


def test_without_a_file_the_settings_are_as_they_come(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "settings.json").read() == Settings()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are POSIX")
def test_only_this_user_can_read_it_and_a_link_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "settings.json"
    path.parent.mkdir()
    target = tmp_path / "target"
    target.write_text("theirs")
    path.symlink_to(target)
    SettingsFile(path).write(CHOSEN)
    assert target.read_text() == "theirs"
    assert not path.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 5000, b'"text"'])
def test_a_file_that_makes_no_sense_counts_as_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert SettingsFile(path).read() == Settings()


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "fr"}, {"language": 1}, {"theme": None}, {"theme": ["dark"]}, {"vault_folder": 5},
        {"vault_folder": "a\0b"}, {"idle_minutes": 0}, {"idle_minutes": True}, {"idle_minutes": "10"},
        {"idle_minutes": 100_000},
    ],
)  # fmt: skip
def test_one_wrong_setting_does_not_spoil_the_others(tmp_path: Path, wrong: dict[str, object]) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).write(CHOSEN)
    path.write_text(json.dumps(json.loads(path.read_text()) | wrong))
    read = SettingsFile(path).read()
    (name,) = wrong
    assert getattr(read, name) == getattr(Settings(), name)
    for other in {"language", "theme", "vault_folder", "idle_minutes"} - {name}:
        assert getattr(read, other) == getattr(CHOSEN, other)


def test_where_it_cannot_be_written_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file where the folder should be")
    SettingsFile(tmp_path / "settings" / "settings.json").write(CHOSEN)
    assert (tmp_path / "settings").read_text() == "a file where the folder should be"
