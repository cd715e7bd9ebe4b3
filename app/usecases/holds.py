"""The holds in force, by dossier: a few, so that they are all at hand for whoever goes through many items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from app.domain.hold import Hold
from app.kernel.ids import Id
from app.vault.rows import Rows


class Holds:
    """What may not be destroyed now."""

    def __init__(self, by_client: Mapping[Id, tuple[Hold, ...]]) -> None:
        self._by_client = by_client

    @property
    def clients(self) -> Collection[Id]:
        """In whose dossiers there are any."""
        return self._by_client.keys()

    def on(self, client: Id, item: str, trajectory: str) -> tuple[Hold, ...]:
        """The holds in force on an item of a dossier, oldest first."""
        if client not in self._by_client:
            return ()
        return tuple(each for each in self._by_client.get(client, ()) if each.covers(item, trajectory))

    def of(self, client: Id) -> tuple[Hold, ...]:
        """The holds in force in a dossier."""
        return self._by_client.get(client, ())


def holds_in_force(rows: Rows, client: str = "") -> Holds:
    """The holds in force in one dossier, or in all."""
    found: dict[Id, list[Hold]] = defaultdict(list)
    for each in rows.each(Hold, **({"client": client} if client else {})):
        if each.in_force:
            found[each.client].append(each)
    return Holds({whose: tuple(holds) for whose, holds in found.items()})
