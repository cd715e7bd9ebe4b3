"""Keep texts to reuse: each has a name of its own, by which it is put in."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.prose_source import read_source, write_source
from app.domain.reusable_text import ReusableText
from app.kernel.errors import Fault, InputError
from app.usecases.keep_item import add_item, edit_item
from app.vault.rows import Rows
from app.vault.work import Work


def add_text(work: Work, given: Mapping[str, object]) -> ReusableText:
    """A new text. InputError where another has that name."""
    _require_free(work, given)
    return add_item(work, ReusableText, _canonical(given))


def change_text(work: Work, identity: str, given: Mapping[str, object]) -> ReusableText:
    """Change its name or what it says; where it was put in before, nothing changes."""
    _require_free(work, given, identity)
    return edit_item(work, ReusableText, identity, _canonical(given))


def drop_text(work: Work, identity: str) -> ReusableText:
    """Have it no more; where it was put in before, nothing changes."""
    found = work.get(ReusableText, identity)
    work.remove(found)
    return found


def texts_by_name(rows: Rows) -> tuple[ReusableText, ...]:
    """All of them, in the order of their names."""
    return tuple(sorted(rows.find(ReusableText), key=lambda each: each.name.casefold()))


def _canonical(given: Mapping[str, object]) -> Mapping[str, object]:
    text = given.get("text")
    return {**given, "text": write_source(read_source(text))} if isinstance(text, str) else given


def _require_free(rows: Rows, given: Mapping[str, object], identity: str = "") -> None:
    name = " ".join(str(given.get("name", "")).split()).casefold()
    if any(each.id != identity and each.name.casefold() == name for each in rows.each(ReusableText)):
        raise InputError(Fault("reusable_text.name", "name_in_use"))
