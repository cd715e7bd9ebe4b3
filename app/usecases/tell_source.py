"""Record that clients were told that data of theirs came from the principal (GDPR art. 14(2)(f), 14(3); row L17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.tell_statement import tell_source_gate
from app.domain.telling import Telling, ToldOf
from app.usecases.tell import tell
from app.vault.work import Work


def tell_source(work: Work, clients: Sequence[str], given: Mapping[str, object]) -> tuple[Telling, ...]:
    """One telling for each of these clients; today, unless told otherwise. GateRefused where nobody is named, or
    somebody who died, NotFound, InputError.
    """
    people = [work.get(Client, each) for each in dict.fromkeys(clients)]
    require(tell_source_gate(people))
    told = {**given, "about": ToldOf.SOURCE.value}
    return tuple(tell(work, told, each.id) for each in people)
