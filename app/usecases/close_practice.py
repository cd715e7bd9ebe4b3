"""Close the practice: see what is still to be done, and end it when everything is (row W14).

Letters are written by `write_closing_letters`, what may go is destroyed by `destroy_items`, what stays goes to the
keeper by `hand_to_keeper`. Here it is seen how far all that is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.closing import Closing
from app.domain.document import Channel
from app.domain.gate import Verdict, require
from app.domain.gates.close_practice import ClosingFacts, close_practice_gate
from app.domain.telling import ToldOf
from app.domain.values import read_fields
from app.kernel.clock import legal_date
from app.usecases.closing_facts import (
    closing_facts,
    current_closing,
    destroyed_at_end,
    running_trajectories,
    told_of_closing,
    untold_of_closing,
)
from app.usecases.keep_item import add_item, edit_item
from app.usecases.kept_until import kept_until
from app.usecases.parts import Parts
from app.usecases.tell import tell
from app.vault.rows import Rows
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class Remaining:
    """One dossier at the end: whether the client was told, how many trajectories run, how many items stay, and until
    when the last of them.
    """

    client: Client
    told: bool
    running: int
    items: int
    until: date | None


@dataclass(frozen=True, slots=True)
class ClosingState:
    """How far a closing is."""

    facts: ClosingFacts
    dossiers: tuple[Remaining, ...]
    destroyed: bool
    """Whether what was kept for the work alone was destroyed."""

    @property
    def until(self) -> date | None:
        """The day after which the keeper has nothing left; None where some term does not run yet, or nothing stays."""
        ends = [each.until for each in self.dossiers if each.items]
        return max((end for end in ends if end is not None), default=None) if None not in ends else None

    @property
    def verdict(self) -> Verdict:
        """Whether it may end now, or every reason why not."""
        return close_practice_gate(self.facts)


def plan_closing(work: Work, given: Mapping[str, object]) -> Closing:
    """Prepare the end, or change what was prepared. InputError with every fault."""
    before = current_closing(work)
    if before is None or before.closed_on is not None:
        return add_item(work, Closing, given)
    read_fields(Closing, given)
    return edit_item(work, Closing, before.id, given)


def tell_all(work: Work, how: Channel, told: str = "") -> int:
    """Record that every client who had not been told now was, today, in these words; gives how many."""
    untold = untold_of_closing(work)
    for each in untold:
        given = {"about": ToldOf.PRACTICE_CLOSES.value, "told_how": how.value, "told": told}
        tell(work, given, each.id)
    return len(untold)


def closing_state(rows: Rows, parts: Parts, closing: Closing) -> ClosingState:
    """How far it is, dossier by dossier."""
    today, told = legal_date(parts.clock.now()), told_of_closing(rows)
    running = Counter(each.client for each in running_trajectories(rows, today))
    dossiers = []
    for client in rows.find(Client):
        kept = [each for each in kept_until(rows, parts, client.id) if not each.due]
        ends = [each.kept.until for each in kept]
        until = None if None in ends else max((end for end in ends if end is not None), default=None)
        knows = client.id in told or client.died_on is not None
        dossiers.append(Remaining(client, knows, running[client.id], len(kept), until))
    facts = closing_facts(rows, parts, closing, sum(each.items for each in dossiers), today)
    return ClosingState(facts, tuple(dossiers), destroyed_at_end(rows) is not None)


def close_practice(work: Work, identity: str, parts: Parts) -> Closing:
    """The practice has closed, today. GateRefused with everything that is still to be done."""
    closing = work.get(Closing, identity)
    require(closing_state(work, parts, closing).verdict)
    return work.change(closing, closed_on=work.today)
