"""Keep what is being changed in the policy, so that a lock loses nothing of it."""

from __future__ import annotations

from app.domain.policy import Policy
from app.domain.policy_json import policy_to_json, stored_policy
from app.kernel.errors import InputError
from app.vault.rows import Rows
from app.vault.work import Work

_SETTING = "policy_draft"


def keep_policy_draft(work: Work, draft: Policy | None) -> None:
    """Keep a draft, or with None forget the one that was kept."""
    content = "" if draft is None else policy_to_json(draft)
    if content != work.setting(_SETTING):
        work.set(_SETTING, content)


def kept_policy_draft(rows: Rows, adopted: Policy) -> Policy | None:
    """The draft that was kept, where it follows on the version adopted last."""
    content = rows.setting(_SETTING)
    try:
        draft = stored_policy(content) if content else None
    except InputError:  # of a later program
        return None
    return draft if draft is not None and draft.version == adopted.version else None
