"""Record that data are used for something else than they came for, on the client's consent (rows C6, D1)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.consent import Consent
from app.domain.gate import require
from app.domain.gates.other_use import other_use_gate
from app.domain.other_use import OtherUse
from app.domain.values import read_named
from app.usecases.keep_item import add_item
from app.vault.work import Work

ASKED = ("consent", "purpose", "what", "used_on")


def use_otherwise(work: Work, given: Mapping[str, object], client: str) -> OtherUse:
    """Another use, from today unless told otherwise. InputError with every fault, GateRefused with the reasons."""
    read_named(OtherUse, given, ASKED)
    use = add_item(work, OtherUse, {"used_on": work.today.isoformat(), **given}, client)
    require(other_use_gate(use.purpose, work.maybe(Consent, use.consent), max(use.used_on, work.today)))
    return use


def stop_using(work: Work, identity: str, given: Mapping[str, object]) -> OtherUse:
    """It stopped, today unless `stopped_on` says otherwise."""
    named = read_named(OtherUse, given, ("stopped_on",))
    return work.change(work.get(OtherUse, identity), stopped_on=named.get("stopped_on") or work.today)
