"""Everything that can be typed into, as one thing: where the text goes, and the act that keeps it there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.document import Version
from app.domain.gate import GateRefused
from app.domain.session import Session
from app.domain.unfinished import Unfinished, write_typed
from app.kernel.errors import InputError, NotFound
from app.kernel.ids import new_id
from app.usecases.keep_notes import keep_notes
from app.usecases.keep_unfinished import keep_unfinished
from app.usecases.write_document import save_draft
from app.vault.work import Work

LOOSE = "unfinished.loose"
"""The form of a text that found no place: it is shown, so that it can be copied."""


class Into(StrEnum):
    """Where a text goes."""

    NOTES = "notes"
    """The notes of a session."""
    DRAFT = "draft"
    """The draft of a document."""
    FORM = "form"
    """A form that is not saved yet."""


_ACTS: dict[Into, Callable[..., object]] = {
    Into.NOTES: keep_notes, Into.DRAFT: save_draft, Into.FORM: keep_unfinished,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing that is typed into; `arguments` are what its act takes before the text, the record's id first."""

    into: Into
    arguments: tuple[str, ...]

    @property
    def record(self) -> str:
        """The id of the record that holds the text."""
        return self.arguments[0]


def act_of(leaf: Leaf) -> Callable[..., object]:
    """The use case that keeps a text where it belongs: called with the leaf's arguments and the text."""
    return _ACTS[leaf.into]


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text that the vault does not have yet. `since` is the newest ledger entry when it was typed, for one that comes
    back after a lock; 0 for one that is typed now.
    """

    leaf: Leaf
    source: str
    since: int = 0


def take_back(work: Work, typed: TypedText) -> None:
    """Put what was sealed at a lock where it belongs. Where that place was written to since, or takes it no more, it
    becomes an unfinished form that shows it; where the record is gone, so is the text.
    """
    leaf, source = typed.leaf, typed.source
    try:
        if work.changed_since(leaf.record, typed.since):
            if _stored(work, leaf) != source:
                _loose(work, leaf, source)
        else:
            act_of(leaf)(work, *leaf.arguments, source)
    except (GateRefused, InputError):
        _loose(work, leaf, source)
    except NotFound:
        return


def write_texts(texts: Iterable[TypedText]) -> bytes:
    """Texts as JSON in UTF-8, to be sealed."""
    made = [{"into": t.leaf.into, "arguments": t.leaf.arguments, "source": t.source, "since": t.since} for t in texts]
    return json.dumps(made).encode("ascii")


def read_texts(data: bytes) -> tuple[TypedText, ...]:
    """What `write_texts` wrote: sealed by this program, so of no other shape."""
    return tuple(
        TypedText(Leaf(Into(each["into"]), tuple(each["arguments"])), each["source"], each["since"])
        for each in json.loads(data)
    )


def _stored(work: Work, leaf: Leaf) -> str | None:
    match leaf.into:
        case Into.NOTES:
            return work.get(Session, leaf.record).notes
        case Into.DRAFT:
            return work.get(Version, leaf.record).source
        case Into.FORM:
            found = work.maybe(Unfinished, leaf.record)
            return None if found is None else found.content


def _loose(work: Work, leaf: Leaf, source: str) -> None:
    """A form of its own, which shows the text."""
    if leaf.into is Into.FORM:  # it was saved or given up elsewhere, and typed on here
        _, form, client, record, category = leaf.arguments
        keep_unfinished(work, new_id(), form, client, record, category, source)
        return
    held: Session | Version
    if leaf.into is Into.NOTES:
        held, field = work.get(Session, leaf.record), "notes"
    else:
        held, field = work.get(Version, leaf.record), "source"
    content = write_typed({held.noun.name: {field: source}})
    keep_unfinished(work, new_id(), LOOSE, held.client, held.id, held.item_category.value, content)
