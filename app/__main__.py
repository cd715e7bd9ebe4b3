"""The entry point, nothing else."""

from __future__ import annotations

import sys

from app.bootstrap import run


def main() -> int:
    """Run the program; its result is the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
