"""Record what was told to somebody outside, or went out without being a document of the vault (rows D12, E7, L2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from app.domain.client import Client
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Channel
from app.domain.gate import require
from app.domain.gates.disclose import disclose_gate, release_for
from app.domain.organisation import Organisation
from app.domain.trajectory import Trajectory
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.usecases.disclosure_facts import ASKED, read_terms, telling_facts
from app.usecases.keep_item import require_same_dossier
from app.vault.work import Work

_TERMS = (*ASKED, "medical", "with_statement")
OWN = ("recipient", "trajectory", "told", "how", "disclosed_on")
NEEDED = ("recipient", "told", "how")


def record_disclosure(work: Work, given: Mapping[str, object], client: str) -> Disclosure:
    """Log what was told, to whom, on which ground; today unless told otherwise, as the consents stood on that day.

    Raises InputError with every fault, GateRefused with every reason why it may not be told: where it was told all the
    same, that is a breach, and is recorded as one.
    """
    person = work.get(Client, client)
    terms = read_terms({name: value for name, value in given.items() if name in _TERMS})
    values = read_named(Disclosure, {name: value for name, value in given.items() if name not in _TERMS}, OWN)
    missing = [Fault(f"disclosure.{name}", "required") for name in NEEDED if not str(values.get(name) or "").strip()]
    if values.get("how") is Channel.PACKAGE:
        missing.append(Fault("disclosure.how", "package_without_version"))
    if missing:
        raise InputError(*missing)
    require_same_dossier(work, Disclosure, {**values, "client": person.id, "request": terms.request})
    on = cast(date, values.get("disclosed_on") or work.today)
    organisation = work.get(Organisation, str(values["recipient"]))
    trajectory = work.maybe(Trajectory, str(values.get("trajectory", "")))
    told = str(values["told"])
    facts = telling_facts(work, person.id, trajectory, organisation, told, on, terms)
    require(disclose_gate(facts))
    consent = release_for(facts) if terms.ground in (None, DisclosureGround.CONSENT) else None
    return work.new(
        Disclosure,
        client=person.id,
        recipient=organisation.id,
        trajectory=trajectory.id if trajectory else "",
        what=_first_words(told),
        told=told,
        told_to=terms.told_to,
        consent=consent.id if consent else "",
        disclosed_on=on,
        how=values["how"],
        request=facts.request.id if facts.request else "",
        ground=terms.ground or (DisclosureGround.CONSENT if consent else None),
        ground_reason=terms.ground_reason,
        decided_by=terms.decided_by,
        capacity=organisation.kind,
        secrecy=facts.secrecy,
    )


def _first_words(told: str, most: int = 80) -> str:
    """What was told, for a list: its first line, cut off between words."""
    line = told.strip().splitlines()[0]
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
