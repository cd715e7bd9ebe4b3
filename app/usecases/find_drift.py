"""What drift there is: facts of the whole vault, read for app.domain.drift."""

from __future__ import annotations

from collections import Counter

from app.domain.category import Category, Sensitivity
from app.domain.client import Client
from app.domain.declare import asked, columns
from app.domain.disclosure import Disclosure
from app.domain.drift import Drift, DriftFacts, Received, drift
from app.domain.nouns import NOUNS
from app.domain.organisation import Organisation
from app.domain.policy import Policy, RetentionAction
from app.kernel.clock import legal_date
from app.usecases.current_policy import policy_on
from app.usecases.parts import Parts
from app.usecases.practice import the_practice
from app.usecases.statement_now import last_published
from app.vault.kept_items import kinds, number_of_kind
from app.vault.rows import Rows


def find_drift(rows: Rows, parts: Parts) -> tuple[Drift, ...]:
    """Every row of drift today."""
    today = legal_date(parts.clock.now())
    policy, law = policy_on(rows, today), parts.law
    kept, without, never = _kept(rows, policy)
    facts = DriftFacts(
        policy=policy,
        today=today,
        statute=law.statute,
        transfers=law.transfers,
        codes=law.codes,
        kept=kept,
        without_rule=without,
        never_kept=never,
        received=_received(rows),
        national_numbers=_national_numbers(rows),
        officer=the_practice(rows).officer.strip(),
        published=last_published(rows, parts),
        fields=_fields(),
    )
    return drift(facts)


def _kept(rows: Rows, policy: Policy) -> tuple[Counter[Category], Counter[Category], Counter[Category]]:
    """How many items there are by category: what no activity speaks of and special ones, what has no rule, and what a
    rule says never to keep. To count all the others would be to count the whole vault.
    """
    spoken_of = {category for each in policy.activities for category in each.categories} - {Category.SPECIAL}
    kept: Counter[Category] = Counter()
    without: Counter[Category] = Counter()
    never: Counter[Category] = Counter()
    for kind in kinds(rows):
        rule = policy.rule(kind.category, kind.triggers, kind.only)
        ruled = rule is not None and rule.action is not RetentionAction.NEVER_KEEP
        if ruled and kind.category in spoken_of:
            continue
        number = number_of_kind(rows, kind)
        if kind.category not in spoken_of:
            kept[kind.category] += number
        if not ruled:
            (without if rule is None else never)[kind.category] += number
    return kept, without, never


def _received(rows: Rows) -> tuple[Received, ...]:
    """The organisations to which something was disclosed."""
    identities = dict.fromkeys(each.recipient for each in rows.each(Disclosure))
    found = (rows.maybe(Organisation, each) for each in identities)
    return tuple(Received(each.id, each.name, each.kind) for each in found if each is not None)


def _national_numbers(rows: Rows) -> int:
    """How many records hold a BSN, in whatever field is declared for one."""
    number = 0
    for noun in NOUNS:
        names = [each.name for each in columns(noun) if each.declaration.sensitivity is Sensitivity.NATIONAL_NUMBER]
        if names:
            number += sum(any(getattr(record, name) for name in names) for record in rows.each(noun))
    return number


def _fields() -> dict[str, bool]:
    """The fields that forms ask for; those of a client must be said to be required where they are."""
    known = {each.label: False for noun in NOUNS for each in asked(noun)}
    return known | {each.label: each.declaration.required for each in asked(Client)}
