"""What a destruction would take and what would stay, read from the records themselves (X5)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from app.domain.client import Client
from app.domain.commissions import organisation_of
from app.domain.declare import Record
from app.domain.destruction import Fate
from app.domain.destruction_plan import Considered, Plan, Planned, plan_destruction, whole
from app.domain.document import Document
from app.domain.dossier_facts import DossierFacts, owner
from app.domain.enquiry import Enquiry
from app.domain.gate import Verdict, require
from app.domain.gates.destroy import DestroyFacts, destroy_gate, earlier_destruction_promised
from app.domain.gates.erase_on_request import erase_on_request_gate
from app.domain.hold import Hold
from app.domain.newsletter_contact import NewsletterContact
from app.domain.nouns import DOSSIER_NOUNS, OUTSIDE_NOUNS
from app.domain.organisation import Contact
from app.domain.policy import Policy, RetentionAction, Trigger
from app.domain.policy_promise import PromiseKind
from app.domain.reason import Wordable
from app.domain.request import Request
from app.domain.retention import Explainer, Kept, KeptState
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id
from app.usecases.closing_facts import current_closing, require_ending, told_to_keeper
from app.usecases.current_policy import policy_on
from app.usecases.dossier_facts import each_of, last_contact
from app.usecases.due_list import due_list
from app.usecases.holds import holds_in_force
from app.usecases.item_names import ItemNames
from app.usecases.parts import Parts
from app.vault.kept_items import load_facts, load_outside, waiting_for_rest
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be destroyed: a whole dossier, some items of it, or everything that is due.

    `items` are ids; without any it is what is due of the dossier, or all of it where the client asked. `request` is the
    request for erasure on which it is done before its term; empty where its term has passed. With `looked` the coach
    has looked at what was to be reviewed, and it may go as well. Someone in no dossier can ask for erasure too: `asked`
    names `items` of such people, and no client. With `closing` the practice ends, and with it what its data were kept
    for: all of a dossier goes, or of every dossier and of who is in none, but for what must stay all the same.
    """

    client: str = ""
    items: frozenset[str] = frozenset()
    request: str = ""
    looked: bool = False
    asked: bool = False
    closing: bool = False


def plan_for(rows: Rows, parts: Parts, chosen: Chosen, today: date) -> Plan:
    """What would be done today. NotFound where there is no such client or request, GateRefused where the request is no
    ground for erasing: of another kind or client, of someone unknown, refused; or the practice does not end yet.
    """
    policy = policy_on(rows, today)
    asked = bool(chosen.request or chosen.closing)
    if chosen.closing:
        require_ending(rows, parts, today)
    if chosen.request:
        require(erase_on_request_gate(rows.get(Request, chosen.request), chosen.client))
    if chosen.client:
        client = rows.get(Client, chosen.client).id
        items = consider(rows, parts, policy, client, today, asked=asked)
        if chosen.items - {each.record.id for each in items}:
            raise CoachkluisError("destroy_elsewhere")
        states = (KeptState.DUE, KeptState.REVIEW) if chosen.looked else (KeptState.DUE,)
        due = frozenset(each.record.id for each in items if asked or each.kept.state in states)
        return whole([plan_destruction(items, chosen.items or due)])
    if chosen.closing:
        every = (consider(rows, parts, policy, each.id, today, asked=True) for each in rows.find(Client))
        told = told_to_keeper(rows, current_closing(rows))
        dossiers = [plan_destruction(items, frozenset(each.record.id for each in items) - told) for items in every]
        return whole(
            [*dossiers, _plan_outside(rows, parts, policy, _without_purpose(rows, parts, today), today, asked=True)]
        )
    if chosen.asked:
        return whole([_plan_outside(rows, parts, policy, chosen.items, today, asked=True)])
    of_client: dict[Id, set[str]] = {}
    for each in due_list(rows, parts, today, policy).due:
        if each.action is not RetentionAction.REVIEW and (not chosen.items or each.id in chosen.items):
            of_client.setdefault(each.client, set()).add(each.id)
    # What is named and not due stays, and says why; only an item of a dossier is to be named with its client.
    outside = of_client.pop(Id(""), set()) | {each for each in chosen.items if _outside(rows, each) is not None}
    if chosen.items - outside - {each for ids in of_client.values() for each in ids}:
        raise CoachkluisError("destroy_elsewhere")
    return whole(
        [
            *(
                plan_destruction(consider(rows, parts, policy, client, today, asked=False), frozenset(ids))
                for client, ids in of_client.items()
            ),
            _plan_outside(rows, parts, policy, outside, today, asked=False),
        ]
    )


def _without_purpose(rows: Rows, parts: Parts, today: date) -> frozenset[str]:
    """Of people in no dossier what a practice that ends has no use for: who asked something, who gets a newsletter; and
    of its relations those whose term has passed.
    """
    asking = {each.id for noun in (Enquiry, NewsletterContact) for each in rows.find(noun)}
    due = due_list(rows, parts, today).due.to_review(wanted=False)
    return frozenset(asking | {each.id for each in due if not each.client})


def _plan_outside(
    rows: Rows, parts: Parts, policy: Policy, items: Collection[str], today: date, *, asked: bool
) -> tuple[Planned, ...]:
    """What becomes of items of people in no dossier. Who speaks for an organisation that is to go is told of as well:
    where they stay, it stays.
    """
    considered = consider_outside(rows, parts, policy, items, today, asked=asked)
    chosen = frozenset(items)
    planned = plan_destruction(considered, chosen)
    # Nothing of an organisation is less than it is: it stays whole for whoever still speaks for it.
    return tuple(
        replace(each, fate=None) if each.fate is Fate.REDUCED else each
        for each in planned
        if each.item.record.id in chosen
    )


def consider_outside(
    rows: Rows, parts: Parts, policy: Policy, items: Collection[str], today: date, *, asked: bool
) -> tuple[Considered, ...]:
    """Items of people in no dossier, and who speaks for an organisation among them, with what the gate says of
    destroying each now. CoachkluisError for an id that is of none.
    """
    records = {identity: _outside(rows, identity) for identity in sorted(items)}
    found: dict[str, Record] = {identity: each for identity, each in records.items() if each is not None}
    if len(found) < len(records):
        raise CoachkluisError("destroy_elsewhere")
    organisations = {of for each in found.values() if (of := organisation_of(each)) is not None}
    for each in organisations & found.keys():
        found.update({contact.id: contact for contact in rows.find(Contact, organisation=each)})
    facts, explainer = load_outside(rows, organisations), Explainer(policy, parts.law.statute, today)
    gate = _Gate(explainer, facts, asked=asked)
    return tuple(Considered(each, "", "", each.named(lambda _: None), *gate.ask(each, ())) for each in found.values())


def _outside(rows: Rows, identity: str) -> Record | None:
    """The item of someone in no dossier with this id."""
    return next((each for noun in OUTSIDE_NOUNS if (each := rows.maybe(noun, identity)) is not None), None)


def consider(
    rows: Rows, parts: Parts, policy: Policy, client: Id, today: date, *, asked: bool
) -> tuple[Considered, ...]:
    """Every item of a dossier with what the gate says of destroying it now."""
    by_contact = any(rule.trigger is Trigger.LAST_CONTACT for rule in policy.rules)
    facts = load_facts(rows, client, last_contact(rows, client) if by_contact else {})
    explainer, holds = Explainer(policy, parts.law.statute, today), holds_in_force(rows, client)
    names = ItemNames(rows, {each.id: each for each in rows.each(Document, client=client)})
    gate, rest = _Gate(explainer, facts, asked=asked), waiting_for_rest(rows, client)
    found = []
    for noun in DOSSIER_NOUNS:
        for record in each_of(rows, noun, client):
            trajectory = facts.trajectory(record)
            stopped = holds.on(owner(record), record.id, trajectory)
            kept, verdict = gate.ask(record, stopped)
            name = names.of(record)
            found.append(Considered(record, client, trajectory, name, kept, verdict, stopped, record.id in rest))
    return tuple(found)


class _Gate:
    """Asks the gate of destruction for items of one dossier."""

    def __init__(self, explainer: Explainer, facts: DossierFacts, *, asked: bool) -> None:
        self._explainer, self._facts, self._asked = explainer, facts, asked
        policy = explainer.policy
        self._earlier = earlier_destruction_promised(policy)
        promise = policy.promise(PromiseKind.DEFERRED_DELETION)
        self._weighing: Wordable | None = promise.text if promise else None

    def ask(self, record: Record, holds: tuple[Hold, ...]) -> tuple[Kept, Verdict]:
        """Until when it is kept, and whether it may go."""
        item = self._facts.item(record)
        kept = self._explainer.explain(item, holds)
        in_force = isinstance(record, Hold) and record.in_force
        facts = DestroyFacts(
            kept, holds, self._asked, self._earlier,
            duty_until=self._explainer.duty_until(item), weighing=self._weighing, is_hold=in_force,
            named=self._facts.must_stay(record),
        )  # fmt: skip
        return kept, destroy_gate(facts)
