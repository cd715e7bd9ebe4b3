"""Extend the legal term of a request: three months from receipt, told with reasons within the first (row L1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from app.domain.gate import require
from app.domain.gates.extend_request import extend_request_gate
from app.domain.request import Request
from app.domain.term import legal_term
from app.domain.values import read_named
from app.usecases.law import Law
from app.vault.work import Work

ASKED = ("extension_reason", "extended_on")


def extend_request(work: Work, identity: str, given: Mapping[str, object], law: Law) -> Request:
    """Record that the client was told that it takes longer, and why. The promised term stays where it is.

    `given` says why in `extension_reason`, and may say `extended_on`, when the client was told; without, it is today.
    Raises GateRefused where it is too late, without reasons, for the second time or closed; InputError.
    """
    request = work.get(Request, identity)
    values = read_named(Request, given, ASKED)
    told_on = cast(date, values.get("extended_on") or work.today)
    why = str(values.get("extension_reason", ""))
    first = legal_term(request.received_on, law.statute, law.holidays)
    require(extend_request_gate(request, told_on, why, first.ends_on))
    return work.change(request, extended_on=told_on, extension_reason=why)
