"""Whatever a person does, in whatever order: what is seen is what is stored, and undo takes all of it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app.domain.prose import Span
from app.domain.prose_field import FieldName
from app.domain.prose_passages import Passage, assemble, flatten
from app.domain.prose_source import write_source
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from app.ui.editor import ProseEditor
from app.ui.editor.commands import in_table
from app.ui.editor.finding import Sought, find_all, replace_hits
from app.ui.editor.reading import passages_of
from app.ui.editor.tables import insert_table
from app.ui.editor.tools import OPENING, Tool
from tests.ui.editor.hands import Hands
from tests.ui.ended import end_what_is_done_with

START = """# Kop

Een alinea met **vet** over {{client.name}}.

- a

  - b

    1. c
    2. d

  verder
- e

> citaat
>
> 1. f

| g | h |
| --- | --- |
| i | j |

[slot](https://voorbeeld.nl)
"""

HTML = ("<h2>x</h2><ul><li>y<ul><li>z</ul></ul>", "<table><tr><td>1<td>2</table>", "<p>1</p><p>2</p>")
KEYS = ("Return", "Backspace", "Delete", "Tab", "Backtab", "X")
TOOLS = [tool.value for tool in Tool if tool not in (Tool.UNDO, Tool.REDO, *OPENING)]


@dataclass(frozen=True)
class Select:
    start: int
    length: int


STEPS = 400
"""More than any of these takes to undo."""
Act = tuple[str, str] | Select
"""A key, a tool, something to paste, or where a selection begins and how long it is."""

acts: st.SearchStrategy[Act] = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("tool"), st.sampled_from(TOOLS)),
    st.tuples(st.just("table"), st.just("")),
    st.tuples(st.just("field"), st.sampled_from(["client.name", "no.such"])),
    st.tuples(st.just("replace"), st.sampled_from(["e", "", "xyz"])),
    st.tuples(st.just("paste"), st.sampled_from([*HTML, ""])),
    st.builds(Select, st.integers(0, 90), st.just(0) | st.integers(0, 40)),
)


def do(hands: Hands, act: Act) -> None:
    match act:
        case "key", name:
            hands.press(Qt.Key[f"Key_{name}"])
        case "tool", name:
            hands.use(Tool(name))
        case "table", _:
            cursor = hands.page.textCursor()
            if not in_table(cursor):
                insert_table(cursor, hands.page.formats, 2, 2)
                hands.page.setTextCursor(cursor)
        case "field", name:
            hands.page.insert_text((Span(FieldName(name).written),))
        case "replace", words:
            cursor = hands.page.textCursor()
            replace_hits(cursor, find_all(hands.page.document(), Sought("e")), words)
        case "paste", "":
            copied = hands.copy()
            hands.go_to_end()
            hands.paste(copied)
        case Select(start, length):
            last = hands.page.document().characterCount() - 1
            cursor = hands.page.textCursor()
            cursor.setPosition(min(start, last))
            cursor.setPosition(min(start + length, last), QTextCursor.MoveMode.KeepAnchor)
            hands.page.setTextCursor(cursor)
        case _, html:
            hands.paste_html(html)


@contextmanager
def editing(source: str) -> Iterator[ProseEditor]:
    """An editor with a text in it, which ends again: of those that stay, the next ones become slow."""
    editor = ProseEditor(load_translator(Language.ENGLISH, resources()))
    editor.set_source(source)
    yield editor
    editor.deleteLater()
    end_what_is_done_with()


def test_one_undo_takes_back_a_deletion_and_what_it_drew_up(qapp: QApplication) -> None:
    with editing("Alinea\n\n- een\n\n  - twee\n") as editor:
        hands = Hands(editor)
        before = editor.source()
        hands.go_behind("Alinea")
        hands.press(Qt.Key.Key_Delete)
        after = editor.source()
        assert after == "Alineaeen\n\n- twee\n"
        for _ in range(2):
            editor.page.document().undo()
            assert editor.source() == before
            editor.page.document().redo()
            assert editor.source() == after


@settings(max_examples=120)
@example(todo=[("replace", "xyz"), Select(67, 8), ("table", "")])
@example(todo=[("table", ""), ("key", "Return"), Select(37, 0), ("key", "Delete")])
@example(todo=[("key", "Backspace"), ("table", ""), ("tool", "italic"), Select(28, 39), ("field", "client.name")])
@given(todo=st.lists(acts, min_size=1, max_size=12))
def test_what_is_seen_is_stored_and_undo_takes_it_back(qapp: QApplication, todo: list[Act]) -> None:
    with editing(START) as editor:
        hands = Hands(editor)
        before = editor.source()
        for act in todo:
            do(hands, act)
            shown = list(passages_of(editor.page.document()))
            if shown != [Passage()]:
                assert shown == list(flatten(assemble(shown))), act
            assert editor.source() == write_source(assemble(shown)), act
        after = editor.source()
        document = editor.page.document()
        for _ in range(STEPS):
            document.undo()
        assert not document.isUndoAvailable(), "undo never comes to an end"
        assert editor.source() == before
        for _ in range(STEPS):
            document.redo()
        assert not document.isRedoAvailable()
        assert editor.source() == after
        editor.set_source(after)
        assert editor.source() == after
