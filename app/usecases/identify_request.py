"""Record how it was made sure that a request comes from the client (GDPR art. 12(6); row A9)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.identify_request import Masking, identify_request_gate
from app.domain.request import IdentityCheck, Request
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.vault.work import Work

MASKED = ("masked_photo", "masked_zone", "masked_number", "masked_bsn")
ASKED = ("identity", "identified_on", "identity_reason", *MASKED)


def identify_request(work: Work, identity: str, given: Mapping[str, object]) -> Request:
    """Record the check. `given` says how in `identity`, and may say `identified_on`; without, it is today. A document
    that was shown needs its masking checklist and the reason in `identity_reason`.

    Raises InputError where no check is named, GateRefused where the request is closed or the document was not covered.
    """
    request = work.get(Request, identity)
    values = {"identified_on": work.today, **read_named(Request, given, ASKED)}
    check = IdentityCheck(str(values.get("identity", IdentityCheck.NOT_YET)))
    masking = Masking(*(bool(values.get(name, False)) for name in MASKED))
    require(identify_request_gate(request, check, masking, str(values.get("identity_reason", ""))))
    if check is IdentityCheck.NOT_YET:
        raise InputError(Fault("request.identity", "required"))
    values["identified_on"] = values["identified_on"] or work.today
    return work.change(request, **values)
