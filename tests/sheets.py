"""Reads back what a sheet with a secret says, as a person would type it over."""

from __future__ import annotations

import itertools

from shamir_mnemonic.wordlist import WORDLIST

from app.vault.shares import WORDS


def share_words(text: str) -> str:
    """The numbered words of a share, from the text of its sheet."""
    found = {
        int(number): word
        for number, word in itertools.pairwise(text.split())
        if number.isdigit() and 1 <= int(number) <= WORDS and word in WORDLIST
    }
    return " ".join(found[number] for number in sorted(found))
