"""Move the review date of an item: someone looked, and it is still needed (row B4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.review_item import review_item_gate
from app.domain.nouns import noun_named
from app.domain.organisation import Contact
from app.domain.retention import Explainer
from app.domain.retention_facts import RetentionItem
from app.domain.review import Review
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.usecases.current_policy import policy_on
from app.usecases.parts import Parts
from app.usecases.place_hold import item_noun
from app.vault.kept_items import load_facts, load_outside
from app.vault.work import Work

ASKED = ("next_on", "why")


def review_item(work: Work, parts: Parts, given: Mapping[str, object], client: str, item: str) -> Review:
    """Record that an item was looked at today, why it is still needed, and when to look again.

    GateRefused where its rule asks no review, or one earlier than that: a term that was promised is not moved by
    looking. InputError with every fault.
    """
    person = work.get(Client, client)
    record = work.get(noun_named(item_noun(work, client, item)), item)
    facts = load_facts(work, person.id)
    known = facts.item(record)
    asked = read_named(Review, given, ASKED)
    _require_review(work, parts, known, asked.get("next_on"))
    return work.new(
        Review, **asked, client=person.id, trajectory=facts.trajectory(record),
        about=record.noun.name, item=record.id, category=known.category, reviewed_on=work.today,
    )  # fmt: skip


def review_contact(work: Work, parts: Parts, given: Mapping[str, object], contact: str) -> Contact:
    """The same for someone who speaks for an organisation: more work is still expected. Gate and faults as there."""
    found = work.get(Contact, contact)
    asked = read_named(Review, given, ASKED)
    known = load_outside(work, (found.organisation,)).item(found)
    _require_review(work, parts, known, asked.get("next_on"))
    faults = [Fault(f"review.{name}", "required") for name in ASKED if not asked.get(name)]
    if faults:
        raise InputError(*faults)
    return work.change(
        found, reviewed_on=work.today, next_review_on=asked["next_on"], review_why=str(asked["why"]).strip()
    )


def _require_review(work: Work, parts: Parts, known: RetentionItem, next_on: object) -> None:
    rule = Explainer(policy_on(work, work.today), parts.law.statute, work.today).rule(
        known.category, known.triggers, known.only
    )
    require(review_item_gate(known.category, rule, cast("date | None", next_on), work.today))
