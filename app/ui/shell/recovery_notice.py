"""What is said for as long as nobody knows whether a key that was shown once is on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.place import Place
from app.ui.shell.above_page import above_page
from app.ui.widgets.parts import button
from app.usecases.key_record import recovery_awaited, shares_awaited
from app.vault.rows import Rows
from app.vault.work import Change


class KeyNotice(QWidget):
    """Stands above every page, every time, while `awaited`; leads to where the key can be made anew. `name` begins its
    texts. One that is not told `at_once` is told after the next unlocking: what it is about may still be on the screen.
    """

    def __init__(
        self, context: Context, name: str, awaited: Callable[[Rows], bool], button_name: str, *, at_once: bool
    ) -> None:
        super().__init__()
        self._context, self._awaited, self._at_once = context, awaited, at_once
        go = button(context.text(f"{name}.go"), self._go, name=button_name)
        shown = above_page(name, context.text(f"{name}.text"), go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        self.setVisible(awaited(context.reader))
        context.changed.connect(self._changed)

    def _go(self) -> None:
        self._context.navigate(Place("security"))

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == "setting" for each in changes):
            self.setVisible(self._awaited(self._context.reader) and (self._at_once or not self.isHidden()))


def key_notices(context: Context) -> tuple[QWidget, ...]:
    """That of the recovery key, and that of the shares which a lock took away before everyone had a sheet."""
    return (
        KeyNotice(context, "recovery_notice", recovery_awaited, "to_recovery_key", at_once=True),
        KeyNotice(context, "shares_notice", shares_awaited, "to_shares", at_once=False),
    )
