"""A process that shows a window with nothing in it: the rival of the lock screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.first_paint import end_when_painted


def main() -> int:
    """Show it, say so, and end."""
    application = QApplication([])
    window = QWidget()
    window.resize(1000, 700)
    window.show()
    end_when_painted(application, window)
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
