from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.errors import UnfitPassphrase
from app.vault.passphrase import Passphrase, wait_after


@given(st.text(max_size=50))
def test_every_composition_of_the_same_letters_gives_the_same_secret(text: str) -> None:
    composed, decomposed = (Passphrase(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed.secret == decomposed.secret == Passphrase(text).secret


def test_spaces_and_case_count() -> None:
    secrets = {Passphrase(text).secret for text in ("Vier woorden", " Vier woorden", "Vier woorden ", "vier woorden")}
    assert len(secrets) == 4


@pytest.mark.parametrize("text", ["", " " * 40, "elf tekens!", "  elf tekens!  "])
def test_a_short_one_may_not_be_set(text: str) -> None:
    with pytest.raises(UnfitPassphrase) as caught:
        Passphrase(text).require_fit()
    assert caught.value.code == "vault.passphrase_too_short"
    assert caught.value.arguments == {"least": 12}


@pytest.mark.parametrize(
    "text", ["twaalf teken", " voor en na elk een spatie ", "ё" * 1000, "crème brûlée 😀", "x" * 1024]
)
def test_a_fit_one_may_be_set(text: str) -> None:
    Passphrase(text).require_fit()


def test_a_very_long_one_may_not_be_set() -> None:
    with pytest.raises(UnfitPassphrase) as caught:
        Passphrase("x" * 1025).require_fit()
    assert caught.value.code == "vault.passphrase_too_long"


@pytest.mark.parametrize("character", ["\n", "\t", "\0", "\ud800", "\U000e1234", "\u0378"])
def test_what_cannot_be_typed_again_may_not_be_set(character: str) -> None:
    with pytest.raises(UnfitPassphrase) as caught:
        Passphrase(f"vier losse{character} woorden").require_fit()
    assert caught.value.code == "vault.passphrase_characters"


def test_a_passphrase_never_shows() -> None:
    assert "geheim" not in repr(Passphrase("geheim geheim"))


def test_F17_the_wait_grows_to_half_a_minute_and_no_further() -> None:
    assert [wait_after(failures) for failures in range(10)] == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert wait_after(10**9) == 30
