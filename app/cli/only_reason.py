"""The one thing that some acts ask: why."""

from __future__ import annotations

from app.kernel.errors import Fault, InputError


def only_reason(given: dict[str, object], label: str) -> str:
    """The one field `reason`; InputError where it is anything else."""
    unknown = [name for name in given if name != "reason"]
    if unknown:
        raise InputError(*(Fault(label, "unknown_field", (("name", name[:80]),)) for name in unknown))
    reason = given.get("reason", "")
    if not isinstance(reason, str):
        raise InputError(Fault(label, "not_text"))
    return reason
