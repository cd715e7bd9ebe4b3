"""The entry point, nothing else."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; its result is the exit code. Ctrl-C ends it with 130, also while it is still starting."""
    try:
        from app.bootstrap import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
