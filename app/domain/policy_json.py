"""A policy as text: JSON in the vault, TOML in `resources/policies`, in one layout with one strict reader."""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache

from app.domain import policy_parts_json as parts
from app.domain import policy_reader as read
from app.domain.category import Category
from app.domain.document import DocumentKind
from app.domain.policy import (
    AnswerPromise,
    Basis,
    Difference,
    Policy,
    RetentionAction,
    RetentionRule,
    Trigger,
)
from app.domain.policy_activity import NO_TEXT
from app.domain.policy_check import policy_faults
from app.domain.professional_code import ProfessionalCode
from app.domain.request_kind import RequestKind
from app.domain.trajectory import TrajectoryKind
from app.kernel.errors import Fault, InputError


def policy_to_json(policy: Policy) -> str:
    """The policy as JSON text, with sorted keys: the same policy is always the same text."""
    return json.dumps(plain_policy(policy), ensure_ascii=False, sort_keys=True)


def policy_from_json(content: str) -> Policy:
    """The policy in a text of JSON; InputError with every fault, of layout or else of contradictory rules."""
    return _checked(_laid_out(_json(content)))


@lru_cache(maxsize=32)
def stored_policy(content: str) -> Policy:
    """A policy as it lies in the vault. What was adopted is never refused for its rules: where those contradict each
    other, or lack what a later version of the program asks, that is drift, and mended by the next version.

    Raises InputError only where it cannot be read at all.
    """
    return _laid_out(_json(content))


def policy_from_toml(*contents: str) -> Policy:
    """The starting policy in texts of TOML, as in `resources/policies`: one for its terms and promises, one for its
    register. InputError with every fault.
    """
    try:
        data = tomllib.loads("\n".join(contents))
    except (ValueError, RecursionError):
        raise InputError(Fault("policy.policy", "policy.not_toml")) from None
    return _checked(_laid_out(data))


def _json(content: str) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise InputError(Fault("policy.policy", "policy.not_json")) from None


def _laid_out(data: object) -> Policy:
    faults: list[Fault] = []
    policy = _policy(read.Table(data, "policy", faults))
    if faults:
        raise InputError(*faults)
    return policy


def _checked(policy: Policy) -> Policy:
    faults = policy_faults(policy)
    if faults:
        raise InputError(*faults)
    return policy


def _policy(table: read.Table) -> Policy:
    policy = Policy(
        name=table.get("name", read.name),
        version=table.get("version", read.number),
        valid_from=table.get("valid_from", read.day),
        title=table.get("title", read.both_languages),
        description=table.get("description", read.both_languages),
        responsible=table.get("responsible", read.both_languages),
        special_categories=table.get("special_categories", read.yes_no),
        bsn=table.get("bsn", read.yes_no),
        shown_first=frozenset(table.get("shown_first", read.some(read.choice(DocumentKind))) or ()),
        consent_for_disclosure=table.get("consent_for_disclosure", read.yes_no),
        answers=read_answers(table.table("answers")),
        rules=tuple(rule for row in table.rows("rules") for rule in read_rules(row)),
        differences=tuple(_difference(row) for row in table.rows("differences")),
        bsn_ground=table.maybe("bsn_ground", read.both_languages) or NO_TEXT,
        code=table.maybe("code", read.choice(ProfessionalCode)) or ProfessionalCode.NONE,
        activities=tuple(map(parts.read_activity, table.maybe_rows("activities"))),
        recipients=tuple(map(parts.read_recipient, table.maybe_rows("recipients"))),
        promises=tuple(map(parts.read_promise, table.maybe_rows("promises"))),
        asked=tuple(map(parts.read_asked, table.maybe_rows("asked"))),
        roles=tuple(map(parts.read_role, table.maybe_rows("roles"))),
        review_every=table.maybe("review_every", read.period),
    )
    table.finish()
    return policy


def read_answers(table: read.Table) -> tuple[AnswerPromise, ...]:
    """The promised answers in a table of periods by kind of request."""
    given = {kind: table.maybe(kind.value, read.period) for kind in RequestKind}
    table.finish()
    return tuple(AnswerPromise(kind, period) for kind, period in given.items() if period is not None)


def read_answer(row: read.Table) -> AnswerPromise:
    """A promised answer from a row of its own."""
    made = AnswerPromise(row.get("kind", read.choice(RequestKind)), row.get("period", read.period))
    row.finish()
    return made


def read_rules(row: read.Table) -> tuple[RetentionRule, ...]:
    """A row of rules may name several categories: one rule for each."""
    categories = row.get("categories", read.some(read.choice(Category))) or ()
    trigger = row.get("trigger", read.choice(Trigger))
    period = row.maybe("period", read.period)
    action = row.get("action", read.choice(RetentionAction))
    basis = row.get("basis", read.choice(Basis))
    ground = row.get("ground", read.both_languages)
    only = row.maybe("only", read.choice(TrajectoryKind))
    row.finish()
    return tuple(RetentionRule(category, trigger, period, action, basis, ground, only) for category in categories)


def _difference(row: read.Table) -> Difference:
    difference = Difference(row.get("row", read.text), row.get("text", read.both_languages))
    row.finish()
    return difference


def plain_policy(policy: Policy) -> dict[str, object]:
    """The policy as plain data, laid out as in `resources/policies`."""
    plain: dict[str, object] = {
        "name": policy.name,
        "version": policy.version,
        "valid_from": policy.valid_from.isoformat(),
        "title": parts.both_texts(policy.title),
        "description": parts.both_texts(policy.description),
        "responsible": parts.both_texts(policy.responsible),
        "special_categories": policy.special_categories,
        "bsn": policy.bsn,
        "shown_first": sorted(kind.value for kind in policy.shown_first),
        "consent_for_disclosure": policy.consent_for_disclosure,
        "answers": {each.kind.value: str(each.period) for each in policy.answers},
        "rules": [plain_rule(each) for each in policy.rules],
        "differences": [{"row": each.row, "text": parts.both_texts(each.text)} for each in policy.differences],
        "code": policy.code.value,
        "activities": [parts.plain_activity(each) for each in policy.activities],
        "recipients": [parts.plain_recipient(each) for each in policy.recipients],
        "promises": [parts.plain_promise(each) for each in policy.promises],
        "asked": [parts.plain_asked(each) for each in policy.asked],
        "roles": [parts.plain_role(each) for each in policy.roles],
    }
    if policy.bsn_ground != NO_TEXT:
        plain["bsn_ground"] = parts.both_texts(policy.bsn_ground)
    if policy.review_every is not None:
        plain["review_every"] = str(policy.review_every)
    return plain


def plain_rule(rule: RetentionRule) -> dict[str, object]:
    """A retention rule as plain data."""
    plain: dict[str, object] = {
        "categories": [rule.category.value],
        "trigger": rule.trigger.value,
        "action": rule.action.value,
        "basis": rule.basis.value,
        "ground": parts.both_texts(rule.ground),
    }
    if rule.period is not None:
        plain["period"] = str(rule.period)
    if rule.only is not None:
        plain["only"] = rule.only.value
    return plain
