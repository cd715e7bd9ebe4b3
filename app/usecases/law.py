"""What the law gives, loaded from the dated files in `resources/statute`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.authority import Authorities, read_authorities
from app.domain.holidays import Holidays, read_holidays
from app.domain.professional_code import Codes, read_codes
from app.domain.statute import Statute, read_statute
from app.domain.transfers import Transfers, read_transfers


@dataclass(frozen=True, slots=True)
class Law:
    """Statutory figures, holidays, where data may go, what professional codes ask, and the supervisory
    authority.
    """

    statute: Statute
    holidays: Holidays
    transfers: Transfers
    codes: Codes
    authorities: Authorities


def load_law(resources: Path) -> Law:
    """The law as it comes with the program."""
    folder = resources / "statute"
    return Law(
        read_statute((folder / "figures.toml").read_text(encoding="utf-8")),
        read_holidays((folder / "holidays.toml").read_text(encoding="utf-8")),
        read_transfers((folder / "transfers.toml").read_text(encoding="utf-8")),
        read_codes((folder / "codes.toml").read_text(encoding="utf-8")),
        read_authorities((folder / "authority.toml").read_text(encoding="utf-8")),
    )
