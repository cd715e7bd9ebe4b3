"""An error as the command line tells it: in words for a person, and as data for a program."""

from __future__ import annotations

from datetime import date

from app.domain.gate import GateRefused
from app.domain.reason import Argument, Label, Reason, worded
from app.kernel.errors import CoachkluisError, Fault, InputError, NotFound
from app.kernel.translator import Translator


def told(error: CoachkluisError, translator: Translator) -> tuple[dict[str, object], list[str]]:
    """The error as JSON data with its code, and as lines in the user's language."""
    data: dict[str, object] = {"error": error.code, "message": translator.text(error.key, **error.arguments)}
    lines = [str(data["message"])]
    if translator.has(f"cli.hint.{error.code}"):
        lines.append(translator.text(f"cli.hint.{error.code}", **error.arguments))
    if isinstance(error, NotFound) and error.arguments.get("id"):
        data |= {"noun": error.arguments["noun"], "id": error.arguments["id"]}
        lines.append("  " + translator.text("cli.looked_for", noun=_noun(error, translator), id=error.arguments["id"]))
    if isinstance(error, InputError):
        data["faults"] = [
            {"field": each.label, "code": each.code, **_where(each), "message": fault_text(each, translator)}
            for each in error.faults
        ]
        lines += [f"  {_field(each, translator)}: {fault_text(each, translator)}" for each in error.faults]
    if isinstance(error, GateRefused):
        data["reasons"] = [
            {"code": each.code, "arguments": _plain(each, translator), "message": worded(each, translator)} | _at(each)
            for each in error.reasons
        ]
        lines += [f"  - {worded(each, translator)}" for each in error.reasons]
    return data, lines


def _noun(error: NotFound, translator: Translator) -> str:
    """What was looked for, in a word: somebody may have given the id of something else."""
    label = f"noun.{error.arguments['noun']}"
    return translator.text(label) if translator.has(label) else str(error.arguments["noun"])


def fault_text(fault: Fault, translator: Translator) -> str:
    """What is wrong with a field, in a sentence."""
    return translator.text(fault.key, **dict(fault.arguments))


def _where(fault: Fault) -> dict[str, object]:
    """At which row or path of what was handed in, as a program knows it."""
    known = dict(fault.arguments)
    return {"where": str(known["where"])} if "where" in known else {}


def _field(fault: Fault, translator: Translator) -> str:
    """The field as a form names it; one that no form knows by the name it was given."""
    return translator.text(fault.label) if translator.has(fault.label) else fault.label.partition(".")[2]


def _at(reason: Reason) -> dict[str, object]:
    """The record where something can be done about it, where there is one."""
    return {"noun": reason.at.noun, "id": reason.at.record} if reason.at is not None else {}


def _plain(reason: Reason, translator: Translator) -> dict[str, object]:
    return {name: _plain_value(value, translator) for name, value in reason.arguments}


def _plain_value(value: Argument, translator: Translator) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int):
        return value
    return value.key if isinstance(value, Label) else value.words(translator)
