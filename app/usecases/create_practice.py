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
from app.vault.rows import Rows
from app.vault.work import Work


def has_practice(rows: Rows) -> bool:
    """Whether the vault has its practice and a policy: a new one has not, nor one in which either was lost."""
    return bool(rows.count(Practice) and rows.count(AdoptedPolicy))


def check_practice(given: Mapping[str, object], clock: Clock) -> None:
    """Raise InputError where `create_practice` would, before a vault is made for it."""
    now = clock.now()
    values = {**read_fields(Practice, given), "id": new_id(), "made": now, "changed": now}
    faults = field_faults(Practice, values, legal_date(now))
    if faults:
        raise InputError(*faults)


def create_practice(work: Work, given: Mapping[str, object], starting: Policy) -> Practice:
    """The one practice of this vault, and version 1 of its policy from today. Where damage took one of the two, the
    other stays.

    `given` are the practice's fields as a form or a file gives them. Raises InputError with every fault.
    """
    if has_practice(work):
        raise CoachkluisError("practice_exists")
    fields = read_fields(Practice, given)
    there = next(work.each(Practice), None)
    practice = work.change(there, **fields) if there else work.new(Practice, **fields)
    if not work.count(AdoptedPolicy):
        policy = adopt(starting, work.today)
        work.new(AdoptedPolicy, number=1, valid_from=work.today, content=policy_to_json(policy))
    return practice
