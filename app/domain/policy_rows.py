"""A policy row by row: each part as rows with a key, so that one can be read, put in another's place, and taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.domain import policy_parts_json as parts
from app.domain.policy import AnswerPromise, Policy, RetentionRule
from app.domain.policy_activity import Activity
from app.domain.policy_change import rule_key
from app.domain.policy_json import plain_rule, read_answer, read_rules
from app.domain.policy_promise import Asked, Promise
from app.domain.policy_reader import Table
from app.domain.policy_recipient import AccessRole, Recipient
from app.kernel.errors import Fault, InputError

Row = RetentionRule | AnswerPromise | Activity | Recipient | Promise | Asked | AccessRole

PARTS = ("rules", "answers", "activities", "recipients", "promises", "asked", "roles")
"""The parts that are rows, by the name that `Policy` has for them."""

_READ: dict[str, Callable[[Table], Row]] = {
    "answers": read_answer,
    "activities": parts.read_activity,
    "recipients": parts.read_recipient,
    "promises": parts.read_promise,
    "asked": parts.read_asked,
    "roles": parts.read_role,
}


def rows_of(policy: Policy, part: str) -> tuple[Row, ...]:
    """The rows of a part."""
    rows: tuple[Row, ...] = getattr(policy, part)
    return rows


def row_key(row: Row) -> str:
    """By what a row is the same row in another version."""
    match row:
        case RetentionRule():
            return rule_key(row)
        case AnswerPromise() | Promise():
            return row.kind.value
        case _:
            return row.key


def plain_row(row: Row) -> dict[str, object]:
    """A row as plain data, as it stands in JSON."""
    match row:
        case RetentionRule():
            return plain_rule(row)
        case AnswerPromise():
            return {"kind": row.kind.value, "period": str(row.period)}
        case Activity():
            return parts.plain_activity(row)
        case Recipient():
            return parts.plain_recipient(row)
        case Promise():
            return parts.plain_promise(row)
        case Asked():
            return parts.plain_asked(row)
        case AccessRole():
            return parts.plain_role(row)


def read_row(part: str, data: dict[str, object]) -> tuple[Row, ...]:
    """A row of a part from plain data; a retention rule for several categories is as many rows. InputError with every
    fault, `where` ending in the name of what is wrong.
    """
    faults: list[Fault] = []
    table = Table(data, f"policy.{part}", faults)
    made: tuple[Row, ...] = read_rules(table) if part == "rules" else (_READ[part](table),)
    if not made and not faults:
        table.wrong(f"policy.{part}.categories", "policy.nothing_chosen")
    if faults:
        raise InputError(*faults)
    return made


def with_rows(policy: Policy, part: str, made: tuple[Row, ...], instead: str = "") -> Policy:
    """The policy with rows in the place of the one with the key `instead`, or added at the end."""
    for place, row in enumerate(made):
        policy = with_row(policy, part, row, instead if place == 0 else "")
    return policy


def with_row(policy: Policy, part: str, row: Row, instead: str = "") -> Policy:
    """The policy with a row in the place of the one with the key `instead`, or added at the end."""
    rows = rows_of(policy, part)
    if instead and any(row_key(each) == instead for each in rows):
        return _with(policy, part, tuple(row if row_key(each) == instead else each for each in rows))
    return _with(policy, part, (*rows, row))


def without_row(policy: Policy, part: str, key: str) -> Policy:
    """The policy without the row that has this key."""
    return _with(policy, part, tuple(each for each in rows_of(policy, part) if row_key(each) != key))


def _with(policy: Policy, part: str, rows: tuple[Row, ...]) -> Policy:
    values: dict[str, Any] = {part: rows}
    return replace(policy, **values)
