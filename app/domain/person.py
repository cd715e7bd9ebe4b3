"""How the parts of a Dutch name make a whole."""

from __future__ import annotations


def full_name(first_name: str, infix: str, surname: str) -> str:
    """The name as it is spoken: Anna van den Berg."""
    return " ".join(part for part in (first_name, infix, surname) if part)


def sorting_name(first_name: str, infix: str, surname: str) -> str:
    """The name as a Dutch list sorts it, on the surname without its infix: Berg, Anna van den."""
    given = " ".join(part for part in (first_name, infix) if part)
    return f"{surname}, {given}" if given else surname
