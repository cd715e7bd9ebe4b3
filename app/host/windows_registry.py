"""The registry of this Windows user. Only imported there: elsewhere there is no `winreg`."""

from __future__ import annotations

import sys
from contextlib import suppress

if sys.platform == "win32":
    import winreg

    class WindowsRegistry:
        """Values under HKEY_CURRENT_USER."""

        def read(self, key: str, name: str) -> str | None:
            """The text of a value; None where there is none."""
            with suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                return str(winreg.QueryValueEx(opened, name)[0])
            return None

        def write(self, key: str, name: str, text: str) -> None:
            """Set a value."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def remove(self, key: str, name: str) -> None:
            """Remove a value, where it is there."""
            access = winreg.KEY_SET_VALUE
            with suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, access) as opened:
                winreg.DeleteValue(opened, name)
