"""Drift: where what the practice does, or has published, is not what its policy promises (X2).

Pure: facts in, rows out. Nothing is stopped by drift. Each row says what is wrong and where in the policy it stands,
and is gone once that is mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from app.domain.category import Category
from app.domain.fiscal_duty import ends_before
from app.domain.organisation import OrganisationKind
from app.domain.period import rough_end
from app.domain.policy import Policy
from app.domain.policy_check import policy_faults
from app.domain.policy_promise import PromiseKind
from app.domain.policy_recipient import Recipient, RecipientWhen, Secrecy
from app.domain.policy_texts import texts
from app.domain.professional_code import Codes
from app.domain.reason import Argument, Label, Reason, reason
from app.domain.statute import FigureName, Statute
from app.domain.transfers import Transfers

CLIENT_CATEGORIES = frozenset(each for each in Category if each is not Category.PRACTICE)


@dataclass(frozen=True, slots=True)
class Drift:
    """One row: `code` says of which kind, `part` and `key` where in the policy; `where` the id of a thing outside."""

    code: str
    part: str
    key: str
    why: Reason
    where: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """An organisation to which something was disclosed."""

    id: str
    name: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Published:
    """The statement as it was last published: its number, its day, and the version of the policy it was made from."""

    number: str
    on: date
    policy_version: int
    as_now: bool = True
    """Whether it says what policy, practice and law would have it say now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftFacts:
    """What drift is seen from."""

    policy: Policy
    today: date
    statute: Statute
    transfers: Transfers
    codes: Codes
    kept: Mapping[Category, int] = field(default_factory=dict)
    """How many items there are of each category that no activity of the policy speaks of, and of special ones."""
    without_rule: Mapping[Category, int] = field(default_factory=dict)
    never_kept: Mapping[Category, int] = field(default_factory=dict)
    """How many items there are that a rule says never to keep."""
    received: tuple[Received, ...] = ()
    national_numbers: int = 0
    """How many dossiers hold a BSN."""
    officer: str = ""
    """The data protection officer's name, empty where none is known."""
    published: Published | None = None
    fields: Mapping[str, bool] = field(default_factory=dict)
    """The fields that forms ask for, and whether they must be filled in."""


def drift(facts: DriftFacts) -> tuple[Drift, ...]:
    """Every row, in the order of what matters most."""
    return (
        *_contents(facts),
        *_recipients(facts),
        *_terms(facts),
        *_statement(facts),
        *_register(facts),
        *_form(facts),
    )


def _contents(facts: DriftFacts) -> Iterator[Drift]:
    """What is kept that the policy does not speak of, or says is not kept."""
    policy = facts.policy
    for category, number in facts.without_rule.items():
        yield _of(category, "no_rule", "rules", number)
    for category, number in facts.never_kept.items():
        if category is not Category.SPECIAL or policy.special_categories:
            yield _of(category, "never_kept", "rules", number)
    special = facts.kept.get(Category.SPECIAL, 0)
    if special and not policy.special_categories:
        yield Drift("special", "switches", "special_categories", reason("drift.special", number=special))
    if facts.national_numbers and not policy.bsn:
        yield Drift("bsn", "switches", "bsn", reason("drift.bsn", number=facts.national_numbers))
    purposes = {category for each in policy.activities for category in each.categories}
    if policy.activities:
        for category, number in facts.kept.items():
            if number and category not in purposes and category is not Category.PRACTICE:
                yield _of(category, "no_activity", "activities", number)


def _recipients(facts: DriftFacts) -> Iterator[Drift]:
    """Whoever gets something unnamed, without an agreement, or bound to no silence where that was promised (C10)."""
    policy, silent = facts.policy, facts.policy.promises_that(PromiseKind.CONFIDENTIALITY)
    for each in facts.received:
        if not any(_covers(recipient, each) for recipient in policy.recipients):
            why = reason("drift.recipient_not_named", name=each.name)
            yield Drift("recipient_not_named", "recipients", "", why, each.id)
    for recipient in policy.recipients:
        if recipient.is_processor and recipient.agreement_on is None:
            yield _at(recipient, "no_agreement")
        elif recipient.secrecy is Secrecy.CONFIDENTIALITY_AGREEMENT and recipient.agreement_on is None:
            yield _at(recipient, "no_confidentiality")
        elif recipient.secrecy is Secrecy.NONE and recipient.when is RecipientWhen.SERVICE and silent:
            yield _at(recipient, "not_bound")
        yield from _transfer(facts, recipient)


def _covers(recipient: Recipient, received: Received) -> bool:
    """Whether a row of the policy names this organisation: itself, or as one of those who have its role."""
    if recipient.organisation:
        return recipient.organisation == received.id
    return recipient.kind is received.kind


def _transfer(facts: DriftFacts, recipient: Recipient) -> Iterator[Drift]:
    transfers = facts.transfers
    if facts.policy.promises_that(PromiseKind.EU_ONLY) and recipient.country not in transfers.eu:
        yield _at(recipient, "outside_eu")
    if transfers.inside(recipient.country):
        return
    safeguard = transfers.safeguard(recipient.safeguard)
    if safeguard is None:
        yield _at(recipient, "no_safeguard")
    elif safeguard.valid_until is not None and safeguard.valid_until < facts.today:
        yield _at(recipient, "safeguard_lapsed", safeguard=safeguard.title, source=safeguard.source)
    elif not safeguard.holds(recipient.country, facts.today):
        yield _at(recipient, "safeguard_elsewhere", safeguard=safeguard.title)
    elif recipient.safeguard_until is not None and recipient.safeguard_until < facts.today:
        yield _at(recipient, "safeguard_ended", safeguard=safeguard.title, date=recipient.safeguard_until)


def _terms(facts: DriftFacts) -> Iterator[Drift]:
    """Promises that end before a duty does (L11), or come later than the law allows (L1)."""
    duty = facts.statute.figure(FigureName.FISCAL_RETENTION, facts.today)
    for rule in facts.policy.rules:
        if ends_before(rule, duty.period):
            trigger = Label(f"retention.trigger.{rule.trigger.value}")
            why = reason(
                "drift.shorter_than_duty",
                period=rule.period or Label("drift.at_once"),
                trigger=trigger,
                duty=duty.period,
                source=duty.source,
            )
            yield Drift("shorter_than_duty", "rules", f"{rule.category.value}.{rule.trigger.value}", why)
    term = facts.statute.figure(FigureName.ANSWER_TERM, facts.today)
    for answer in facts.policy.answers:
        if rough_end(answer.period) > rough_end(term.period):
            request = Label(f"request_kind.{answer.kind.value}")
            why = reason(
                "drift.later_than_law", request=request, period=answer.period, law=term.period, source=term.source
            )
            yield Drift("later_than_law", "answers", answer.kind.value, why)


def _statement(facts: DriftFacts) -> Iterator[Drift]:
    """What was published and what it says. A version of the policy that changes no word of it asks for no new one."""
    published, policy = facts.published, facts.policy
    if published is None:
        yield Drift("no_statement", "statement", "", reason("drift.no_statement"))
    elif not published.as_now and published.policy_version < policy.version:
        arguments: dict[str, Argument] = {"number": published.number, "date": published.on}
        why = reason("drift.statement_older", **arguments, version=policy.version, valid_from=policy.valid_from)
        yield Drift("statement_older", "statement", published.number, why)
    elif not published.as_now:
        why = reason("drift.statement_differs", number=published.number, date=published.on)
        yield Drift("statement_differs", "statement", published.number, why)
    if policy.promises_that(PromiseKind.OFFICER) and not facts.officer:
        yield Drift("no_officer", "promises", PromiseKind.OFFICER.value, reason("drift.no_officer"))
    if not policy.promises_that(PromiseKind.COMPLAINT_ROUTE):
        yield Drift("no_complaint_route", "promises", "complaint_route", reason("drift.no_complaint_route"))


def _register(facts: DriftFacts) -> Iterator[Drift]:
    """Parts that an older policy lacks, reviews that passed, and what a single login cannot keep (B14)."""
    policy = facts.policy
    for part in ("activities", "recipients", "asked", "roles"):
        if not getattr(policy, part):
            why = reason("drift.part_missing", part=Label(f"policy.{part}"))
            yield Drift("part_missing", part, "", why)
    for activity in policy.activities:
        if activity.review_on is None:
            why = reason("drift.no_review", what=activity.purpose)
            yield Drift("no_review", "activities", activity.key, why)
        elif activity.review_on < facts.today:
            why = reason("drift.review_passed", what=activity.purpose, date=activity.review_on)
            yield Drift("review_passed", "activities", activity.key, why)
    for role in policy.roles:
        hidden = CLIENT_CATEGORIES - set(role.sees)
        if role.logs_in and hidden:
            why = reason("drift.single_login", role=role.title, number=len(hidden))
            yield Drift("single_login", "roles", role.key, why)
    unread = facts.codes.rules(policy.code, facts.today).shown_first - policy.shown_first
    for kind in sorted(unread):
        arguments = {
            "code": Label(f"professional_code.{policy.code.value}"),
            "kind": Label(f"document_kind.{kind.value}"),
        }
        yield Drift("code_shown_first", "switches", "shown_first", reason("drift.code_shown_first", **arguments))


def _form(facts: DriftFacts) -> Iterator[Drift]:
    """Contradictions that an older version was adopted with, texts in one language only, and what forms ask unsaid."""
    policy = facts.policy
    for fault in policy_faults(policy):
        key = str(dict(fault.arguments).get("where", ""))
        why = Reason(fault.key, tuple((name, cast(Argument, value)) for name, value in fault.arguments))
        yield Drift("contradiction", fault.label.partition(".")[2], key, why)
    seen: set[tuple[str, str, str]] = set()
    for part, key, text in texts(policy):
        silent = [name for name, words in (("nl", text.nl), ("en", text.en)) if not words.strip()]
        if len(silent) == 1 and (part, key, silent[0]) not in seen:
            seen.add((part, key, silent[0]))
            where, language = Label(f"policy.{part}"), Label(f"language.{silent[0]}")
            why = reason("drift.language_missing", part=where, key=key, language=language)
            yield Drift("language_missing", part, key, why)
    if policy.asked:
        yield from _asked(facts)


def _asked(facts: DriftFacts) -> Iterator[Drift]:
    said = {name: each for each in facts.policy.asked for name in each.fields}
    for name, each in said.items():
        if facts.fields and name not in facts.fields:
            why = reason("drift.asked_unknown", what=each.what, field=name)
            yield Drift("asked_unknown", "asked", each.key, why)
    for name, required in facts.fields.items():
        if required and (name not in said or not said[name].required):
            yield Drift("required_unsaid", "asked", "", reason("drift.required_unsaid", field=Label(name)), name)


def _of(category: Category, code: str, part: str, number: int) -> Drift:
    why = reason(f"drift.{code}", category=Label(f"category.{category.value}"), number=number)
    return Drift(code, part, category.value, why)


def _at(recipient: Recipient, code: str, **arguments: Argument) -> Drift:
    return Drift(code, "recipients", recipient.key, reason(f"drift.{code}", name=recipient.name, **arguments))
