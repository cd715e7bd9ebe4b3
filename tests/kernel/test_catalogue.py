"""A catalogue says what gettext itself reads in the same file."""

from __future__ import annotations

import gettext
import random
from pathlib import Path

import pytest

from app.kernel.catalogue import Catalogue
from app.kernel.resources import resources

COMPILED = [resources() / "locale" / language / "LC_MESSAGES" / "coachkluis.mo" for language in ("nl", "en")]


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: path.parts[-3])
def test_every_text_is_the_one_that_gettext_reads(path: Path) -> None:
    with path.open("rb") as file:
        known = gettext.GNUTranslations(file)
    catalogue = Catalogue(path.read_bytes())
    known_keys = [each for each in known._catalog if each]  # type: ignore[attr-defined]
    assert len(known_keys) > 4000
    for each in known_keys:
        key = each[0] if isinstance(each, tuple) else each
        # Of a text with plurals, the gettext of Debian 12 (Python 3.11.2) gives its key, a later one the singular.
        one = known.ngettext(key, "more", 1) if isinstance(each, tuple) else known.gettext(key)
        assert catalogue.gettext(key) == one, key
        for number in (0, 1, 2, 11):
            assert catalogue.ngettext(key, "more", number) == known.ngettext(key, "more", number), key


@pytest.mark.parametrize("key", ["", "no.such.key", "\0", "zzz", "é", "unlock.titl", "unlock.title\0"])
def test_a_key_that_is_not_there_is_given_back(key: str) -> None:
    catalogue = Catalogue(COMPILED[0].read_bytes())
    assert (catalogue.gettext(key), catalogue.ngettext(key, "more", 2)) == (key, "more")
    assert catalogue.ngettext(key, "more", 1) == key


def test_what_is_no_catalogue_is_refused() -> None:
    seed = 20261122
    whole = COMPILED[0].read_bytes()
    for damaged in (b"", whole[:20], whole[:40], random.Random(seed).randbytes(200), b"\x00" * 100):
        with pytest.raises(ValueError, match="no catalogue"):
            Catalogue(damaged)


def test_what_was_looked_up_once_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue, looked_up = Catalogue(COMPILED[0].read_bytes()), list[str]()
    look = catalogue._looked_up

    def looking(key: str) -> list[str] | None:
        looked_up.append(key)
        return look(key)

    monkeypatch.setattr(catalogue, "_looked_up", looking)
    first = [catalogue.gettext(key) for key in ("window.title", "no.such.key")]
    assert [catalogue.gettext(key) for key in ("window.title", "no.such.key")] == first
    assert looked_up == ["window.title", "no.such.key"]
