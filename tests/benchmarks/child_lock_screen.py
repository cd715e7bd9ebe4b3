"""A process that starts the program as a user does, and ends when its lock screen has been painted.

With a folder as its argument it only notes that the vault is there, for the starts that follow. Nothing is imported
that the program does not need: that would be measured, too.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.first_paint import end_when_painted


class Application(QApplication):
    """The application as the program knows it, which is told when its window is to be seen."""

    def exec(self) -> int:  # type: ignore[override] # Qt's own is static
        """Run until the one window has been painted."""
        (window,) = (each for each in self.topLevelWidgets() if each.isVisible())
        end_when_painted(self, window)
        return QApplication.exec()


def main() -> int:
    """Start it, say when it is to be seen, and end."""
    application = Application([])
    from app.bootstrap import run

    code = run([])
    application.shutdown()
    return code


def note_vault(folder: Path) -> None:
    """Let the program know the vault, as if it had been open before."""
    from app.host.folders import own_folders
    from app.host.settings import Settings, SettingsFile, Theme
    from app.kernel.translator import Language

    SettingsFile(own_folders().settings_file).write(Settings(Language.DUTCH, Theme.LIGHT, folder))


if __name__ == "__main__":
    if sys.argv[1:]:
        note_vault(Path(sys.argv[1]))
    else:
        raise SystemExit(main())
