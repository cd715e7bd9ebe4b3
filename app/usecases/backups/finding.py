"""What verifying found, in the coach's words: whose dossier, which item, and whether a backup can give it back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.declare import Lookup, Record
from app.domain.nouns import NOUNS, noun_named
from app.domain.reason import Label, Reason, reason
from app.vault.errors import VaultError
from app.vault.rows import Rows

R = TypeVar("R", bound=Record)
_PAGES = {
    "verify.page", "verify.row_unreadable", "verify.structure", "verify.structure_list", "verify.structure_ledger",
    "verify.structure_own",
}  # fmt: skip
_NAMELESS = {"verify.page", "verify.conflict_copy", "verify.behind", "verify.apart", "verify.header"}
_ITEM = {"verify.row", "verify.row_missing", "verify.row_unreadable", "verify.attachment"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `noun` and `record` name the item, where it is about one: that can be restored alone."""

    code: str
    what: Reason
    noun: str = ""
    record: str = ""
    client: str = ""

    @property
    def detail(self) -> str:
        """What the database itself said, for whoever mends it; empty where it said nothing."""
        return str(dict(self.what.arguments).get("detail", ""))

    @property
    def restorable(self) -> bool:
        """Whether it is about one item, which a backup may still have, and which can be put back where it was."""
        return bool(self.record) and not self.unreadable

    @property
    def unreadable(self) -> bool:
        """Whether a page cannot be read: nothing can be written there, so that the vault is built anew first."""
        return self.code in _PAGES or self.code.startswith("verify.unreadable.")


def name_findings(findings: Iterable[Reason], rows: Rows | None, backup: Rows | None = None) -> tuple[Finding, ...]:
    """What `verify` found, named by what stands in the vault, or else by what a backup says that stood there; where
    no row can be read, by its number alone.

    Items come first, each thing is told once, and damaged pages are told together: a page has no name. What lay on one
    is named by the other findings; where there are none nothing did.
    """
    listed = tuple(findings)
    pages = [str(dict(each.arguments)["number"]) for each in listed if each.code == "verify.page"]
    empty = all(each.code in _NAMELESS for each in listed)
    named = _once([_named(each, rows, backup) for each in listed if each.code != "verify.page"])
    if pages:
        named.append(Finding("verify.page", _of_pages(pages, empty=empty)))
    return tuple(sorted(named, key=lambda each: (not each.record, each.code == "verify.page")))


def _of_pages(pages: list[str], *, empty: bool) -> Reason:
    nothing = ".empty" if empty else ""
    if len(pages) == 1:
        return reason(f"finding.page{nothing}", number=pages[0])
    return reason(f"finding.pages{nothing}", count=len(pages), numbers=", ".join(pages))


def _once(findings: list[Finding]) -> list[Finding]:
    """The same, where what reads the same is told once, with everything that the database said of it."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for each in findings:
        arguments = tuple((name, value) for name, value in each.what.arguments if name != "detail")
        alike.setdefault((each.what.code, arguments, each.record), []).append(each)
    return [_together(each) for each in alike.values()]


def _together(alike: list[Finding]) -> Finding:
    first, details = alike[0], "; ".join(dict.fromkeys(each.detail for each in alike if each.detail))
    if len(alike) == 1 or not details:
        return first
    return replace(first, what=reason(first.what.code, **{**dict(first.what.arguments), "detail": details}))


def finder(rows: Rows) -> Lookup:
    """Finds any record by its id alone."""

    def found(identity: str) -> Record | None:
        return next((each for noun in NOUNS if (each := _read(rows, noun, identity)) is not None), None)

    return found


def _named(finding: Reason, rows: Rows | None, backup: Rows | None) -> Finding:
    if (
        rows is None
        or finding.code not in _ITEM
        or not _is_noun("noun", dict(finding.arguments).get("noun", "attachment"))
    ):
        nouns = {name: Label(f"noun.{value}.plural") for name, value in finding.arguments if _is_noun(name, value)}
        return Finding(finding.code, reason(finding.code, **{**dict(finding.arguments), **nouns}))
    given = dict(finding.arguments)
    record = str(given["id"])
    noun = Attachment if finding.code == "verify.attachment" else noun_named(str(given["noun"]))
    source, found = _first(noun, record, rows, backup)
    client = record if noun is Client else str(getattr(found, "client", "") or source.client_of(record))
    person = None if noun is Client else _read(source, Client, client)
    item = found.named(finder(source)) if found is not None else reason("item.other", noun=Label(noun.noun.label))
    key = f"finding.{finding.code.rpartition('.')[2]}"
    if person is None:
        return Finding(finding.code, reason(key, item=item, id=record), noun.noun.name, record, client)
    told = reason(f"{key}.in_dossier", item=item, id=record, client=person.name)
    return Finding(finding.code, told, noun.noun.name, record, client)


def _first(noun: type[R], record: str, rows: Rows, backup: Rows | None) -> tuple[Rows, R | None]:
    """The item where it can be read: in the vault, or else in the backup."""
    found = _read(rows, noun, record)
    if found is None and backup is not None:
        there = _read(backup, noun, record)
        if there is not None:
            return backup, there
    return rows, found


def _is_noun(name: str, value: object) -> bool:
    return name == "noun" and value in {each.noun.name for each in NOUNS}


def _read(rows: Rows, noun: type[R], identity: str) -> R | None:
    """A record that may be damaged: then it is as if it were not there."""
    with suppress(VaultError, ValueError):
        return rows.maybe(noun, identity)
    return None
