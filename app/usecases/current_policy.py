"""Which version of the policy holds on a day."""

from __future__ import annotations

from datetime import date

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.policy import Policy
from app.domain.policy_json import stored_policy
from app.kernel.errors import NotFound
from app.vault.rows import Rows


def policy_on(rows: Rows, day: date) -> Policy:
    """The policy in force on a day; before its first version, that version."""
    versions = sorted(rows.each(AdoptedPolicy), key=lambda each: (each.valid_from, each.number))
    if not versions:
        raise NotFound("policy", "")
    in_force = [each for each in versions if each.valid_from <= day]
    return stored_policy((in_force or versions[:1])[-1].content)
