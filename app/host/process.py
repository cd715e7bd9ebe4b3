"""What the system may keep of this process: no core dump, which would hold keys and dossiers (F28)."""

from __future__ import annotations

import ctypes
import os
import sys

from app.kernel.log import event

_PR_SET_DUMPABLE = 4
"""linux/prctl.h."""


def seal_process() -> None:
    """Let no crash of this process leave its memory on the disk, and make its files its owner's alone.

    On Linux neither does another process of the same user read its memory. Windows writes no dump of a program unless
    its administrator asked for that.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux") and ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
        event("process.still_dumpable")
