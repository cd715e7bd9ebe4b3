"""Ask, inside the transaction that records an item, whether it may be recorded at all (rows C7, D13, E4, L8)."""

from __future__ import annotations

from app.domain.category import Category, Sensitivity, Source
from app.domain.consent import Consent
from app.domain.declare import Record, columns, in_dossier
from app.domain.dossier_facts import owner
from app.domain.gate import require
from app.domain.gates.record_item import record_item_gate
from app.domain.gates.record_special import SpecialFacts, record_special_gate
from app.domain.special_note import SpecialNote
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.usecases.current_policy import policy_on
from app.usecases.require_unrestricted import require_unrestricted
from app.vault.kept_items import load_facts
from app.vault.work import Work


def require_recordable(work: Work, record: Record, before: Record | None = None) -> None:
    """GateRefused where the policy never keeps such an item, something of a special category has no ground, or
    notes are written in a dossier of which the use is restricted. Of one that was there before, only where it becomes
    something else by the change: what is there already is told by the due list.
    """
    if not in_dossier(type(record)) or record.item_category is Category.PRACTICE:
        return
    if _notes(record) != _notes(before):
        require_unrestricted(work, owner(record), Id(getattr(record, "trajectory", "")), work.today)
    facts = load_facts(work, owner(record))
    item = facts.item(record)
    if before is not None:
        was = facts.item(before)
        if (was.category, was.only) == (item.category, item.only):
            return
    require(record_item_gate(policy_on(work, work.today), item.category, item.only))
    if item.category is Category.SPECIAL:
        note = record if isinstance(record, SpecialNote) else None
        trajectory = work.maybe(Trajectory, facts.trajectory(record))
        consents = work.find(Consent, client=owner(record))
        ground, needed = (note.ground, note.needed) if note else (None, "")
        require(record_special_gate(SpecialFacts(ground, needed, trajectory, consents, work.today)))


def _notes(record: Record | None) -> set[tuple[str, str]]:
    """What the coach wrote of somebody in an item: notes, what was seen in an assignment."""
    return {
        (each.name, str(getattr(record, each.name)))
        for each in (columns(type(record)) if record is not None else ())
        if each.declaration.category is Category.SESSION_NOTES
        and each.declaration.source is Source.COACH
        and each.declaration.sensitivity is Sensitivity.SENSITIVE
        and getattr(record, each.name)
    }
