"""What is wrong with the parts of a policy that the register and the statement speak of: an activity without a ground
that holds, a recipient for an activity that is not there, promises that contradict each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from app.domain.category import Category
from app.domain.period import Unit, too_long
from app.domain.policy import Policy
from app.domain.policy_activity import NO_PARTY, NO_TEXT, Activity, AgreementWith, LegalBasis
from app.domain.policy_place import RowPlace, activity_place, key_place, labelled_place, recipient_place
from app.domain.policy_promise import PromiseKind
from app.domain.reason import LocalText
from app.kernel.errors import Fault


def parts_faults(policy: Policy) -> Iterator[Fault]:
    """Every fault, in the order of the parts; `where` is the key of the row it is at."""
    if policy.bsn and _silent(policy.bsn_ground):
        yield Fault("policy.bsn_ground", "policy.bsn_without_ground")
    if policy.review_every is not None:
        whole = labelled_place("", "policy.review_every")
        yield from _term_faults(
            "policy.review_every", whole, policy.review_every.unit, long=too_long(policy.review_every)
        )
    for part, keys in _keys(policy).items():
        for key, count in Counter(keys).items():
            if count > 1:
                yield _fault(part, "policy.same_key", key_place(key))
    for each in policy.activities:
        yield from (_fault("policy.activities", code, activity_place(each)) for code in _activity(policy, each))
        if each.own_term is not None:
            long = too_long(each.own_term)
            yield from _term_faults("policy.activities", activity_place(each), each.own_term.unit, long=long)
    yield from _recipients(policy)
    if policy.promises_that(PromiseKind.MARKETING_ON_CONSENT):
        for each in policy.activities:
            if Category.NEWSLETTER in each.categories and each.basis is not LegalBasis.CONSENT:
                yield _fault("policy.activities", "policy.marketing_without_consent", activity_place(each))
    if policy.promises_that(PromiseKind.EU_ONLY) and policy.promises_that(PromiseKind.SAFEGUARDS_OUTSIDE_EEA):
        yield _fault(
            "policy.promises",
            "policy.inside_and_outside",
            labelled_place(PromiseKind.EU_ONLY.value, "promise_kind.eu_only"),
        )


def _activity(policy: Policy, activity: Activity) -> Iterator[str]:
    if _silent(activity.purpose):
        yield "policy.purpose_missing"
    if not activity.subjects:
        yield "policy.subjects_missing"
    if not activity.categories and _silent(activity.data):
        yield "policy.data_missing"
    if activity.basis is LegalBasis.CONTRACT:
        if activity.agreement_with is None:
            yield "policy.agreement_missing"
        elif activity.agreement_with is AgreementWith.PRINCIPAL:
            yield "policy.contract_without_client"
        if not NO_PARTY.isdisjoint(activity.subjects):
            yield "policy.contract_without_party"
    elif activity.agreement_with is not None:
        yield "policy.agreement_beside_basis"
    if activity.basis is LegalBasis.LEGITIMATE_INTEREST and _silent(activity.weighing):
        yield "policy.weighing_missing"
    if Category.SPECIAL in activity.categories:
        if not policy.special_categories:
            yield "policy.special_switched_off"
        if activity.special_ground is None:
            yield "policy.special_ground_missing"
    elif activity.special_ground is not None:
        yield "policy.special_ground_beside"


def _recipients(policy: Policy) -> Iterator[Fault]:
    known = {each.key for each in policy.activities}
    for each in policy.recipients:
        if _silent(each.name):
            yield _fault("policy.recipients", "policy.name_missing", recipient_place(each))
        for unknown in sorted(set(each.activities) - known):
            yield Fault(
                "policy.recipients",
                "policy.unknown_activity",
                (("where", recipient_place(each)), ("activity", unknown)),
            )


def _term_faults(label: str, where: RowPlace, unit: Unit, *, long: bool) -> Iterator[Fault]:
    if unit is Unit.WORKING_DAYS:
        yield Fault(label, "policy.retention_in_working_days", (("where", where),))
    elif long:
        yield Fault(label, "policy.period_too_long", (("where", where),))


def _keys(policy: Policy) -> dict[str, Iterable[str]]:
    return {
        "policy.activities": [each.key for each in policy.activities],
        "policy.recipients": [each.key for each in policy.recipients],
        "policy.promises": [each.kind.value for each in policy.promises],
        "policy.asked": [each.key for each in policy.asked],
        "policy.roles": [each.key for each in policy.roles],
    }


def _silent(text: LocalText) -> bool:
    """Whether a text is given in neither language: one that is missing in one is drift."""
    return text == NO_TEXT or not (text.nl.strip() or text.en.strip())


def _fault(part: str, code: str, where: RowPlace) -> Fault:
    return Fault(part, code, (("where", where),))
