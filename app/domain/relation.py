"""Whose data a practice keeps, as relations: principals, prospects, clients, former clients, readers (rows B1, D4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol


class RelationKind(StrEnum):
    """What somebody is to the practice. `relation_kind.<value>` words it."""

    PROSPECT = "prospect"
    """Has a dossier, and no trajectory or training yet."""
    CLIENT = "client"
    FORMER_CLIENT = "former_client"
    """All that was agreed on has ended."""
    PRINCIPAL = "principal"
    """Speaks for an organisation: owner, director, employee."""
    NEWSLETTER_READER = "newsletter_reader"
    ENQUIRER = "enquirer"


class Engaged(Protocol):
    """What a client is engaged in: a trajectory, or a training."""

    @property
    def ends_on(self) -> date | None:
        """The last day, None while that is not known."""


def standing_of(engagements: Iterable[Engaged], today: date) -> RelationKind:
    """What the person of a dossier is to the practice on a day. It follows from what is there, and is kept nowhere."""
    ends = [each.ends_on for each in engagements]
    if not ends:
        return RelationKind.PROSPECT
    return RelationKind.FORMER_CLIENT if all(end is not None and end < today for end in ends) else RelationKind.CLIENT
