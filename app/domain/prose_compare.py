"""Two versions of a text beside each other: which passages stayed, came, went or changed, and in those which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from app.domain.prose import Block, Span
from app.domain.prose_passages import AnyPassage, Passage, TablePassage, flatten
from app.domain.prose_text import clean_spans, text_of

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_ALIKE = 0.4
"""Passages that share less than this of their words are another passage, not a changed one."""


_AHEAD = 25
"""Passages that are looked at for the one that a changed passage became: so that two long texts that have nothing in
common do not take minutes.
"""


class Mark(StrEnum):
    """What became of a run of text from the earlier version to the later."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style that share a fate."""

    span: Span
    mark: Mark


@dataclass(frozen=True, slots=True)
class Side:
    """A passage as one of the two versions has it; `passage` says where it stands, `runs` what it says."""

    passage: Passage
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of both versions beside each other; None where a version does not have it."""

    before: Side | None
    after: Side | None

    @property
    def differs(self) -> bool:
        """Whether anything in it changed, its style or its place in a list included."""
        if self.before is None or self.after is None:
            return True
        marked = any(run.mark is not Mark.SAME for side in (self.before, self.after) for run in side.runs)
        return marked or _shape(self.before.passage) != _shape(self.after.passage)

    @property
    def gone(self) -> str:
        """The words that went."""
        return _marked(self.before, Mark.GONE)

    @property
    def new(self) -> str:
        """The words that came."""
        return _marked(self.after, Mark.NEW)


def compare(before: Iterable[Block], after: Iterable[Block]) -> tuple[Pair, ...]:
    """The passages of both, in reading order; a row of a table is a passage, its cells divided by bars."""
    old, new = list(_passages(before)), list(_passages(after))
    matcher = SequenceMatcher(None, [_key(each) for each in old], [_key(each) for each in new], autojunk=False)
    pairs: list[Pair] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            pairs.extend(_same(*both) for both in zip(old[start:end], new[first:last], strict=True))
        else:
            pairs.extend(_paired(old[start:end], new[first:last]))
    return tuple(pairs)


def _passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    for passage in flatten(blocks):
        if isinstance(passage, TablePassage):
            yield from _rows(passage)
        else:
            yield passage


def _rows(passage: TablePassage) -> Iterator[Passage]:
    for row in (passage.table.header, *passage.table.rows):
        spans: list[Span] = []
        for place, cell in enumerate(row):
            if place:
                spans.append(Span(" | "))
            spans.extend(replace(span, text=span.text.replace("\n", " ")) for span in cell)
        yield Passage(clean_spans(spans), quoted=passage.quoted, depth=passage.depth)


def _key(passage: Passage) -> tuple[object, ...]:
    return (_shape(passage), passage.spans)


def _shape(passage: AnyPassage) -> tuple[object, ...]:
    """What a passage is, apart from its words and its number: an item that moved up is the same item."""
    if isinstance(passage, TablePassage):
        return ()
    return (passage.level, passage.quoted, passage.depth, passage.marker)


def _same(before: Passage, after: Passage) -> Pair:
    return Pair(_whole(before, Mark.SAME), _whole(after, Mark.SAME))


def _whole(passage: Passage, mark: Mark) -> Side:
    return Side(passage, tuple(Run(span, mark) for span in passage.spans))


def _paired(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    """Passages that were changed beside each other, as long as they stand in the same order; the rest went or came."""
    waiting = 0
    for passage in old:
        near = range(waiting, min(waiting + _AHEAD, len(new)))
        found = next((at for at in near if _alike(passage, new[at])), None)
        if found is None:
            yield Pair(_whole(passage, Mark.GONE), None)
            continue
        yield from (Pair(None, _whole(each, Mark.NEW)) for each in new[waiting:found])
        yield _changed(passage, new[found])
        waiting = found + 1
    yield from (Pair(None, _whole(each, Mark.NEW)) for each in new[waiting:])


def _alike(before: Passage, after: Passage) -> bool:
    old, new = _bare(before), _bare(after)
    if not old and not new:
        return True
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _bare(passage: Passage) -> list[str]:
    return [found[0] for found in _WORD.finditer(text_of(passage.spans))]


def _changed(before: Passage, after: Passage) -> Pair:
    """Word by word; a word in another style counts as another word."""
    old, new = list(_words(before.spans)), list(_words(after.spans))
    gone: list[Run] = []
    came: list[Run] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = kind == "equal"
        gone.extend(Run(span, Mark.SAME if same else Mark.GONE) for span in old[start:end])
        came.extend(Run(span, Mark.SAME if same else Mark.NEW) for span in new[first:last])
    return Pair(Side(before, _joined(gone)), Side(after, _joined(came)))


def _words(spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        yield from (replace(span, text=word) for word in _WORD.findall(span.text))


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    made: list[Run] = []
    for run in runs:
        if made and made[-1].mark is run.mark and replace(made[-1].span, text="") == replace(run.span, text=""):
            made[-1] = Run(replace(run.span, text=made[-1].span.text + run.span.text), run.mark)
        else:
            made.append(run)
    return tuple(made)


def _marked(side: Side | None, mark: Mark) -> str:
    if side is None:
        return ""
    return " … ".join(run.span.text.strip() for run in side.runs if run.mark is mark and run.span.text.strip())
