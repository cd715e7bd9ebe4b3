"""The recovery key for succession: a secret of its own, split among people by Shamir's scheme as SLIP-39 writes it.

Each share is twenty words. Any `threshold` of them give the secret, fewer tell nothing at all of it. The secret opens a
slot of its own, apart from the recovery key on paper: so either can be made anew without the other, and what is split
is never the vault key itself, which could not be taken back.

SLIP-39 (satoshilabs/slips, slip-0039), one group, no passphrase, iteration exponent 0: Argon2id of the slot follows.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic import Share as Mnemonic
from shamir_mnemonic.wordlist import WORDLIST

from app.vault.errors import VaultError
from app.vault.recovery_key import ALPHABET, LOOKALIKES

SECRET_BYTES = 16
WORDS = 20
"""Words of a share of 128 bits."""
FEWEST, MOST = 2, 16
"""People among whom can be split; SLIP-39 has no more than sixteen."""

_LEAST_LETTERS = 4
"""No two words begin with the same four letters, so that these are enough."""

_CODE = re.compile(rf"[{ALPHABET}]{{{2 * WORDS}}}")
"""A share without the word list: two characters for each word, its number in the list in base 32."""


_LIST: list[str] = WORDLIST


class WrongShare(VaultError):
    """A share was typed wrong, or does not belong to the others.

    `vault.share_word` carries `place`, counted from 1; `vault.share_length` carries `expected` and `found`;
    `vault.share_mistyped`, `vault.share_other_set` and `vault.share_twice` may carry `number`, the share's own.
    """

    default_code = "vault.share_mistyped"
    exit_code = 3


class TooFewShares(VaultError):
    """More shares are needed: `given` of the `needed` are there."""

    default_code = "vault.shares_too_few"
    exit_code = 3


class WrongShares(VaultError):
    """The shares fit each other, and open nothing here: they were replaced, or belong to another vault."""

    default_code = "vault.wrong_shares"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class Share:
    """One person's share. `number` counts from 1."""

    words: tuple[str, ...] = field(repr=False)
    number: int
    threshold: int
    set: int

    @property
    def text(self) -> str:
        """The words, as they are typed."""
        return " ".join(self.words)

    @property
    def code(self) -> str:
        """The words as characters, for whoever has no list of them: ten groups of four, two characters a word."""
        numbers = [_LIST.index(word) for word in self.words]
        written = "".join(ALPHABET[number >> 5] + ALPHABET[number & 31] for number in numbers)
        return "-".join(written[start : start + 4] for start in range(0, len(written), 4))

    @classmethod
    def parse(cls, text: str) -> Share:
        """Read a share as a person types it: any case, four letters of a word are enough, numbers before them too; or
        its code.

        Raises WrongShare.
        """
        words = _words_of_code(text) or _words_of_text(text)
        if len(words) != WORDS:
            raise WrongShare("vault.share_length", expected=WORDS, found=len(words))
        try:
            read = Mnemonic.from_mnemonic(" ".join(words))
        except MnemonicError:
            raise WrongShare from None
        if (read.group_count, read.group_index, len(read.value)) != (1, 0, SECRET_BYTES):
            raise WrongShare("vault.share_not_ours")
        return cls(tuple(words), read.index + 1, read.member_threshold, read.identifier)


@dataclass(frozen=True, slots=True)
class SharedSecret:
    """What shares give when they are put together."""

    data: bytes = field(repr=False)

    @property
    def secret(self) -> bytes:
        """What the key of its slot is derived from: the sixteen bytes."""
        return self.data


def split_secret(threshold: int, count: int) -> tuple[SharedSecret, tuple[Share, ...]]:
    """A fresh secret and its shares, any `threshold` of which give it back. ValueError outside 2 <= threshold <= count
    <= 16.
    """
    if not FEWEST <= threshold <= count <= MOST:
        raise ValueError("a secret is split among two to sixteen people, of whom two or more are needed")
    data = secrets.token_bytes(SECRET_BYTES)
    (written,) = generate_mnemonics(1, [(threshold, count)], data, iteration_exponent=0)
    shares = tuple(sorted((Share.parse(each) for each in written), key=lambda share: share.number))
    return SharedSecret(data), shares


def require_together(shares: Iterable[Share]) -> int:
    """How many more shares are needed. Raises WrongShare where one is there twice or belongs to another set."""
    given: dict[int, Share] = {}
    first: Share | None = None
    for each in shares:
        first = first or each
        if (each.set, each.threshold) != (first.set, first.threshold):
            raise WrongShare("vault.share_other_set", number=each.number)
        if each.number in given:
            raise WrongShare("vault.share_twice", number=each.number)
        given[each.number] = each
    return max(0, first.threshold - len(given)) if first else FEWEST


def join_shares(shares: Iterable[Share]) -> SharedSecret:
    """The secret that shares give. Raises WrongShare as `require_together` does, and TooFewShares."""
    given = tuple(shares)
    missing = require_together(given)
    if missing:
        raise TooFewShares(given=len(given), needed=len(given) + missing)
    # The scheme takes exactly as many as are needed; more would tell nothing more.
    used = given[: given[0].threshold]
    try:
        data = combine_mnemonics(each.text for each in used)
    except MnemonicError:
        raise WrongShares from None
    return SharedSecret(data)


def _words_of_text(text: str) -> list[str]:
    typed = [word.strip(".,;:)") for word in text.lower().split()]
    typed = [word for word in typed if word and not word.isdigit()]
    return [_word(place, word) for place, word in enumerate(typed, start=1)]


def _words_of_code(text: str) -> list[str]:
    """The words where the code was typed; none where words were: ten words of four letters are as long as a code."""
    written = re.sub(r"[\s\-]+", "", text).upper().translate(LOOKALIKES)
    begins = {word[:_LEAST_LETTERS] for word in _LIST}
    if not _CODE.fullmatch(written) or all(piece[:_LEAST_LETTERS] in begins for piece in text.lower().split()):
        return []
    places = [ALPHABET.index(character) for character in written]
    return [_LIST[high << 5 | low] for high, low in zip(places[::2], places[1::2], strict=True)]


def _word(place: int, typed: str) -> str:
    if typed in _LIST:
        return typed
    found = [word for word in _LIST if word.startswith(typed)] if len(typed) >= _LEAST_LETTERS else []
    if len(found) != 1:
        raise WrongShare("vault.share_word", place=place)
    return found[0]
