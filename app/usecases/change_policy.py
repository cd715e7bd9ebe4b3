"""Adopt a new version of the policy, in force from a day; the versions before it stay as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.gate import require
from app.domain.gates.change_policy import ChangeFacts, change_policy_gate
from app.domain.policy import Policy
from app.domain.policy_check import policy_faults
from app.domain.policy_json import policy_to_json
from app.kernel.errors import InputError
from app.usecases.current_policy import newest_policy
from app.usecases.law import Law
from app.vault.rows import Rows
from app.vault.work import Work


def change_policy(work: Work, policy: Policy, on: date, law: Law) -> Policy:
    """The next version of the policy, in force from `on`; its number and day are set here.

    Raises InputError with every contradiction, GateRefused where it may not be adopted. Then nothing is changed.
    """
    after = next_version(work, policy, on)
    require(change_policy_gate(ChangeFacts(newest_policy(work), after, work.today, law.transfers, law.statute)))
    work.new(AdoptedPolicy, number=after.version, valid_from=on, content=policy_to_json(after))
    return after


def next_version(rows: Rows, policy: Policy, on: date) -> Policy:
    """The policy as the next version from a day; InputError with every contradiction."""
    after = replace(policy, version=newest_policy(rows).version + 1, valid_from=on)
    faults = policy_faults(after)
    if faults:
        raise InputError(*faults)
    return after
