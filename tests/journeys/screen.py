"""A real screen: an X server with a window manager, and the keys and the mouse of whoever sits before it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "1366x768"
"""Of a small laptop."""
_DESKTOP = (
    "XDG_CURRENT_DESKTOP",
    "QT_QPA_PLATFORMTHEME",
    "DBUS_SESSION_BUS_ADDRESS",
    "WAYLAND_DISPLAY",
    "QT_SCALE_FACTOR",
)
"""What would have Qt ask somebody else's desktop for dialogs and colours."""


@contextmanager
def real_screen(home: Path) -> Iterator[dict[str, str]]:
    """Gives the environment in which a program comes up on a screen of its own, with this home."""
    read, written = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(written), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[written], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(written)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "no screen came up"
        kept = {name: value for name, value in os.environ.items() if name not in _DESKTOP}
        places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        here = {**kept, **places, "HOME": str(home), "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        manager = subprocess.Popen(["openbox", "--sm-disable"], env=here, stderr=subprocess.DEVNULL)
        try:
            yield here
        finally:
            manager.kill()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


class Hands:
    """What keyboard and mouse send to that screen: to whichever window has the keyboard, or lies under the pointer."""

    def press(self, *keys: str) -> None:
        """Press keys one after another, each as `Tab` or `ctrl+a`."""
        self._do("key", "--delay", "2", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "2", text)

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Move the pointer to a place of the screen and click."""
        self._do("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "40", "1")

    def turn(self, x: int, y: int, *, down: bool) -> None:
        """Turn the wheel by a notch, the pointer at this place."""
        self._do("mousemove", str(x), str(y), "click", "5" if down else "4")

    @staticmethod
    def _do(*words: str) -> None:
        subprocess.run(["xdotool", *words], check=True)  # to wait with a timeout is to look now and then
