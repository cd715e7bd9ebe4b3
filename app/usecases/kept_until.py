"""Until when every item of a dossier is kept, and why: retention explained (rows A6, C7, D6, L11, X5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.category import Category
from app.domain.client import Client
from app.domain.document import Document
from app.domain.dossier_facts import owner
from app.domain.hold import Hold
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.policy import Trigger
from app.domain.reason import Reason, worded
from app.domain.retention import Explainer, Kept, KeptState
from app.domain.retention_facts import RetentionItem
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.current_policy import policy_on
from app.usecases.dossier_facts import each_of, last_contact
from app.usecases.holds import holds_in_force
from app.usecases.item_names import ItemNames
from app.usecases.parts import Parts
from app.vault.kept_items import load_facts
from app.vault.rows import Rows

DUE = (KeptState.DUE, KeptState.REVIEW)
"""The states in which a person has something to decide now."""


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One item of a dossier: what it is, and until when it is kept."""

    noun: str
    id: Id
    client: Id
    what: Reason
    category: Category
    kept: Kept

    @property
    def due(self) -> bool:
        """Whether there is something to decide about it now."""
        return self.kept.state in DUE

    def label(self, translator: Translator) -> str:
        """What it is, in words."""
        return worded(self.what, translator)

    def sentence(self, translator: Translator) -> str:
        """Until when and why, in one sentence."""
        return worded(self.kept.reasons[0], translator)

    def reasons(self, translator: Translator) -> tuple[str, ...]:
        """All there is to say of it: the sentence first, then ground, law and holds."""
        return tuple(worded(each, translator) for each in self.kept.reasons)


def kept_until(rows: Rows, parts: Parts, client: str = "", on: date | None = None) -> tuple[KeptItem, ...]:
    """Every item of a client's dossier, or of all dossiers where no client is named, seen from a day (today).

    NotFound where there is no such client.
    """
    return tuple(each_kept(rows, parts, client, on))


def each_kept(rows: Rows, parts: Parts, client: str = "", on: date | None = None) -> Iterator[KeptItem]:
    """As `kept_until`, one at a time: each noun is read once, and no text of an item is held on to."""
    if client:
        rows.get(Client, client)
    today = on or legal_date(parts.clock.now())
    policy = policy_on(rows, today)
    by_contact = any(rule.trigger is Trigger.LAST_CONTACT for rule in policy.rules)
    facts = load_facts(rows, client, last_contact(rows, client) if by_contact else {})
    names = ItemNames(rows, {each.id: each for each in each_of(rows, Document, client)})
    holds, explained = holds_in_force(rows, client), Explained(Explainer(policy, parts.law.statute, today))
    for noun in DOSSIER_NOUNS:
        for record in each_of(rows, noun, client):
            item, whose = facts.item(record), owner(record)
            yield KeptItem(
                noun=noun.noun.name,
                id=record.id,
                client=whose,
                what=names.of(record),
                category=item.category,
                kept=explained.of(item, holds.on(whose, record.id, facts.trajectory(record))),
            )


class Explained:
    """What is said of items, said once for all of which the same holds: the notes of one trajectory end together."""

    def __init__(self, explainer: Explainer) -> None:
        self._explainer = explainer
        self._said: dict[tuple[object, ...], Kept] = {}

    def of(self, item: RetentionItem, holds: tuple[Hold, ...] = ()) -> Kept:
        """Until when one item is kept, and why."""
        triggers, rule = item.triggers, self._explainer.rule(item.category, item.triggers, item.only)
        key = (
            item.category,
            item.fiscal,
            item.only,
            rule.trigger if rule else None,
            triggers[rule.trigger] if rule else None,
            triggers.get(Trigger.BOOK_YEAR_END),
            triggers.get(Trigger.TRAJECTORY_END),
            item.review_on,
            item.business,
            tuple(each.id for each in holds),
        )
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._explainer.explain(item, holds)
        return said if said.item is item else replace(said, item=item)
