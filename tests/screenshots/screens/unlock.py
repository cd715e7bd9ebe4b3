"""The lock screen when something is wrong with the vault, or when it is not there."""

from __future__ import annotations

from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _damaged_header(stage: Stage) -> None:
    folder = stage.context.door.folder
    (folder / "vault.json").write_bytes(b"{}")
    stage.context.door.choose(folder)


def _lost_header(stage: Stage) -> None:
    (stage.context.door.folder / "vault.json.old").unlink(missing_ok=True)
    _damaged_header(stage)


def _absent(stage: Stage) -> None:
    folder = stage.context.door.folder
    folder.rename(folder.with_name("in the drawer"))
    stage.context.door.choose(folder)


SCREENS = (
    Screen("unlock-absent", _absent, locked=True),
    Screen("unlock-damaged-header", _damaged_header, locked=True),
    Screen("unlock-lost-header", _lost_header, locked=True),
)
