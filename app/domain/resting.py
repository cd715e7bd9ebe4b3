"""What is kept on a consent, so that erasing it is due when that is withdrawn (GDPR art. 17(1)(b); row L7)."""

from __future__ import annotations

from app.domain.category import Category
from app.domain.consent import Consent, ConsentRole
from app.domain.policy_activity import SpecialGround

_ACCOUNTS = (Category.CONSENT_EVIDENCE, Category.REQUEST_FILE, Category.PRACTICE)
"""What shows that consents and requests were dealt with rests on no consent."""


def rests_on(
    consent: Consent,
    category: Category,
    trajectory: str,
    *,
    prospect: bool,
    ground: SpecialGround | None = None,
) -> bool:
    """Whether an item of a category, in a trajectory or in none, is kept on this consent, in force or not.

    A special category rests on a consent to special categories, unless it was recorded on another `ground`. A legal
    basis carries what it says it is for: a kind of data, a trajectory, or both; of a prospect, who has no
    trajectory yet, the whole dossier. One that says neither is for no item in particular, such as for a newsletter.
    """
    if category in _ACCOUNTS or consent.recipient:
        return False
    if consent.trajectory and consent.trajectory != trajectory:
        return False
    if consent.data_category not in (None, category):
        return False
    if consent.role is ConsentRole.SPECIAL_CATEGORIES:
        return category is Category.SPECIAL and ground in (None, SpecialGround.EXPLICIT_CONSENT)
    if consent.role is not ConsentRole.LEGAL_BASIS:
        return False
    return consent.data_category is not None or bool(consent.trajectory) or prospect
