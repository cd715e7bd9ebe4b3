"""Anonymise a dossier: nothing stays that leads to anybody, and totals stay true (rows C10, E12, W10)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from app.domain.anonymise import anonymous_fields
from app.domain.anonymous_item import AnonymousItem
from app.domain.declare import Record
from app.domain.destruction import Destruction, DestructionKind
from app.domain.destruction_plan import Plan, anonymised
from app.domain.gate import Verdict, require
from app.domain.gates.anonymise import anonymise_gate
from app.domain.gates.choose_destruction import choose_destruction_gate
from app.kernel.ids import new_id
from app.usecases.destroy_items import certify, distinct, require_confirmed
from app.usecases.parts import Parts
from app.usecases.plan_destruction import Chosen, plan_for
from app.vault.erasures import ErasureKind
from app.vault.work import Work

_NOTHING_TO_COUNT = frozenset({"attachment", "package", "unfinished", "review", "hold", "paper_item", "representative"})
"""Nouns of which a kept field tells nothing that a total asks for."""


def anonymise_dossier(work: Work, parts: Parts, chosen: Chosen, confirmed: str, shown: str = "") -> Destruction:
    """Put what can lead to nobody in the place of everything in a dossier. GateRefused while anything of it must stay
    as it is: kept beside that it could be traced.

    What is left gets new ids and the year alone of the day it was made. The items themselves are erased, in search,
    attachments, drafts and the records of packages, and do not come back with a backup.
    """
    plan = plan_for(work, parts, replace(chosen, items=frozenset(), looked=True), work.today)
    require(whole_dossier(plan))
    require(choose_destruction_gate(plan.number, (), ()))
    plan = anonymised(plan)
    require_confirmed(work, parts, plan, "anonymise", confirmed, shown)
    for each in plan.items:
        record = each.item.record
        fields = anonymous_fields(record)
        if fields and record.noun.name not in _NOTHING_TO_COUNT:
            _keep(work, record, fields)
        work.erase(record, ErasureKind.ANONYMISED)
    return certify(work, plan, DestructionKind.ANONYMISED, chosen.request)


def whole_dossier(plan: Plan) -> Verdict:
    """Whether all of a dossier may go, so that it can be anonymised: refused while a part of it must stay."""
    staying = (*plan.stays, *plan.reduced)
    return anonymise_gate(len(staying), distinct(staying))


def _keep(work: Work, record: Record, fields: Mapping[str, object]) -> None:
    year = datetime(record.made.year, 1, 1, tzinfo=record.made.tzinfo)
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    work.add(AnonymousItem(id=new_id(), made=year, changed=year, what=record.noun.name, content=content))
