"""The beginning of a passage, to recognise it by."""

from __future__ import annotations


def beginning(words: str, most: int) -> str:
    """No more than `most` characters, cut off between words where it can be; an ellipsis says that it is."""
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    if not words[most - 1].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return f"{kept.rstrip(' ,;:.…')}…"
