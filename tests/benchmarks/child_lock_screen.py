"""A process that starts the program as a user does, and ends when its lock screen has been painted.

With a folder as its argument it only notes that the vault is there, for the starts that follow. Nothing is imported
that the program does not need: that would be measured, too.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main() -> int:
    """Start it, say when it is to be seen, and end. Its parts are imported before Qt is, and no garbage is looked for,
    as the program does it.
    """
    gc.disable()
    from app.bootstrap import run
    from app.ui.theme.theme import STYLE
    from tests.benchmarks.first_paint import EndingApplication

    application = EndingApplication(["coachkluis", *STYLE])
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
