"""Where something is shown that is read in a thread of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class ShowsRead(QWidget):
    """Shows what is read for it in a thread (`Context.read`): a `ReadArea` or a list of `app.ui.widgets`."""

    def expect(self) -> None:
        """It is being read. What was read before stays until the answer comes."""
        raise NotImplementedError

    def came(self) -> None:
        """It was read: show it."""
        raise NotImplementedError

    def fail(self) -> None:
        """It could not be read: nothing that stood there before is said to be so now."""
        raise NotImplementedError
