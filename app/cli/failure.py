"""An error as the command line tells it: in words for a person, and as data for a program."""

from __future__ import annotations

from datetime import date

from app.domain.gate import GateRefused
from app.domain.reason import Reason, worded
from app.kernel.errors import CoachkluisError, Fault, InputError
from app.kernel.translator import Translator


def told(error: CoachkluisError, translator: Translator) -> tuple[dict[str, object], list[str]]:
    """The error as JSON data with its code, and as lines in the user's language."""
    data: dict[str, object] = {"error": error.code, "message": translator.text(error.key, **error.arguments)}
    lines = [str(data["message"])]
    if isinstance(error, InputError):
        data["faults"] = [
            {"field": each.label, "code": each.code, "message": fault_text(each, translator)} for each in error.faults
        ]
        lines += [f"  {translator.text(each.label)}: {fault_text(each, translator)}" for each in error.faults]
    if isinstance(error, GateRefused):
        data["reasons"] = [
            {"code": each.code, "arguments": _plain(each), "message": worded(each, translator)}
            for each in error.reasons
        ]
        lines += [f"  - {worded(each, translator)}" for each in error.reasons]
    return data, lines


def fault_text(fault: Fault, translator: Translator) -> str:
    """What is wrong with a field, in a sentence."""
    return translator.text(fault.key, **dict(fault.arguments))


def _plain(reason: Reason) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, date) else value if isinstance(value, int) else str(value)
        for name, value in reason.arguments
    }
