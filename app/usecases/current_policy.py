"""Which version of the policy holds on a day: what was promised when something began stays findable."""

from __future__ import annotations

from datetime import date

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.policy import Policy
from app.domain.policy_json import stored_policy
from app.kernel.errors import NotFound
from app.vault.rows import Rows


def policy_on(rows: Rows, day: date) -> Policy:
    """The policy in force on a day; before its first version, that version."""
    versions = policy_versions(rows)
    in_force = [each for each in versions if each.valid_from <= day]
    return stored_policy((in_force or versions[:1])[-1].content)


def newest_policy(rows: Rows) -> Policy:
    """The version adopted last, in force already or from a day to come."""
    return stored_policy(max(policy_versions(rows), key=lambda each: each.number).content)


def policy_versions(rows: Rows) -> tuple[AdoptedPolicy, ...]:
    """Every version in the order in which they come into force; NotFound where a vault has no practice yet."""
    versions = sorted(rows.each(AdoptedPolicy), key=lambda each: (each.valid_from, each.number))
    if not versions:
        raise NotFound("policy", "")
    return tuple(versions)
