"""Record how it was made sure that a request comes from the client (GDPR art. 12(6); row A9)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require, verdict
from app.domain.reason import reason
from app.domain.request import IdentityCheck, Request, RequestState
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.vault.work import Work

ASKED = ("identity", "identified_on")


def identify_request(work: Work, identity: str, given: Mapping[str, object]) -> Request:
    """Record the check. `given` says how in `identity`, and may say `identified_on`; without, it is today.

    Raises InputError where no check is named, GateRefused where the request is closed.
    """
    request = work.get(Request, identity)
    require(verdict([] if request.state is RequestState.OPEN else [reason("gate.identify_request.closed")]))
    values = {"identified_on": work.today, **read_named(Request, given, ASKED)}
    if values.get("identity", IdentityCheck.NOT_YET) is IdentityCheck.NOT_YET:
        raise InputError(Fault("request.identity", "required"))
    values["identified_on"] = values["identified_on"] or work.today
    return work.change(request, **values)
