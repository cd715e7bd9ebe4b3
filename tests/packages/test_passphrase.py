from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packages.passphrase import (
    BITS,
    GROUP_LENGTH,
    GROUPS,
    canonical_passphrase,
    generate_passphrase,
    is_generated,
    mistyped_groups,
)

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

passphrases = st.integers(0).map(lambda seed: generate_passphrase(random.Random(seed).randrange))


def test_a_passphrase_has_at_least_80_random_bits() -> None:
    asked: list[int] = []

    def choose(below: int) -> int:
        asked.append(below)
        return 0

    generate_passphrase(choose)
    assert BITS >= 80
    assert asked == [32] * (BITS // 5)


def test_every_choice_shows_in_the_passphrase() -> None:
    seen = {generate_passphrase(lambda _, value=value: value)[0] for value in range(32)}  # type: ignore[misc]
    assert seen == set(SYMBOLS)


def test_two_passphrases_differ() -> None:
    assert generate_passphrase() != generate_passphrase()


@given(passphrases)
def test_it_reads_as_groups_without_look_alikes(passphrase: str) -> None:
    groups = passphrase.split("-")
    assert [len(group) for group in groups] == [GROUP_LENGTH] * GROUPS
    assert not set(passphrase) & set("ILOU")
    assert is_generated(passphrase)


@given(passphrases, st.sampled_from(["", " ", "-", " - ", "\u2013", "\u00a0"]), st.booleans())
def test_capitals_separators_and_look_alikes_do_not_count(passphrase: str, separator: str, small: bool) -> None:
    typed = separator.join(passphrase.split("-")).replace("0", "o").replace("1", "l")
    typed = typed.lower() if small else typed
    assert canonical_passphrase(f" {typed}\n") == canonical_passphrase(passphrase)
    assert mistyped_groups(typed) == ()


@given(passphrases, st.data())
def test_every_single_slip_names_its_group(passphrase: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([i for i, symbol in enumerate(passphrase) if symbol != "-"]))
    wrong = data.draw(st.sampled_from([symbol for symbol in SYMBOLS if symbol != passphrase[place]]))
    typed = passphrase[:place] + wrong + passphrase[place + 1 :]
    assert mistyped_groups(typed) == (place // (GROUP_LENGTH + 1) + 1,)
    assert not is_generated(typed)


@given(passphrases, st.integers(0, GROUPS - 1), st.integers(0, GROUP_LENGTH - 2))
def test_two_exchanged_symbols_are_noticed(passphrase: str, group: int, place: int) -> None:
    start = group * (GROUP_LENGTH + 1) + place
    one, two = passphrase[start], passphrase[start + 1]
    typed = passphrase[:start] + two + one + passphrase[start + 2 :]
    assert mistyped_groups(typed) == (() if one == two else (group + 1,))


@given(passphrases, st.permutations(range(GROUPS)))
def test_exchanged_groups_are_noticed(passphrase: str, order: list[int]) -> None:
    groups = passphrase.split("-")
    typed = "-".join(groups[index] for index in order)
    moved = tuple(position + 1 for position, index in enumerate(order) if index != position)
    assert mistyped_groups(typed) == moved


@pytest.mark.parametrize("typed", ["een eigen wachtzin", " spaties ", "Zoë", "x" * 1000, ""])
def test_F18_another_passphrase_keeps_its_characters_in_one_normal_form(typed: str) -> None:
    assert canonical_passphrase(typed) == typed
    assert canonical_passphrase(unicodedata.normalize("NFD", typed)) == typed
    assert mistyped_groups(typed) == ()
    assert not is_generated(typed)
