"""Whether a new version of the policy may be adopted (rows B9, C12, E8, E10; L11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.fiscal_duty import claims_too_long, claims_too_much, ends_before
from app.domain.gate import Verdict, verdict
from app.domain.period import rough_end
from app.domain.policy import Policy
from app.domain.policy_activity import NO_TEXT
from app.domain.policy_change import changes
from app.domain.policy_promise import PromiseKind
from app.domain.policy_recipient import Recipient
from app.domain.reason import Label, Reason, reason
from app.domain.statute import FigureName, Statute
from app.domain.transfers import Transfers


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """The newest version so far, the one to adopt, and the day on which that is asked."""

    before: Policy
    after: Policy
    today: date
    transfers: Transfers
    statute: Statute


def change_policy_gate(facts: ChangeFacts) -> Verdict:
    """A version begins today or later and not before another; a purpose that is added was tested against those the data
    came for; nothing goes where it is not protected, or where it was promised never to go. No term of a fiscal record
    is shorter than the law asks, whether it is called the law's or one's own; none is called the law's that is longer;
    no answer is promised later. What was adopted before is not judged again: that is drift.
    """
    return verdict(_reasons(facts))


def _reasons(facts: ChangeFacts) -> Iterator[Reason]:
    before, after = facts.before, facts.after
    duty = facts.statute.figure(FigureName.FISCAL_RETENTION, after.valid_from)
    if not changes(before, after, duty):
        yield reason("gate.policy.unchanged")
    if after.valid_from < facts.today:
        yield reason("gate.policy.in_the_past", date=after.valid_from, today=facts.today)
    if after.valid_from < before.valid_from:
        yield reason("gate.policy.before_newest", date=after.valid_from, newest=before.valid_from)
    known = {each.key for each in before.activities}
    for activity in after.activities:
        if known and activity.key not in known and activity.compatibility == NO_TEXT:
            yield reason("gate.policy.new_purpose", what=activity.purpose)
    for rule in after.rules:
        claimed = claims_too_much(rule, duty.period)
        if rule not in before.rules and (claimed or ends_before(rule, duty.period)):
            yield reason(
                "gate.policy.below_law" if claimed else "gate.policy.promise_below_law",
                category=Label(f"category.{rule.category.value}"),
                trigger=Label(f"retention.trigger.{rule.trigger.value}"),
                period=rule.period or Label("drift.at_once"),
                duty=duty.period,
                source=duty.source,
            )
    yield from _too_long(facts)
    yield from _answers(facts)
    eu_only = after.promises_that(PromiseKind.EU_ONLY)
    judged = after.recipients if eu_only and not before.promises_that(PromiseKind.EU_ONLY) else ()
    for recipient in (each for each in after.recipients if each in judged or each not in before.recipients):
        if eu_only and recipient.country not in facts.transfers.eu:
            yield reason("gate.policy.outside_eu", name=recipient.name)
        elif recipient not in before.recipients and not _protected(recipient, facts):
            yield reason("gate.policy.no_safeguard", name=recipient.name)


def _too_long(facts: ChangeFacts) -> Iterator[Reason]:
    """No term is called the law's that no law asks: whoever keeps longer does so on a ground of her own."""
    statute, on = facts.statute, facts.after.valid_from
    duty = statute.figure(FigureName.FISCAL_RETENTION, on)
    estate = statute.figure(FigureName.FISCAL_RETENTION_REAL_ESTATE, on)
    for rule in facts.after.rules:
        if rule.period is not None and rule not in facts.before.rules and claims_too_long(rule, statute, on):
            yield reason(
                "gate.policy.beyond_law",
                category=Label(f"category.{rule.category.value}"),
                period=rule.period,
                duty=duty.period,
                source=duty.source,
                estate=estate.period,
                estate_source=estate.source,
            )


def _answers(facts: ChangeFacts) -> Iterator[Reason]:
    """A promised answer comes no later than the law has it (GDPR art. 12(3)); what is promised sooner binds as well."""
    legal = facts.statute.figure(FigureName.ANSWER_TERM, facts.after.valid_from)
    for each in facts.after.answers:
        if each not in facts.before.answers and rough_end(each.period) > rough_end(legal.period):
            yield reason(
                "gate.policy.answer_beyond_law",
                what=Label(f"request_kind.{each.kind.value}"),
                period=each.period,
                legal=legal.period,
                source=legal.source,
            )


def _protected(recipient: Recipient, facts: ChangeFacts) -> bool:
    if facts.transfers.inside(recipient.country):
        return True
    safeguard = facts.transfers.safeguard(recipient.safeguard)
    until = recipient.safeguard_until
    if safeguard is None or (until is not None and until < facts.after.valid_from):
        return False
    return safeguard.holds(recipient.country, facts.after.valid_from)
