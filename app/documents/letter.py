"""A letter: the reply to a request, a notice to a recipient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.frozen import PracticeDetails
from app.domain.prose import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter says.

    addressee    name and address, a line each
    reference    the practice's own mark, or empty
    salutation   *Beste Femke,*; empty where the blocks begin with it
    signed       who signs, over the name of the practice
    enclosures   what goes with it, a line each
    """

    practice: PracticeDetails
    addressee: tuple[str, ...]
    day: date
    subject: str
    blocks: tuple[Block, ...]
    signed: str
    salutation: str = ""
    reference: str = ""
    enclosures: tuple[str, ...] = ()
