"""The texts of a policy that speak two languages."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.policy import Policy
from app.domain.policy_change import rule_key
from app.domain.reason import LocalText


def texts(policy: Policy) -> Iterator[tuple[str, str, LocalText]]:
    """Every text of a policy in two languages: its part, the key of its row, and the text."""
    yield from (
        ("title", "", policy.title),
        ("description", "", policy.description),
        ("responsible", "", policy.responsible),
    )
    if policy.bsn:
        yield "bsn_ground", "", policy.bsn_ground
    yield from (("rules", rule_key(each), each.ground) for each in policy.rules)
    for activity in policy.activities:
        for text in (activity.purpose, activity.data, activity.weighing, activity.location):
            yield "activities", activity.key, text
        for text in (activity.risks, activity.measures, activity.compatibility):
            yield "activities", activity.key, text
    for recipient in policy.recipients:
        yield "recipients", recipient.key, recipient.name
        yield "recipients", recipient.key, recipient.purpose
    yield from (("promises", each.kind.value, each.text) for each in policy.promises)
    for asked in policy.asked:
        yield "asked", asked.key, asked.what
        yield "asked", asked.key, asked.consequence
    for role in policy.roles:
        yield "roles", role.key, role.title
        yield "roles", role.key, role.note
