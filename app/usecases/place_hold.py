"""Place a hold, look at it again, release it (rows E11, L4, L14, F29)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.client import Client
from app.domain.dossier_facts import owner
from app.domain.gate import require
from app.domain.gates.keep_hold import keep_hold_gate
from app.domain.hold import Hold
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.values import read_named
from app.kernel.errors import NotFound
from app.usecases.keep_item import require_same_dossier
from app.vault.rows import Rows
from app.vault.work import Work

PLACED = ("trajectory", "reason", "explanation", "since", "review_on")
CHANGED = ("reason", "explanation", "review_on")
RELEASED = ("released_on", "released_because")


def place_hold(work: Work, given: Mapping[str, object], client: str, item: str = "") -> Hold:
    """A hold on a dossier, on the trajectory that `given` names, or on one item of the dossier. Without `since` it is
    from today. From its commit on nothing of that is destroyed.

    InputError with every fault, NotFound where there is no such client or item.
    """
    person = work.get(Client, client)
    about = item_noun(work, client, item) if item else ""
    values = {"since": work.today, **read_named(Hold, given, PLACED)}
    require_same_dossier(work, Hold, {**values, "client": person.id})
    return work.new(Hold, **values, client=person.id, item=item, about=about)


def change_hold(work: Work, identity: str, given: Mapping[str, object]) -> Hold:
    """Look at a hold again: another review date, reason or explanation."""
    hold = _in_force(work, identity)
    return work.change(hold, **_begun(hold, work.today), **read_named(Hold, given, CHANGED))


def release_hold(work: Work, identity: str, given: Mapping[str, object]) -> Hold:
    """Release a hold, and say why. What waited for it is due again at once. Without `released_on` it is today."""
    hold = _in_force(work, identity)
    released = {"released_on": work.today, **read_named(Hold, given, RELEASED)}
    return work.change(hold, **_begun(hold, work.today), **released)


def item_noun(rows: Rows, client: str, item: str) -> str:
    """The noun of an item of a dossier, found by its id; NotFound where it is in another dossier or nowhere."""
    for noun in DOSSIER_NOUNS:
        found = rows.maybe(noun, item)
        if found is not None and owner(found) == client:
            return noun.noun.name
    raise NotFound("item", item)


def _begun(hold: Hold, today: date) -> dict[str, object]:
    """The day it began, put right where that has not come yet: a wrong clock said so, and the hold has held all along
    (F15). Without this nobody could release it before that day.
    """
    return {"since": today} if hold.since > today else {}


def _in_force(work: Work, identity: str) -> Hold:
    hold = work.get(Hold, identity)
    require(keep_hold_gate(hold))
    return hold
