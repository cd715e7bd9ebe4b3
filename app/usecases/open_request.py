"""Record that a client uses a right (GDPR art. 12-22): from its receipt the terms run."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.client import Client
from app.domain.request import Request
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.vault.work import Work

ASKED = ("kind", "received_on", "channel", "asked")
"""What is known when a request comes in."""
_NEEDED = ("kind", "channel")


def open_request(work: Work, given: Mapping[str, object], client: str) -> Request:
    """A new request of a client, from the fields that were given; received today unless told otherwise.

    Raises InputError with every fault, NotFound where there is no such client.
    """
    values = {"received_on": work.today, **read_named(Request, given, ASKED)}
    missing = [Fault(f"request.{name}", "required") for name in _NEEDED if not values.get(name)]
    if missing:
        raise InputError(*missing)
    return work.new(Request, client=work.get(Client, client).id, **values)
