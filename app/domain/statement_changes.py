"""What one version of the statement says that another does not: line by line, for whoever must tell of it (C1)."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from app.domain.prose_source import plain_text, read_source


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A line that is new, or one that is gone."""

    added: bool
    text: str


def statement_changes(before: str, after: str) -> tuple[StatementChange, ...]:
    """The lines that differ between two stored sources, in their order: what went, then what came in its place."""
    old, new = (_lines(each) for each in (before, after))
    found: list[StatementChange] = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [StatementChange(False, line) for line in old[first:last]]
            found += [StatementChange(True, line) for line in new[begin:end]]
    return tuple(found)


def _lines(source: str) -> list[str]:
    return [line.replace("\t", " · ") for line in plain_text(read_source(source)).split("\n") if line.strip()]
