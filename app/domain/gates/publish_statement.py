"""May this be published as the privacy statement? (GDPR art. 12-14; rows L17, C1)"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.gate import Verdict, verdict
from app.domain.policy_promise import PromiseKind
from app.domain.policy_texts import texts
from app.domain.reason import Label, Reason, reason
from app.domain.statement_text.facts import StatementFacts


def publish_statement_gate(facts: StatementFacts, *, unchanged: bool) -> Verdict:
    """Not where an element that the law asks would be missing, nor where it says nothing new."""
    reasons = list(missing_elements(facts))
    if unchanged and not reasons:
        reasons.append(reason("gate.publish_statement.nothing_changed"))
    return verdict(reasons)


def missing_elements(facts: StatementFacts) -> Iterator[Reason]:
    """Every element of GDPR art. 13 and 14 that neither policy nor practice gives."""
    practice, policy = facts.practice, facts.policy
    if not (practice.email or practice.phone):
        yield reason("gate.publish_statement.no_contact")
    if policy.promises_that(PromiseKind.OFFICER) and not practice.officer.strip():
        yield reason("gate.publish_statement.no_officer")
    if not policy.activities:
        yield reason("gate.publish_statement.no_activities")
    ruled = {each.category for each in policy.rules}
    used = dict.fromkeys(category for each in policy.activities for category in each.categories)
    for category in used:
        if category not in ruled:
            yield reason("gate.publish_statement.no_rule", category=Label(f"category.{category.value}"))
    for recipient in policy.recipients:
        if not facts.transfers.inside(recipient.country) and facts.transfers.safeguard(recipient.safeguard) is None:
            yield reason("gate.publish_statement.no_safeguard", name=recipient.name)
    if any(bool(text.nl.strip()) != bool(text.en.strip()) for _, _, text in texts(policy)):
        yield reason("gate.publish_statement.one_language")
