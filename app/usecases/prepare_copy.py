"""Leave out and cover what a list says, all of it or nothing: for whoever prepares a copy outside the window."""

from __future__ import annotations

from collections.abc import Mapping

from app.kernel.errors import Fault, InputError
from app.usecases.redact import redact_everywhere, redact_item
from app.usecases.request_work import omit_item
from app.vault.work import Work

_PARTS = ("omissions", "redactions")


def prepare_copy(work: Work, identity: str, given: Mapping[str, object]) -> int:
    """Do what `given` says for a request, and tell how much is left out or covered by it.

    `omissions` is a list of objects with `item`, `cause`, `reason`; `redactions` of objects as `redact_item` takes them
    with `item`, or with `everywhere`: words to cover wherever they stand. Raises as those acts do; then nothing is
    done.
    """
    unknown = [Fault(name, "unknown_field") for name in given if name not in _PARTS]
    if unknown:
        raise InputError(*unknown)
    for each in _listed(given, "omissions"):
        omit_item(work, identity, str(each.get("item") or ""), _without(each, "item"))
    covered = 0
    for each in _listed(given, "redactions"):
        if "everywhere" in each:
            covered += len(redact_everywhere(work, identity, str(each["everywhere"]), _without(each, "everywhere")))
        else:
            covered += len(redact_item(work, identity, str(each.get("item") or ""), _without(each, "item")))
    return len(_listed(given, "omissions")) + covered


def _listed(given: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    found = given.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise InputError(Fault(name, "not_a_list"))
    return found


def _without(given: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in given.items() if key != name}
