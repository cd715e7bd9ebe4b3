"""Mask a picture or scan: on its way into the vault, or one that lies there (rows A9, W3).

Only the masked file is kept. On its way in, the original never comes into the vault. Of one that lies there it is
erased: no page of the database holds it any more, and no backup brings it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from app.documents.boxes import Box, Masking
from app.documents.file_kind import LARGEST
from app.domain.attachment import Attachment
from app.domain.declare import Shape, columns
from app.domain.gate import require
from app.domain.gates.mask import mask_gate
from app.domain.nouns import NOUNS
from app.domain.redaction import WHOLE, Redaction
from app.domain.values import checked
from app.kernel.errors import CoachkluisError, Fault, InputError
from app.kernel.ids import Id, new_id
from app.kernel.progress import Progress
from app.usecases.take_in_attachment import (
    AT_ONCE,
    CHUNK,
    give_up,
    label_of,
    opened,
    take_in_bytes,
    take_in_chunks,
)
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work

_BOX = ("left", "top", "width", "height")


def take_in_masked(
    vault: Vault, client: str, source: Path, masking: Masking, given: Mapping[str, object], progress: Progress
) -> Attachment:
    """Take the file at `source` into a dossier, masked. It is read into memory, and what lies on the disk stays there.

    Raises CoachkluisError where it is no picture or PDF that can be masked, and as `take_in_attachment` does.
    """
    from app.documents.mask_file import mask_file  # with what it takes to draw pages: only when one is drawn

    data = mask_file(read_source_file(source), masking)
    return take_in_bytes(vault, client, data, {"name": label_of(source.name), **given}, progress)


def read_source_file(source: Path) -> bytes:
    """The bytes of a file outside the vault that is to be masked."""
    with opened(source) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise CoachkluisError("masking.too_large")
    return data


def mask_attachment(vault: Vault, identity: str, masking: Masking, progress: Progress) -> Attachment:
    """Put the masked file in the place of an attachment, and erase that. What was covered in it for a copy is covered
    for good now, or lies elsewhere: those marks go.

    GateRefused where something rests on it, such as the proof of a consent.
    """
    from app.documents.mask_file import mask_file  # with what it takes to draw pages: only when one is drawn

    reader = vault.reader()
    before = reader.get(Attachment, identity)
    require(mask_gate(relied_on=is_relied_on(reader, before.id), too_large=before.size > LARGEST))
    data = mask_file(b"".join(reader.chunks(before.id)), masking)
    made = replace(before, id=new_id(), size=len(data), sha256=sha256(data).hexdigest())
    try:
        parts = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
        for first in range(0, len(parts), AT_ONCE):
            vault.now(take_in_chunks, made.id, first, parts[first : first + AT_ONCE])
            progress.report(first, len(parts))
        return vault.now(replace_attachment, before.id, made)
    except BaseException:
        give_up(vault, made.id)
        raise


def replace_attachment(work: Work, identity: Id, made: Attachment) -> Attachment:
    """The masked file in the place of the other, which is gone for good."""
    before = work.get(Attachment, identity)
    require(mask_gate(relied_on=is_relied_on(work, identity), too_large=False))
    for each in work.find(Redaction, item=identity):
        work.remove(each)
    kept = work.add(checked(replace(made, changed=work.moment())))
    work.erase(before)
    return kept


def is_relied_on(rows: Rows, identity: str) -> bool:
    """Whether a record of any noun refers to this attachment."""
    return any(
        rows.count(noun, **{each.name: identity})
        for noun in NOUNS
        for each in columns(noun)
        if each.declaration.shape is Shape.REFERENCE and each.declaration.refers == Attachment.noun.name
    )


def masking_from(given: Mapping[str, object]) -> Masking:
    """A masking from JSON: `boxes`, a list of objects with left, top, width, height (ten-thousandths of what is seen
    upright) and page (from 0); `crop`, one such object; `turn`, degrees clockwise. InputError for anything else.
    """
    boxes, crop, turn = given.get("boxes", []), given.get("crop"), given.get("turn", 0)
    if set(given) - {"boxes", "crop", "turn"} or not isinstance(boxes, list) or turn not in (0, 90, 180, 270):
        raise InputError(Fault("redaction.place", "nothing_marked"))
    return Masking(tuple(map(_box, boxes)), None if crop is None else _box(crop), int(str(turn)))


def _box(given: object) -> Box:
    if not isinstance(given, dict):
        raise InputError(Fault("redaction.place", "nothing_marked"))
    page, *sides = (given.get(name, 0) for name in ("page", *_BOX))
    fits = all(type(each) is int and 0 <= each <= WHOLE for each in sides) and type(page) is int and page >= 0
    if not fits or not sides[2] or not sides[3] or set(given) - {"page", *_BOX}:
        raise InputError(Fault("redaction.place", "nothing_marked"))
    return Box(page, *sides)
