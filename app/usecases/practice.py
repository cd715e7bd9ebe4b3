"""The practice of a vault, as letters and packages name it."""

from __future__ import annotations

from app.domain.frozen import PracticeDetails
from app.domain.practice import Practice
from app.kernel.errors import NotFound
from app.vault.rows import Rows


def the_practice(rows: Rows) -> Practice:
    """The one practice of this vault; NotFound where there is none yet, or it was lost."""
    for practice in rows.each(Practice):
        return practice
    raise NotFound(Practice.noun.name, "")


def practice_details(practice: Practice) -> PracticeDetails:
    """The practice as a letterhead: what is not known is left out."""
    street = f"{practice.street} {practice.house_number}".strip()
    town = f"{practice.postcode}  {practice.town}".strip()
    return PracticeDetails(
        trade_name=practice.trade_name,
        legal_name=practice.legal_name,
        kvk=practice.kvk,
        address=tuple(line for line in (street, town, practice.country) if line),
        phone=practice.phone,
        mail=practice.email,
    )
