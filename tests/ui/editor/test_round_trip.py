"""What is shown and read back is what was stored, whatever it is made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from app.domain.prose import Block, Heading, Span
from app.domain.prose_passages import flatten
from app.domain.prose_source import normalise, read_source, write_source
from app.ui.editor import HOUSE_STYLE, ProseEditor
from app.ui.editor.building import Builder
from app.ui.editor.formats import Formats
from app.ui.editor.reading import blocks_of
from tests.domain.prose_strategies import any_blocks

EXAMPLES = [
    "",
    "Dag\n",
    "# Kop\n\nTekst met **vet**, *schuin*, ***beide*** en [een link](https://voorbeeld.nl).\n",
    "Regel een\\\nregel twee\n\n&#8203;\n\nna een lege alinea\n",
    "- een\n\n  vervolg\n\n  1. dieper\n\n     - nog dieper\n\n- twee\n",
    "3. drie\n4. vier\n\n1) opnieuw\n\n1. en weer\n",
    "-\n- a\n-\n",
    "> # Kop\n>\n> - punt\n>\n> slot\n",
    "| a | b |\n| --- | --- |\n| **1** |  |\n",
    "| a |\n| --- |\n\n| b |\n| --- |\n",
    "- in een lijst\n\n  | a | b |\n  | --- | --- |\n  | 1&#10;2 | 3 |\n\n  na de tabel\n- twee\n",
    "> | a |\n> | --- |\n",
    "# Kop\n\n| a |\n| --- |\n\n- punt\n\n| b |\n| --- |\n\n- punt\n",
]


@settings(max_examples=200)
@given(blocks=any_blocks)
def test_blocks_survive_a_document(qapp: QApplication, blocks: tuple[Block, ...]) -> None:
    document = QTextDocument()
    Builder(QTextCursor(document), Formats(HOUSE_STYLE, 96 / 72), fresh=True).write(flatten(normalise(blocks)))
    assert blocks_of(document) == normalise(blocks)


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_editor_gives_back_what_it_was_given(editor: ProseEditor, source: str) -> None:
    canonical = write_source(read_source(source))
    editor.set_source(source)
    assert editor.source() == canonical
    editor.set_source(editor.source())
    assert editor.source() == canonical


def test_showing_a_text_is_no_edit_and_leaves_nothing_to_undo(editor: ProseEditor) -> None:
    edits: list[None] = []
    editor.edited.connect(lambda: edits.append(None))
    editor.set_source(EXAMPLES[2])
    QApplication.processEvents()
    assert not edits
    editor.page.undo()
    assert editor.source() == EXAMPLES[2]


def test_another_page_style_leaves_the_text_alone(editor: ProseEditor) -> None:
    from dataclasses import replace

    for source in EXAMPLES:
        editor.set_source(source)
        before = editor.source()
        editor.set_page_style(replace(HOUSE_STYLE, family="Liberation Serif", scale=1.6))
        assert editor.source() == before


def test_a_heading_of_the_mark_of_an_empty_paragraph_is_an_empty_heading(qapp: QApplication) -> None:
    document = QTextDocument()
    blocks = (Heading(1, (Span("\u200b"),)),)
    Builder(QTextCursor(document), Formats(HOUSE_STYLE, 96 / 72), fresh=True).write(flatten(normalise(blocks)))
    assert blocks_of(document) == normalise(blocks) == (Heading(1, ()),)
