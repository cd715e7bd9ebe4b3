"""Set up the practice in a new vault, with the policy that it starts from."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.policy import Policy, adopt
from app.domain.policy_json import policy_to_json
from app.domain.practice import Practice
from app.domain.values import read_fields
from app.kernel.errors import CoachkluisError
from app.vault.work import Work


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
