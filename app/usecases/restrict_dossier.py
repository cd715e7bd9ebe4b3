"""Restrict the use of a dossier, tell the client that it ends, and lift it (GDPR art. 18, 21; rows L4, L6)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.gate import require
from app.domain.gates.request_work import lift_restriction_gate, restrict_gate
from app.domain.hold import Hold, HoldReason
from app.domain.period import Period, Unit, last_day
from app.domain.request import Request
from app.domain.restriction import Restriction, RestrictionCause
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.usecases.keep_item import require_same_dossier
from app.vault.work import Work

ASKED = ("cause", "trajectory", "explanation")
TOLD = ("told_on", "told_how")
LIFTED = ("lifted_on", "lifted_because", "weighing")
LOOK_AGAIN = Period(3, Unit.MONTHS)
"""After so long one looks whether it is still needed."""


def restrict_dossier(work: Work, given: Mapping[str, object], client: str, request: str = "") -> Restriction:
    """From now on the dossier, or the trajectory that `given` names, is kept and not used; on a request where there is
    one. Nothing of it is destroyed either. Raises InputError, GateRefused, NotFound.
    """
    person = work.get(Client, client)
    asked = work.get(Request, request) if request else None
    require(restrict_gate(asked))
    values = read_named(Restriction, given, ASKED)
    if not values.get("cause"):
        raise InputError(Fault("restriction.cause", "required"))
    require_same_dossier(work, Restriction, {**values, "client": person.id, "request": request})
    return restrict(
        work, person.id, RestrictionCause(str(values["cause"])), str(values.get("explanation", "")),
        request=request, trajectory=str(values.get("trajectory", "")),
    )  # fmt: skip


def restrict(
    work: Work, client: str, cause: RestrictionCause, explanation: str, *, request: str, trajectory: str
) -> Restriction:
    """The restriction itself, with the hold that goes with it. One against marketing stops no destruction."""
    hold = ""
    if cause is not RestrictionCause.MARKETING:
        hold = work.new(
            Hold, client=client, trajectory=trajectory, reason=HoldReason.RESTRICTION, explanation=explanation[:2000],
            since=work.today, review_on=last_day(work.today, LOOK_AGAIN),
        ).id  # fmt: skip
    return work.new(
        Restriction, client=client, request=request, trajectory=trajectory, cause=cause, since=work.today,
        explanation=explanation[:4000], hold=hold,
    )  # fmt: skip


def tell_of_lifting(work: Work, identity: str, given: Mapping[str, object]) -> Restriction:
    """Record that the client was told that it will be lifted (art. 18(3)); today unless told otherwise."""
    restriction = work.get(Restriction, identity)
    values = {"told_on": work.today, **read_named(Restriction, given, TOLD)}
    values["told_on"] = values["told_on"] or work.today
    return work.change(restriction, **values)


def lift_restriction(work: Work, identity: str, given: Mapping[str, object]) -> Restriction:
    """Lift it, and say why; what its hold kept waiting is due again. Raises GateRefused with every reason."""
    restriction = work.get(Restriction, identity)
    values = {"lifted_on": work.today, **read_named(Restriction, given, LIFTED)}
    values["lifted_on"] = values["lifted_on"] or work.today
    weighing, because = str(values.get("weighing", "")), str(values.get("lifted_because", ""))
    in_force = tuple(each for each in work.find(Consent, client=restriction.client) if each.in_force(work.today))
    require(lift_restriction_gate(restriction, weighing, because, in_force))
    hold = work.maybe(Hold, restriction.hold)
    if hold is not None and hold.in_force:
        work.change(hold, released_on=values["lifted_on"], released_because=because[:2000])
    return work.change(restriction, **values)
