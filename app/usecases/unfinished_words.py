"""What was typed and not saved, in words: for who asks what is kept of them, and where the form is no longer there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from app.domain.declare import Column, Shape, columns
from app.domain.nouns import noun_named
from app.domain.unfinished import Unfinished, read_typed, typed_noun
from app.domain.worded_value import worded_value
from app.kernel.translator import Translator

Named = Callable[[str, Translator], str]
"""What a reference leads to, in words."""


def typed_words(unfinished: Unfinished, translator: Translator, named: Named) -> Iterator[tuple[str, str]]:
    """Label and text of every field in which something stands. What fits no declaration is given as it is."""
    typed = read_typed(unfinished.content)
    if not typed and unfinished.content:
        yield translator.text("unfinished.content"), unfinished.content
    for key, fields in typed.items():
        known: dict[str, Column] = {}
        with suppress(KeyError):
            known = {each.name: each for each in columns(noun_named(typed_noun(key)))}
        in_order = [*(name for name in known if name in fields), *(name for name in fields if name not in known)]
        for name in in_order:
            text = _text(known.get(name), fields[name], translator, named)
            if text:
                label = translator.text(known[name].label) if name in known else translator.text("unfinished.content")
                yield label, text


def _text(column: Column | None, value: object, translator: Translator, named: Named) -> str:
    if column is None or value in ("", None, False):
        return str(value or "")
    shape = column.declaration.shape
    if shape is Shape.REFERENCE:
        return named(str(value), translator)
    if shape is Shape.CHOICE:
        with suppress(ValueError):
            return worded_value(column, column.python(value), translator)
    if shape is Shape.YES_NO:
        return worded_value(column, value, translator)
    return str(value)
