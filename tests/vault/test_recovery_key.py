from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.errors import WrongRecoveryKey
from app.vault.recovery_key import ALPHABET, GROUP_LENGTH, GROUPS, LENGTH, RecoveryKey

keys = st.text(ALPHABET, min_size=35, max_size=35).map(RecoveryKey)
places = st.integers(0, LENGTH - 1)


def characters_of(key: RecoveryKey) -> list[str]:
    return list(key.text.replace("-", ""))


def group_that_is_named(characters: list[str]) -> object:
    with pytest.raises(WrongRecoveryKey) as caught:
        RecoveryKey.parse("".join(characters))
    assert caught.value.code == "vault.recovery_key_group"
    return caught.value.arguments["group"]


def test_it_is_printed_in_seven_groups_of_six() -> None:
    text = RecoveryKey.generate().text
    assert re.fullmatch(rf"[{ALPHABET}]{{6}}(-[{ALPHABET}]{{6}}){{6}}", text)


def test_it_carries_175_bits_of_what_it_was_given() -> None:
    assert RecoveryKey.generate(lambda count: bytes(range(count))).data == (ALPHABET + ALPHABET)[:35]
    assert RecoveryKey.generate(lambda count: bytes([255] * count)).data == "Z" * 35
    assert len({RecoveryKey.generate().data for _ in range(100)}) == 100


@given(keys)
def test_what_is_printed_can_be_read(key: RecoveryKey) -> None:
    assert RecoveryKey.parse(key.text) == key


@given(keys, st.data())
def test_it_is_read_as_people_type(key: RecoveryKey, data: st.DataObject) -> None:
    looks_like = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(looks_like.get(character, character + character.lower())))
        + data.draw(st.sampled_from(["", " ", "-", "\u2013", "\n", " - "]))
        for character in characters_of(key)
    )
    assert RecoveryKey.parse(f"  {typed} ") == key


@given(keys, places, st.sampled_from(ALPHABET))
def test_any_wrong_character_is_noticed_and_its_group_named(key: RecoveryKey, place: int, wrong: str) -> None:
    characters = characters_of(key)
    if characters[place] == wrong:
        wrong = ALPHABET[(ALPHABET.index(wrong) + 1) % 32]
    characters[place] = wrong
    assert group_that_is_named(characters) == place // GROUP_LENGTH + 1


@given(keys, st.integers(0, LENGTH - 2))
def test_neighbours_changed_about_are_noticed_and_their_group_named(key: RecoveryKey, place: int) -> None:
    characters = characters_of(key)
    if characters[place] == characters[place + 1]:
        return
    characters[place], characters[place + 1] = characters[place + 1], characters[place]
    assert group_that_is_named(characters) == place // GROUP_LENGTH + 1


@given(keys, st.permutations(range(GROUPS)))
def test_groups_changed_about_are_noticed(key: RecoveryKey, order: list[int]) -> None:
    groups = key.text.split("-")
    changed = [place for place, group in enumerate(order) if place != group]
    if not changed:
        return
    assert group_that_is_named(list("".join(groups[group] for group in order))) == changed[0] + 1


@pytest.mark.parametrize("strange", ["U", "u", "!", "é", "\u0301", "١"])
def test_a_character_that_no_key_has_names_its_group(strange: str) -> None:
    characters = characters_of(RecoveryKey("0" * 35))
    characters[20] = strange
    assert group_that_is_named(characters) == 4


@pytest.mark.parametrize("change", [lambda group: group[:-1], lambda group: group + "7"])
def test_a_group_with_a_character_too_few_or_too_many_is_named(change: Callable[[str], str]) -> None:
    groups = RecoveryKey("0123456789ABCDEFGHJKMNPQRSTVWXYZ012").text.split("-")
    groups[4] = change(groups[4])
    with pytest.raises(WrongRecoveryKey) as caught:
        RecoveryKey.parse("-".join(groups))
    assert caught.value.arguments == {"group": 5}


@pytest.mark.parametrize("text", ["", "-", "ABC", "0" * 41, "0" * 43, "0" * 100_000])
def test_another_length_is_said(text: str) -> None:
    with pytest.raises(WrongRecoveryKey) as caught:
        RecoveryKey.parse(text)
    assert caught.value.code == "vault.recovery_key_length"
    assert caught.value.arguments == {"expected": 42, "found": len(text.replace("-", ""))}
    assert caught.value.exit_code == 3


@given(st.text(max_size=80))
def test_no_text_makes_it_fall_over(text: str) -> None:
    try:
        key = RecoveryKey.parse(text)
    except WrongRecoveryKey:
        return
    assert RecoveryKey.parse(key.text) == key


def test_a_recovery_key_never_shows() -> None:
    assert repr(RecoveryKey("0" * 35)) == "RecoveryKey()"
