"""Threads whose work nobody waits for give way to those in which somebody does.

While a backup runs a coach goes on typing: the lane, search and the window come first, whatever else the computer does.
A thread that gave way once does so until it ends, so only one that was made for such work may.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from contextlib import suppress

NICE = 5
"""Steps down, of 19. With more of them whoever waits would wait longer, not less: a thread that gives way so far gets
no turn at all on a busy computer, also while it holds what the others need.
"""
_BELOW_NORMAL = -1
"""Windows: THREAD_PRIORITY_BELOW_NORMAL."""
_UTILITY = 0x11
"""macOS: QOS_CLASS_UTILITY."""


def give_way() -> None:
    """Let the calling thread, and on Linux those that it makes, come after others. Where the system has no such thing,
    or does not want it, nothing happens: it is a courtesy.
    """
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            # On Linux a number of a thread is taken as one of a process; its turns at the disk follow from it (ioprio).
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
        elif sys.platform == "win32":
            kernel = ctypes.WinDLL("kernel32")
            kernel.GetCurrentThread.restype = ctypes.c_void_p
            kernel.SetThreadPriority(ctypes.c_void_p(kernel.GetCurrentThread()), _BELOW_NORMAL)
        elif sys.platform == "darwin":
            ctypes.CDLL(None).pthread_set_qos_class_self_np(_UTILITY, 0)
