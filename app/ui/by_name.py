"""Names of Qt given as text: for what stands before the vault, which is not to wait for all the others.

PySide makes a list of every name of `Qt` when it is asked for the first of them: twenty milliseconds, a tenth of a
start. Where nobody waits, `Qt.AlignmentFlag.AlignCenter` is as good and is checked before it runs. What the lock screen
imports and uses only later names Qt through its module (`QtCore.Qt`), within a function.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


def set_by_name(thing: QObject, **values: str) -> None:
    """Set properties to what Qt calls so: `alignment="AlignRight|AlignVCenter"`. ValueError where there is no such
    property, or it has no such value.
    """
    for name, value in values.items():
        if not thing.setProperty(name, value):
            raise ValueError(f"{name}={value}")
