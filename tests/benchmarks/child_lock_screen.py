"""A process that starts the program as a user does, and ends when its lock screen has been painted."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.first_paint import FirstPaint


def main(vault: Path, home: Path) -> int:
    """Start it, say when it is to be seen, and end."""
    application = QApplication([])

    def painted() -> None:
        print("visible", flush=True)
        application.quit()

    FirstPaint(application, painted)
    # As app.bootstrap does, but on the folders of the measurement.
    from app.host.folders import folders_under
    from app.kernel.clock import SystemClock
    from app.kernel.resources import resources
    from app.ui.run import run_window
    from app.usecases.parts import Parts

    return run_window(Parts(SystemClock(), resources()), vault, folders_under(home))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
