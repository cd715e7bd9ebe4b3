"""The only place where the parts are put together: the command line with arguments, the window without."""

from __future__ import annotations

from collections.abc import Sequence

from app.kernel.clock import SystemClock
from app.kernel.resources import resources
from app.usecases.parts import Parts


def run(arguments: Sequence[str]) -> int:
    """Run the program with its arguments; the result is the exit code."""
    parts = Parts(SystemClock(), resources())
    if arguments:
        from app.cli.main import run_command

        return run_command(parts, arguments)
    # Qt is imported only where there is a window to open: it costs more than most commands take.
    from app.ui.run import run_window

    return run_window(parts, None)
