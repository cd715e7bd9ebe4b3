"""A frozen version: all that a document says, resolved, and the bytes that everyone names by their hash.

Sharing freezes a version. Approval, consent and gate name the SHA-256 of its canonical bytes; the final PDF
renders exactly those bytes. So the bytes hold no reference to anything that may change later: names, addresses and
the three lines of a report stand in them in full, in the document's language.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import cast

from app.kernel.errors import CoachkluisError
from app.kernel.translator import Language

FORMAT = 1
"""The format of the canonical bytes. A change of any field, or of its meaning, is a new format."""


class FrozenVersionError(CoachkluisError):
    """Bytes that are not a frozen version, or text that cannot be frozen.

    Codes: `frozen.unreadable`, `frozen.newer` (argument `format`), `frozen.text` (a broken character).
    """


@dataclass(frozen=True, slots=True)
class PracticeDetails:
    """The practice as its letters name it; what is not known is left empty."""

    trade_name: str
    legal_name: str = ""
    kvk: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenVersion:
    """One version of a document at the moment that it was shared.

    client           the client's full name
    kind             the kind of document in words, in the document's language: Eindrapportage
    trajectory       the title of the trajectory, or empty
    principal        the name of the principal, or empty where there is none or the client pays
    author           who wrote it, for the practice
    source           the stored source of the text (app.domain.prose_source)
    confidentiality, purpose, validity
                     the three lines that a professional code asks of a report (L14); empty where not asked
    """

    practice: PracticeDetails
    client: str
    kind: str
    title: str
    language: Language
    trajectory: str
    principal: str
    author: str
    source: str
    frozen_on: date
    confidentiality: str
    purpose: str
    validity: str

    def canonical_bytes(self) -> bytes:
        """JSON in UTF-8 with sorted keys and no white space: the same version always gives the same bytes.

        Raises FrozenVersionError where a text holds half a surrogate pair, which UTF-8 cannot say.
        """
        written = asdict(self) | {"format": FORMAT, "frozen_on": self.frozen_on.isoformat()}
        text = json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        try:
            return text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise FrozenVersionError("frozen.text") from error

    def content_sha256(self) -> str:
        """The hash that approval, consent and gate name: 64 hexadecimal characters."""
        return hashlib.sha256(self.canonical_bytes()).hexdigest()

    @classmethod
    def read(cls, data: bytes) -> FrozenVersion:
        """The version whose canonical bytes these are; no other bytes are accepted.

        Raises FrozenVersionError.
        """
        try:
            written = json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise FrozenVersionError("frozen.unreadable") from error
        if not isinstance(written, dict):
            raise FrozenVersionError("frozen.unreadable")
        _check_format(written.pop("format", None))
        try:
            version = cls(**_resolved(cls, written))  # type: ignore[arg-type] # checked by _resolved
            same = version.canonical_bytes() == data
        except (TypeError, ValueError, FrozenVersionError) as error:
            raise FrozenVersionError("frozen.unreadable") from error
        if not same:
            raise FrozenVersionError("frozen.unreadable")
        return version


def _check_format(number: object) -> None:
    if type(number) is not int or number < 1:
        raise FrozenVersionError("frozen.unreadable")
    if number > FORMAT:
        raise FrozenVersionError("frozen.newer", format=number)


def _resolved(cls: type[FrozenVersion], written: dict[str, object]) -> dict[str, object]:
    """The written fields as the declared types; TypeError or ValueError where they are something else."""
    if set(written) != {each.name for each in fields(cls)}:
        raise ValueError("fields")
    resolved: dict[str, object] = {}
    for name, value in written.items():
        if name == "practice":
            resolved[name] = _practice(value)
        elif not isinstance(value, str):
            raise TypeError(name)
        elif name == "language":
            resolved[name] = Language(value)
        elif name == "frozen_on":
            resolved[name] = date.fromisoformat(value)
        else:
            resolved[name] = value
    return resolved


def _practice(value: object) -> PracticeDetails:
    if not isinstance(value, dict) or set(value) != {each.name for each in fields(PracticeDetails)}:
        raise TypeError("practice")
    address = value.pop("address")
    if not isinstance(address, list):
        raise TypeError("practice")
    if not all(isinstance(each, str) for each in (*address, *value.values())):
        raise TypeError("practice")
    return PracticeDetails(address=tuple(cast("list[str]", address)), **cast("dict[str, str]", value))
