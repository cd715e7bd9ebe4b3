"""Shares of the split recovery key: any so many give it back, and every slip in typing them is named."""

from __future__ import annotations

import itertools
import random

import pytest

from app.vault.shares import (
    FEWEST,
    MOST,
    WORDS,
    Share,
    TooFewShares,
    WrongShare,
    join_shares,
    require_together,
    split_secret,
)


def code(caught: pytest.ExceptionInfo[WrongShare]) -> tuple[str, dict[str, object]]:
    return caught.value.code, caught.value.arguments


@pytest.mark.parametrize(("threshold", "count"), [(2, 2), (2, 3), (3, 5), (2, MOST)])
def test_any_so_many_shares_give_the_secret_back(threshold: int, count: int) -> None:
    secret, shares = split_secret(threshold, count)
    assert [each.number for each in shares] == list(range(1, count + 1))
    for chosen in itertools.islice(itertools.permutations(shares, threshold), 60):
        assert join_shares(Share.parse(each.text) for each in chosen) == secret
    assert join_shares(shares) == secret


@pytest.mark.parametrize(("threshold", "count"), [(1, 3), (4, 3), (2, 1), (2, MOST + 1), (0, 0)])
def test_only_what_helps_can_be_split(threshold: int, count: int) -> None:
    assert FEWEST == 2
    with pytest.raises(ValueError, match="people"):
        split_secret(threshold, count)


def test_a_share_is_read_however_it_is_typed() -> None:
    _, (share, *_) = split_secret(2, 3)
    assert len(share.words) == WORDS
    numbered = "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(share.words, start=1))
    shortened = " ".join(word[:4] for word in share.words)
    for typed in (share.text, numbered, shortened, f"  {share.text}, "):
        assert Share.parse(typed) == share


def test_a_word_that_is_none_is_named_by_its_place() -> None:
    _, (share, *_) = split_secret(2, 3)
    words = list(share.words)
    words[6] = "kluis"
    with pytest.raises(WrongShare) as caught:
        Share.parse(" ".join(words))
    assert code(caught) == ("vault.share_word", {"place": 7})


def test_too_many_or_too_few_words_are_counted() -> None:
    _, (share, *_) = split_secret(2, 3)
    with pytest.raises(WrongShare) as caught:
        Share.parse(" ".join(share.words[:-1]))
    assert code(caught) == ("vault.share_length", {"expected": WORDS, "found": WORDS - 1})
    with pytest.raises(WrongShare):
        Share.parse("")


def test_every_single_wrong_word_and_every_exchange_is_noticed() -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    _, (share, other, *_) = split_secret(2, 3)
    for place in range(WORDS):
        words = list(share.words)
        words[place] = chance.choice([word for word in other.words if word != words[place]])
        with pytest.raises(WrongShare):
            Share.parse(" ".join(words))
    for place in range(WORDS - 1):
        words = list(share.words)
        if words[place] == words[place + 1]:
            continue
        words[place], words[place + 1] = words[place + 1], words[place]
        with pytest.raises(WrongShare):
            Share.parse(" ".join(words))


def test_too_few_shares_say_how_many_are_missing() -> None:
    _, shares = split_secret(3, 5)
    assert [require_together(shares[:number]) for number in range(1, 6)] == [2, 1, 0, 0, 0]
    with pytest.raises(TooFewShares) as caught:
        join_shares(shares[:2])
    assert caught.value.arguments == {"given": 2, "needed": 3}


def test_the_same_share_twice_does_not_count() -> None:
    _, shares = split_secret(2, 3)
    with pytest.raises(WrongShare) as caught:
        join_shares([shares[1], shares[1]])
    assert code(caught) == ("vault.share_twice", {"number": 2})


def test_shares_of_two_splittings_are_told_apart() -> None:
    (_, first), (_, second) = split_secret(2, 3), split_secret(2, 3)
    while second[0].set == first[0].set:
        _, second = split_secret(2, 3)
    with pytest.raises(WrongShare) as caught:
        join_shares([first[0], second[1]])
    assert code(caught) == ("vault.share_other_set", {"number": 2})


def test_a_share_of_a_wallet_is_no_share_of_a_vault() -> None:
    from shamir_mnemonic import generate_mnemonics

    for groups in ([(2, 3), (1, 1)],):
        text = generate_mnemonics(1, groups, bytes(16))[0][0]
        with pytest.raises(WrongShare) as caught:
            Share.parse(text)
        assert caught.value.code == "vault.share_not_ours"
    with pytest.raises(WrongShare):
        Share.parse(generate_mnemonics(1, [(2, 3)], bytes(32))[0][0])


def test_nothing_of_a_share_shows_in_its_representation() -> None:
    secret, shares = split_secret(2, 3)
    assert shares[0].words[8] not in repr(shares[0])
    assert "data" not in repr(secret)
