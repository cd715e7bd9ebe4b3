"""Add and edit what a form, a file or an import gives for any noun, by its declarations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from app.domain.declare import Record, Shape, asked, columns
from app.domain.nouns import noun_named
from app.domain.values import read_fields
from app.kernel.errors import Fault, InputError
from app.usecases.require_recordable import require_recordable
from app.vault.rows import Rows
from app.vault.work import Work

R = TypeVar("R", bound=Record)


def add_item(work: Work, record: type[R], given: Mapping[str, object], client: str = "") -> R:
    """A new item from the fields that were given, in the dossier of `client` where it is an item of a dossier.

    Raises InputError with every fault: in a field, between fields, or a reference into another dossier. GateRefused
    where the policy never keeps such an item.
    """
    values = read_fields(record, given, known={"client": client} if client else {})
    require_same_dossier(work, record, values)
    made = work.new(record, **values)
    require_recordable(work, made)
    return made


def edit_item(work: Work, record: type[R], identity: str, given: Mapping[str, object]) -> R:
    """Change the given fields of an item; the others stay. Fixed fields cannot be given.

    Raises InputError with every fault, NotFound where there is no such item.
    """
    before = work.get(record, identity)
    fixed = [Fault(each.label, "fixed") for each in asked(record) if each.declaration.fixed and each.name in given]
    if fixed:
        raise InputError(*fixed)
    values = read_fields(record, given)
    client = {"client": before.client} if hasattr(before, "client") else {}
    require_same_dossier(work, record, {**values, **client})
    after = work.change(before, **values)
    require_recordable(work, after, before)
    return after


def require_same_dossier(rows: Rows, record: type[Record], values: Mapping[str, object]) -> None:
    """Whatever a reference leads to must exist, and lie in the same dossier where it lies in one."""
    faults = []
    for each in columns(record):
        identity = values.get(each.name, "")
        if each.declaration.shape is not Shape.REFERENCE or not identity:
            continue
        found = rows.maybe(noun_named(each.declaration.refers), str(identity))
        if found is None:
            faults.append(Fault(each.label, "leads_nowhere"))
        elif each.name != "client" and getattr(found, "client", values.get("client")) != values.get("client"):
            faults.append(Fault(each.label, "other_dossier"))
    if faults:
        raise InputError(*faults)
