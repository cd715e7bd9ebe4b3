"""Record that a client refuses, and that the practice then declines (row E5)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.decline import decline_gate
from app.domain.refusal import Refusal
from app.domain.values import read_named
from app.usecases.keep_item import add_item
from app.vault.work import Work

REFUSED = ("trajectory", "what", "data_category", "refused_on", "refused_how", "said")
DECLINED = ("declined_on", "declined_because")


def record_refusal(work: Work, given: Mapping[str, object], client: str) -> Refusal:
    """A refusal; today, unless told otherwise. InputError with every fault."""
    read_named(Refusal, given, REFUSED)
    return add_item(work, Refusal, {"refused_on": work.today.isoformat(), **given}, client)


def decline(work: Work, identity: str, given: Mapping[str, object]) -> Refusal:
    """The practice declines after a refusal: `declined_because`, and `declined_on` where that was not today.

    GateRefused where it declined already, or no reason is given.
    """
    refusal = work.get(Refusal, identity)
    values = {"declined_on": work.today, "declined_because": "", **read_named(Refusal, given, DECLINED)}
    day = values["declined_on"] or work.today
    require(decline_gate(refusal, day, str(values["declined_because"])))  # type: ignore[arg-type]
    return work.change(refusal, **{**values, "declined_on": day})
