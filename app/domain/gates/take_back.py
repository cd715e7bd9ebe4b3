"""May a decision of the client that was recorded by mistake be taken back?"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import Channel, Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, Reason, reason

_DECIDED = (VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)


def take_back_gate(version: Version, newest: int, why: str) -> Verdict:
    """Only what the coach wrote down, with its reason, and while the version still lies with the client: what came in
    a file the client saved herself, and on what she says there only she comes back. `newest` is the number of the
    document's newest version.
    """
    return verdict((*_of_the_version(version, newest), *(() if why.strip() else (reason("gate.take_back.no_reason"),))))


def _of_the_version(version: Version, newest: int) -> Iterator[Reason]:
    if version.state not in _DECIDED:
        yield reason("gate.take_back.nothing_stands", state=Label(f"version_state.{version.state.value}"))
    elif version.number != newest:
        yield reason("gate.take_back.replaced", number=newest)
    elif version.decided_how is Channel.PACKAGE:
        yield reason("gate.take_back.by_file")
