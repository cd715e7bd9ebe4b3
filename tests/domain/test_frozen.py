"""A frozen version is its canonical bytes: the same ones always, and no others are read."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.frozen import FORMAT, FrozenVersion, FrozenVersionError, PracticeDetails
from app.kernel.translator import Language

texts = st.text(max_size=60)
practices = st.builds(PracticeDetails, texts, texts, texts, st.lists(texts, max_size=3).map(tuple), texts, texts)
versions = st.builds(
    FrozenVersion, practice=practices, client=texts, kind=texts, title=texts, language=st.sampled_from(Language),
    trajectory=texts, principal=texts, author=texts, source=texts, frozen_on=st.dates(), confidentiality=texts,
    purpose=texts, validity=texts,
)  # fmt: skip
VERSION = FrozenVersion(
    practice=PracticeDetails("Praktijk De Wilg", "De Wilg B.V.", "90123456", ("Kerkpad 7", "Utrecht"), "030", "p@x"),
    client="Zoë Öztürk", kind="Verslag", title="Terugblik", language=Language.DUTCH, trajectory="Coaching",
    principal="", author="Joris", source="# Kop\n\nTekst", frozen_on=date(2026, 4, 2), confidentiality="a",
    purpose="b", validity="c",
)  # fmt: skip


@given(versions)
def test_reads_back_what_it_wrote(version: FrozenVersion) -> None:
    data = version.canonical_bytes()
    assert FrozenVersion.read(data) == version
    assert FrozenVersion.read(data).content_sha256() == version.content_sha256()


def test_the_bytes_of_a_version_never_change() -> None:
    """A hash that approval, consent and disclosure name: a change of this line breaks every vault."""
    assert VERSION.content_sha256() == "30f42be00cf06fdd276b827abe7a2268fa0f97731c7160cfc9c6faec696ff24e"
    assert VERSION.canonical_bytes().startswith(b'{"author":"Joris","client":"Zo\xc3\xab \xc3\x96zt')


@pytest.mark.parametrize("name", [each.name for each in fields(FrozenVersion)])
def test_every_field_counts_in_the_hash(name: str) -> None:
    others: dict[str, object] = {
        "practice": PracticeDetails("Anders"),
        "language": Language.ENGLISH,
        "frozen_on": date(2026, 4, 3),
    }
    changed = replace(VERSION, **{name: others.get(name, "anders")})  # type: ignore[arg-type]
    assert changed.content_sha256() != VERSION.content_sha256()


def _bytes(**changes: object) -> bytes:
    written = json.loads(VERSION.canonical_bytes())
    written.update(changes)
    kept = {name: value for name, value in written.items() if value is not ...}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        VERSION.canonical_bytes() + b"\n",
        VERSION.canonical_bytes()[:-1],
        VERSION.canonical_bytes().replace(b",", b", ", 1),
        VERSION.canonical_bytes().replace(b'"client":', b'"client":"x","client":', 1),
        VERSION.canonical_bytes().replace("ë".encode(), b"\\u00eb"),
        _bytes(extra=""),
        _bytes(title=...),
        _bytes(title=None),
        _bytes(title=3),
        _bytes(title="\ud800"),
        _bytes(language="de"),
        _bytes(frozen_on="2026-4-2"),
        _bytes(frozen_on="20260402"),
        _bytes(frozen_on="2026-02-30"),
        _bytes(practice="De Wilg"),
        _bytes(practice={"trade_name": "De Wilg"}),
        _bytes(format=0),
        _bytes(format=True),
        _bytes(format="1"),
        _bytes(format=...),
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(FrozenVersionError) as caught:
        FrozenVersion.read(data)
    assert caught.value.code == "frozen.unreadable"


def test_a_practice_with_wrong_types_is_refused() -> None:
    practice = {"trade_name": "a", "legal_name": "", "kvk": "", "address": ["x"], "phone": "", "mail": ""}
    for wrong in ({"address": "x"}, {"address": [1]}, {"kvk": 1}, {"address": None}):
        with pytest.raises(FrozenVersionError):
            FrozenVersion.read(_bytes(practice=practice | wrong))
    assert FrozenVersion.read(_bytes(practice=practice)).practice.address == ("x",)


def test_a_newer_format_is_told_apart_from_damage() -> None:
    with pytest.raises(FrozenVersionError) as caught:
        FrozenVersion.read(_bytes(format=FORMAT + 1))
    assert caught.value.code == "frozen.newer"
    assert caught.value.arguments == {"format": FORMAT + 1}


def test_half_a_character_cannot_be_frozen() -> None:
    with pytest.raises(FrozenVersionError) as caught:
        replace(VERSION, source="\ud83d").canonical_bytes()
    assert caught.value.code == "frozen.text"
