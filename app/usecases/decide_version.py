"""Record what the client decided on a version: approved, blocked, or changes asked. However it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.document import Version, VersionState
from app.domain.gate import require
from app.domain.gates.decide import decide_gate
from app.domain.values import read_named, to_row
from app.kernel.errors import Fault, InputError
from app.usecases.keep_item import require_same_dossier
from app.vault.work import Work

_ASKED = ("decided_on", "decided_by", "decided_how", "evidence")
NEEDED = _ASKED[:3]


def approve_version(work: Work, identity: str, given: Mapping[str, object]) -> Version:
    """The client approves exactly this version. `given`: decided_on, decided_by, decided_how, evidence."""
    return _decide(work, identity, given, VersionState.APPROVED)


def block_version(work: Work, identity: str, given: Mapping[str, object]) -> Version:
    """The client blocks this version: it goes to nobody (L14)."""
    return _decide(work, identity, given, VersionState.BLOCKED)


def ask_changes(work: Work, identity: str, given: Mapping[str, object]) -> Version:
    """The client asks for changes: neither approval nor block, so it goes to nobody as it is."""
    return _decide(work, identity, given, VersionState.ANSWERED)


def _decide(work: Work, identity: str, given: Mapping[str, object], state: VersionState) -> Version:
    version = work.get(Version, identity)
    values = {"decided_on": work.today, **read_named(Version, given, _ASKED)}
    after = replace(version, state=state, **values)  # type: ignore[arg-type]
    require(decide_gate(version, state, after.decided_on))
    faults = [Fault(f"version.{name}", "required") for name in NEEDED if name not in values or not values[name]]
    if version.shared_on and after.decided_on and after.decided_on < version.shared_on:
        faults.append(Fault("version.decided_on", "before_sharing", (("shared", version.shared_on),)))
    if faults:
        raise InputError(*faults)
    require_same_dossier(work, Version, to_row(after))
    return work.change(version, state=state, **values)
