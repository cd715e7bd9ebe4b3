"""Close the practice: see what is still to be done, and end it when everything is (row W14).

Telling is recorded in each dossier as any telling; handing over and destroying go by their own acts and gates. Here it
is seen how far all that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.closing import Closing
from app.domain.document import Channel
from app.domain.gate import Verdict, require
from app.domain.gates.close_practice import ClosingFacts, close_practice_gate
from app.domain.request import Request, RequestState
from app.domain.telling import Telling, ToldOf
from app.domain.trajectory import Trajectory
from app.domain.values import read_fields
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.usecases.due_list import due_list
from app.usecases.keep_item import add_item, edit_item
from app.usecases.kept_until import kept_until
from app.usecases.parts import Parts
from app.usecases.tell import tell
from app.vault.rows import Rows
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class Remaining:
    """One dossier at the end: whether the client was told, how many items stay, and until when the last of them."""

    client: Client
    told: bool
    items: int
    until: date | None


@dataclass(frozen=True, slots=True)
class ClosingState:
    """How far a closing is."""

    facts: ClosingFacts
    dossiers: tuple[Remaining, ...]

    @property
    def until(self) -> date | None:
        """The day after which the keeper has nothing left; None where some term does not run yet, or nothing stays."""
        ends = [each.until for each in self.dossiers if each.items]
        return max((end for end in ends if end is not None), default=None) if None not in ends else None

    @property
    def verdict(self) -> Verdict:
        """Whether it may end now, or every reason why not."""
        return close_practice_gate(self.facts)


def current_closing(rows: Rows) -> Closing | None:
    """The closing that is being prepared, or the one that was done last."""
    return max(rows.find(Closing), key=lambda each: (each.closed_on is None, each.made), default=None)


def plan_closing(work: Work, given: Mapping[str, object]) -> Closing:
    """Prepare the end, or change what was prepared. InputError with every fault."""
    before = current_closing(work)
    if before is None or before.closed_on is not None:
        return add_item(work, Closing, given)
    read_fields(Closing, given)
    return edit_item(work, Closing, before.id, given)


def tell_all(work: Work, how: Channel) -> int:
    """Record that every client who had not been told now was, today; gives how many."""
    untold = [each for each in work.find(Client) if each.died_on is None and each.id not in _told(work)]
    for each in untold:
        tell(work, {"about": ToldOf.PRACTICE_CLOSES.value, "told_how": how.value}, each.id)
    return len(untold)


def closing_state(rows: Rows, parts: Parts, closing: Closing) -> ClosingState:
    """How far it is, dossier by dossier."""
    today, told = legal_date(parts.clock.now()), _told(rows)
    dossiers = []
    for client in rows.find(Client):
        kept = [each for each in kept_until(rows, parts, client.id) if not each.due]
        ends = [each.kept.until for each in kept]
        until = None if None in ends else max((end for end in ends if end is not None), default=None)
        dossiers.append(Remaining(client, client.id in told or client.died_on is not None, len(kept), until))
    facts = ClosingFacts(
        closing=closing,
        untold=sum(not each.told for each in dossiers),
        running=sum(each.ends_on is None or each.ends_on > today for each in rows.each(Trajectory)),
        requests=rows.count(Request, state=RequestState.OPEN),
        due=len(due_list(rows, parts, today).due),
        staying=sum(each.items for each in dossiers),
        today=today,
    )
    return ClosingState(facts, tuple(dossiers))


def close_practice(work: Work, identity: str, parts: Parts) -> Closing:
    """The practice has closed, today. GateRefused with everything that is still to be done."""
    closing = work.get(Closing, identity)
    require(closing_state(work, parts, closing).verdict)
    return work.change(closing, closed_on=work.today)


def _told(rows: Rows) -> frozenset[Id]:
    return frozenset(each.client for each in rows.each(Telling, about=ToldOf.PRACTICE_CLOSES))
