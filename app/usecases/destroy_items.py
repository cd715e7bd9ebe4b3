"""Destroy what is due or was asked for: by a person, confirmed by typing, certified, for good (A5, X5, D6, L16)."""

from __future__ import annotations

from app.domain.destruction import DestroyedItem, Destruction, DestructionKind, Fate, as_content
from app.domain.destruction_plan import Plan, Planned
from app.domain.gate import require
from app.domain.gates.choose_destruction import choose_destruction_gate
from app.domain.gates.confirm_destruction import confirm_destruction_gate
from app.domain.paper_item import PaperItem
from app.domain.reason import Reason
from app.kernel.clock import legal_date
from app.kernel.translator import Language
from app.usecases.current_policy import policy_on
from app.usecases.parts import Parts
from app.usecases.plan_destruction import Chosen, plan_for
from app.vault.days_of_use import is_doubtful
from app.vault.rows import Rows
from app.vault.work import Work


def destroy_items(work: Work, parts: Parts, chosen: Chosen, confirmed: str, shown: str = "") -> Destruction:
    """Destroy what was chosen, as far as it may go, and certify it. `confirmed` is what the coach typed, `shown` the
    fingerprint of the preview where there was one.

    The plan is made here once more: GateRefused where nothing may go, where an item that was named may not, where it
    was not confirmed, or is not what was shown any more. Then nothing is destroyed.
    """
    plan = plan_for(work, parts, chosen, work.today)
    require_possible(plan, chosen)
    require_confirmed(work, parts, plan, "destroy", confirmed, shown)
    # References inside the dossier are looked at when the transaction ends, so the order is free.
    for each in plan.reduced:
        work.reduce(each.item.record)
    for each in plan.goes:
        work.erase(each.item.record)
    return certify(work, plan, _kind(chosen), chosen.request)


def _kind(chosen: Chosen) -> DestructionKind:
    if chosen.request or chosen.asked:
        return DestructionKind.ERASURE
    return DestructionKind.CLOSING if chosen.closing else DestructionKind.DUE


def require_possible(plan: Plan, chosen: Chosen) -> None:
    """GateRefused where nothing of it may go, or something that was named may not: with every reason, once."""
    named = [each for each in plan.stays if each.item.record.id in chosen.items]
    require(choose_destruction_gate(plan.number, distinct(named), distinct(plan.stays)))


def distinct(planned: tuple[Planned, ...] | list[Planned]) -> tuple[Reason, ...]:
    """Why these stay, each reason once."""
    found: dict[Reason, None] = {}
    for each in planned:
        found.update(dict.fromkeys(each.reasons))
    return tuple(found)


def confirmation(rows: Rows, parts: Parts, plan: Plan, act: str, language: Language) -> str:
    """What is to be typed: the act and the number of items. Where the computer's date is doubtful, the date as well: a
    wrong clock must destroy nothing early (F15).
    """
    translator, now = parts.translator(language), parts.clock.now()
    text = translator.text(f"retention.confirm.{act}", number=plan.typed)
    return f"{text} {translator.short_date(legal_date(now))}" if is_doubtful(rows, now) else text


def require_confirmed(rows: Rows, parts: Parts, plan: Plan, act: str, confirmed: str, shown: str) -> None:
    """GateRefused unless a person typed what the preview asked for, and the preview is still true."""
    expected = {confirmation(rows, parts, plan, act, each) for each in Language}
    require(confirm_destruction_gate(confirmed, expected, shown, plan.fingerprint))


def certify(work: Work, plan: Plan, kind: DestructionKind, request: str) -> Destruction:
    """The certificate: ids, categories, dates and rules of everything that it was about, and no name."""
    changed = [each for each in plan.items if each.fate is not None]
    gone = [each for each in changed if each.fate is not Fate.REDUCED]
    return work.new(
        Destruction,
        done_on=work.today,
        kind=kind,
        request=request,
        dossiers=plan.dossiers,
        items=len(gone),
        reduced=len(changed) - len(gone),
        papers=sum(isinstance(each.item.record, PaperItem) for each in gone),
        stayed=len(plan.stays),
        policy_version=policy_on(work, work.today).version,
        content=as_content([_line(each) for each in changed]),
    )


def _line(planned: Planned) -> DestroyedItem:
    item, kept = planned.item, planned.item.kept
    return DestroyedItem(
        noun=item.record.noun.name,
        id=item.record.id,
        dossier=item.client,
        category=kept.item.category.value,
        fate=planned.fate or Fate.DESTROYED,
        trigger=kept.trigger.value if kept.trigger else "",
        trigger_date=kept.trigger_date.isoformat() if kept.trigger_date else "",
        until=kept.until.isoformat() if kept.until else "",
        basis=kept.rule.basis.value if kept.rule else "",
    )
