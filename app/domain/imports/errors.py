"""Why a file as a whole cannot be imported: nothing of it is taken over."""

from __future__ import annotations

from app.kernel.errors import CoachkluisError


class UnreadableImport(CoachkluisError):
    """A file that cannot be read as a list of clients. `line` counts from 1, where one line is at fault."""

    exit_code = 2

    def __init__(self, what: str, **arguments: object) -> None:
        super().__init__(f"import.{what}", **arguments)
