"""Who is written to about a client: the client, or whoever acts for the client in the guidance (UAVG art. 5; L13)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.age import Ages, younger_than
from app.domain.client import Client
from app.domain.representative import Representative


def speaks_for(
    client: Client, representatives: Iterable[Representative], ages: Ages, day: date
) -> Representative | None:
    """Whoever acts for the client on a day in all of the guidance; None where that is the client alone.

    A parent or guardian does so until the age from which the law lets a client use rights alone; without a birth date
    that is not known, and the client is written to. Of several the one who was recorded first.
    """
    minor = younger_than(client.birth_date, ages.consent, day)
    for each in representatives:
        if each.acts_on(day) and each.reaches(None) and (minor or not each.of_a_minor):
            return each
    return None
