"""What the law gives, loaded from the dated files in `resources/statute`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.holidays import Holidays, read_holidays
from app.domain.statute import Statute, read_statute


@dataclass(frozen=True, slots=True)
class Law:
    """Statutory figures and holidays."""

    statute: Statute
    holidays: Holidays


def load_law(resources: Path) -> Law:
    """The law as it comes with the program."""
    folder = resources / "statute"
    return Law(
        read_statute((folder / "figures.toml").read_text(encoding="utf-8")),
        read_holidays((folder / "holidays.toml").read_text(encoding="utf-8")),
    )
