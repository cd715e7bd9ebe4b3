"""Own words take the place of a template's guidance, however they come in, and undo brings it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.domain.guidance import guidance_left
from app.domain.prose_source import read_source, write_source
from app.ui.editor import ProseEditor
from app.ui.editor.tools import Tool
from tests.ui.editor.hands import Hands

TEMPLATE = """# Vraag

*Wat wil je cliënt? Vraag 🌱 het.*

1. Ik deed *...*
2. *Wat spraken jullie af?*

| Stap | Wie |
| --- | --- |
| *Wat er gebeurt* | *Wie* |

Beste *naam*,
"""


@pytest.fixture
def draft(editor: ProseEditor) -> ProseEditor:
    editor.know_guidance((TEMPLATE,))
    editor.set_source(TEMPLATE)
    return editor


@pytest.mark.parametrize("place", ["before", "inside", "behind"])
@pytest.mark.parametrize(
    ("words", "line", "mended"),
    [
        ("Wat wil je cliënt? Vraag 🌱 het.", "*Wat wil je cliënt? Vraag 🌱 het.*", "Rust."),
        ("...", "1. Ik deed *...*", "1. Ik deed Rust."),
        ("Wat spraken jullie af?", "2. *Wat spraken jullie af?*", "2. Rust."),
        ("Wat er gebeurt", "| *Wat er gebeurt* | *Wie* |", "| Rust. | *Wie* |"),
        ("naam", "Beste *naam*,", "Beste Rust.,"),
    ],
)
def test_what_is_typed_takes_its_place(
    hands: Hands, draft: ProseEditor, place: str, words: str, line: str, mended: str
) -> None:
    hands.go_to(words) if place != "behind" else hands.go_behind(words)
    if place == "inside":
        hands.press(Qt.Key.Key_Right, times=2)
    hands.type("Rust.")
    assert draft.source() == TEMPLATE.replace(line, mended)
    hands.use(Tool.UNDO)
    hands.use(Tool.UNDO)
    assert draft.source() == TEMPLATE


def _paste(hands: Hands) -> None:
    data = QMimeData()
    data.setText("Rust.")
    hands.paste(data)


def _compose(hands: Hands) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("Rust.")
    QApplication.sendEvent(hands.page, event)


def _over_half(hands: Hands) -> None:
    hands.select("wil je")
    hands.type("Rust.")


def _over_all(hands: Hands) -> None:
    hands.select("Wat wil je cliënt? Vraag 🌱 het.")
    hands.type("Rust.")


def _bold_first(hands: Hands) -> None:
    hands.press_with_control(Qt.Key.Key_B)
    hands.type("Rust")
    hands.press_with_control(Qt.Key.Key_B)
    hands.type(".")


@pytest.mark.parametrize(
    ("write", "line"),
    [
        (_paste, "Rust."), (_compose, "Rust."), (_over_half, "Rust."), (_over_all, "Rust."),
        (_bold_first, "**Rust**."),
    ],
)  # fmt: skip
def test_whichever_way_it_is_written(
    hands: Hands, draft: ProseEditor, write: Callable[[Hands], None], line: str
) -> None:
    hands.go_behind("Vraag 🌱 het.")
    write(hands)
    assert draft.source() == TEMPLATE.replace("*Wat wil je cliënt? Vraag 🌱 het.*", line)


def test_a_letter_taken_out_takes_all_of_it(hands: Hands, draft: ProseEditor) -> None:
    hands.go_behind("Vraag 🌱 het.")
    hands.press(Qt.Key.Key_Backspace)
    assert "Wat wil" not in draft.source()
    hands.type("Rust.")
    assert "\nRust.\n" in draft.source()
    hands.go_to("spraken")
    hands.press(Qt.Key.Key_Delete)
    assert "jullie" not in draft.source()


def test_enter_leaves_it_whole_and_goes_on_upright(hands: Hands, draft: ProseEditor) -> None:
    hands.go_to("je cliënt")
    hands.press(Qt.Key.Key_Return)
    hands.type("Rust.")
    assert "*Wat wil je cliënt? Vraag 🌱 het.*\n\nRust.\n\n1. Ik deed" in draft.source()
    hands.go_behind("jullie af?")
    hands.press(Qt.Key.Key_Return)
    hands.type("Dat ook.")
    assert "2. *Wat spraken jullie af?*\n3. Dat ook.\n" in draft.source()


def test_own_italics_stay_what_they_are(hands: Hands, draft: ProseEditor) -> None:
    draft.set_source("Zij zei *nooit meer* en ging.\n")
    hands.go_behind("meer")
    hands.type("!")
    assert draft.source() == "Zij zei *nooit meer!* en ging.\n"


_KEYS = st.sampled_from(
    [Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down]
)
_STEP = st.one_of(st.text("xyz,. ", min_size=1, max_size=3), _KEYS, st.integers(0, 200))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEP, min_size=1, max_size=8))
def test_no_half_of_it_ever_stays_and_all_of_it_is_stored(
    editor: ProseEditor, hands: Hands, steps: list[str | Qt.Key | int]
) -> None:
    """Whatever is typed wherever: each piece of guidance stands whole or not at all, and the source loses nothing."""
    editor.know_guidance((TEMPLATE,))
    editor.set_source(TEMPLATE)
    pieces = guidance_left(TEMPLATE, (TEMPLATE,))
    for step in steps:
        if isinstance(step, str):
            hands.type(step)
        elif isinstance(step, Qt.Key):
            hands.press(step)
        else:
            cursor = editor.page.textCursor()
            cursor.setPosition(min(step, editor.page.document().characterCount() - 1))
            editor.page.setTextCursor(cursor)
        source = editor.source()
        left = " ".join(guidance_left(source, (TEMPLATE,)))
        for telling in ("Wat wil", "Vraag 🌱", "spraken", "jullie"):
            whole = next(each for each in pieces if telling in each)
            assert (telling in source) is (whole in left), (telling, source)
        assert write_source(read_source(source)) == source
    while editor.page.document().isUndoAvailable():
        editor.page.undo()
    assert editor.source() == TEMPLATE


def test_the_cursor_begins_in_it_where_nothing_is_written_above(hands: Hands, draft: ProseEditor) -> None:
    draft.know_guidance(("*Vraag.*\n",))
    for text, there in (("# Kop\n\n*Vraag.*\n", 4), ("# Kop\n\nTekst.\n\n*Vraag.*\n", 0), ("# Kop\n", 0)):
        draft.set_source(text)
        draft.go_to_guidance()
        assert draft.page.textCursor().position() == there
    draft.set_source("# Kop\n\n*Vraag.*\n")
    draft.go_to_guidance()
    hands.type("Rust.")
    assert draft.source() == "# Kop\n\nRust.\n"
