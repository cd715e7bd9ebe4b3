"""Set up the practice in a new vault, with the policy that it starts from."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.check import field_faults
from app.domain.policy import Policy, adopt
from app.domain.policy_json import policy_to_json
from app.domain.practice import Practice
from app.domain.values import read_fields
from app.kernel.clock import Clock, legal_date
from app.kernel.errors import CoachkluisError, InputError
from app.kernel.ids import new_id
from app.vault.work import Work


def check_practice(given: Mapping[str, object], clock: Clock) -> None:
    """Raise InputError where `create_practice` would, before a vault is made for it."""
    now = clock.now()
    values = {**read_fields(Practice, given), "id": new_id(), "made": now, "changed": now}
    faults = field_faults(Practice, values, legal_date(now))
    if faults:
        raise InputError(*faults)


def create_practice(work: Work, given: Mapping[str, object], starting: Policy) -> Practice:
    """The one practice of this vault, and version 1 of its policy from today.

    `given` are the practice's fields as a form or a file gives them. Raises InputError with every fault.
    """
    if work.count(Practice):
        raise CoachkluisError("practice_exists")
    practice = work.new(Practice, **read_fields(Practice, given))
    policy = adopt(starting, work.today)
    work.new(AdoptedPolicy, number=1, valid_from=work.today, content=policy_to_json(policy))
    return practice
