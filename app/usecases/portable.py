"""The portability file: what the client provided, under consent or contract (GDPR art. 20(1); rows A8, C13, L5).

Provided by the client is a field whose declared source is the client, and a file that the coach noted as coming from
the client. What the coach observed or concluded, and what the practice keeps by legal duty (proof of consent, the file
of a request), is in the copy of the dossier, not in this file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.consent import Consent, ConsentRole
from app.domain.declare import Record
from app.domain.document import Document, Version
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.usecases.dossier_contents import DossierContents
from app.usecases.dossier_json import json_bytes
from app.usecases.plain_records import Json, carried, plain_record, plain_value

FORMAT, VERSION = "coachkluis-portable", 1
_BY_DUTY = (Category.CONSENT_EVIDENCE, Category.REQUEST_FILE)
"""Kept because the law wants it proved (GDPR art. 5(2), 7(1)), neither by consent nor for a contract."""
_GROUNDING = (ConsentRole.LEGAL_BASIS, ConsentRole.SPECIAL_CATEGORIES)


def portable_json(contents: DossierContents, files: Mapping[Id, str], day: date) -> bytes:
    """The portability file on a day; `files` gives the names under which the client's own attachments lie beside it."""
    items: dict[str, list[Json]] = {}
    left_out: list[Json] = []
    for record in contents.everything():
        ground, provided = portable_ground(contents, record, day), _provided(record)
        if ground and provided:
            items.setdefault(record.noun.name, []).append({"id": record.id, "ground": ground, **provided})
        elif provided:
            reason = "legal_duty" if record.item_category in _BY_DUTY else "no_consent_or_contract"
            left_out.append({"noun": record.noun.name, "id": record.id, "reason": reason})
    return json_bytes(
        {
            "format": FORMAT,
            "version": VERSION,
            "made_on": day.isoformat(),
            "controller": contents.practice.trade_name,
            "client": contents.client.id,
            "items": {noun: list(rows) for noun, rows in items.items()},
            "files": {each.id: files[each.id] for each in portable_files(contents, day)},
            "left_out": left_out,
        }
    )


def portable_files(contents: DossierContents, day: date) -> tuple[Attachment, ...]:
    """The attachments that go with it."""
    return tuple(
        each
        for each in contents.of(Attachment)
        if each.origin is Source.CLIENT and portable_ground(contents, each, day)
    )


def portable_ground(contents: DossierContents, record: Record, day: date) -> str:
    """`consent` or `contract`: by which of the two an item is kept; empty where it is neither.

    Consent goes first. A contract is the client's own: without a principal the client commissions; with one, the client
    is party where an agreement is noted (row B2). Before any trajectory there are the steps towards a contract
    (art. 6(1)(b)).
    """
    if record.item_category in _BY_DUTY:
        return ""
    own = _trajectories(contents, record)
    if any(_consented(consent, own, day) for consent in contents.of(Consent)):
        return "consent"
    all_of_them = own or contents.of(Trajectory)
    if not all_of_them or any(not each.principal or each.agreement_on or each.agreement for each in all_of_them):
        return "contract"
    return ""


def _provided(record: Record) -> dict[str, Json]:
    """The fields of an item that the client provided and that hold something; of a file of the client all of them."""
    if isinstance(record, Attachment):
        return plain_record(record) if record.origin is Source.CLIENT else {}
    return {
        each.name: plain_value(getattr(record, each.name))
        for each in carried(type(record))
        if each.declaration.source is Source.CLIENT
        and each.name != "client"
        and getattr(record, each.name) not in ("", None)
    }


def _consented(consent: Consent, trajectories: tuple[Trajectory, ...], day: date) -> bool:
    """Whether a consent in force is the ground for what belongs to these trajectories, or to the dossier as a whole."""
    covers = not consent.trajectory or any(each.id == consent.trajectory for each in trajectories)
    return consent.role in _GROUNDING and consent.in_force(day) and covers


def _trajectories(contents: DossierContents, record: Record) -> tuple[Trajectory, ...]:
    """The trajectory that an item belongs to, by itself or through its document; none for the dossier as a whole."""
    return tuple(_of(contents, record))


def _of(contents: DossierContents, record: Record) -> Iterator[Trajectory]:
    if isinstance(record, Trajectory):
        yield record
        return
    document = contents.lookup(record.document) if isinstance(record, Version) else record
    owner = document if isinstance(document, Document) else record
    found = contents.lookup(getattr(owner, "trajectory", ""))
    if isinstance(found, Trajectory):
        yield found
