"""The one thing that some acts ask: why."""

from __future__ import annotations

from app.cli.secrets import read_fields_file
from app.kernel.errors import Fault, InputError


def only_reason(file: str, label: str) -> str:
    """The one field `reason` of a file; InputError where it is anything else. `label` is what the coach calls it."""
    given = read_fields_file(file)
    unknown = [name for name in given if name != "reason"]
    if unknown:
        raise InputError(*(Fault(label, "unknown_field", (("name", name[:80]),)) for name in unknown))
    reason = given.get("reason", "")
    if not isinstance(reason, str):
        raise InputError(Fault(label, "not_text"))
    return reason
