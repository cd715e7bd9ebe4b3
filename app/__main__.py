"""The entry point, nothing else."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program; its result is the exit code. Ctrl-C ends it with 130, also while it is still starting."""
    gc.disable()  # What a start makes stays: to look through it for garbage, twenty times, is a wait for nothing.
    try:
        from app.bootstrap import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
