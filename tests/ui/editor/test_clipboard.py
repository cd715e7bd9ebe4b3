"""Copying takes everything along, pasting lets nothing in that the source cannot hold, and opens nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage, QTextBlockFormat, QTextDocument
from pytestqt.qtbot import QtBot

from app.domain.prose_passages import Passage
from app.ui.editor import ProseEditor, clipboard
from app.ui.editor.formats import Formats
from tests.ui.editor.hands import Hands
from tests.ui.editor.test_round_trip import EXAMPLES


@pytest.mark.parametrize("source", [source for source in EXAMPLES if source])
def test_a_whole_text_is_copied_without_loss(hands: Hands, editor: ProseEditor, source: str) -> None:
    editor.set_source(source)
    before = editor.source()
    editor.page.selectAll()
    copied = hands.copy()
    editor.set_source("")
    hands.paste(copied)
    assert editor.source() == before


def test_words_out_of_a_heading_are_words(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("# Een **grote** kop 🙂 hier\n\nslot\n")
    hands.select("grote kop 🙂")
    copied = hands.copy()
    assert copied.text() == "grote kop 🙂"
    hands.go_to_end()
    hands.paste(copied)
    assert editor.source() == "# Een **grote** kop 🙂 hier\n\nslot**grote** kop 🙂\n"


def test_pasting_in_the_middle_keeps_both_ends(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("voorachter\n")
    hands.go_to("achter")
    hands.paste_html("<p>een</p><p>twee</p>")
    assert editor.source() == "vooreen\n\ntweeachter\n"
    editor.set_source("- voorachter\n- b\n")
    hands.go_to("achter")
    hands.paste_html("<h1>Kop</h1>")
    assert editor.source() == "- voor\n\n# Kop\n\n- achter\n- b\n"


def test_pasting_replaces_what_is_selected_as_one_step(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("a weg b\n")
    hands.select("weg")
    hands.paste_html("<p>x</p><ul><li>y</li></ul>")
    assert editor.source() == "a x\n\n- y\n\n&#32;b\n"
    editor.page.undo()
    assert editor.source() == "a weg b\n"


def test_a_cell_takes_everything_as_lines(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("| a | b |\n| --- | --- |\n")
    hands.go_behind("a")
    hands.paste_html("<h1>x</h1><ul><li>y</li></ul><table><tr><td>1</td><td>2</td></tr></table>")
    assert editor.source() == "| ax&#10;y&#10;1 2 | b |\n| --- | --- |\n"


def test_plain_text_becomes_paragraphs(hands: Hands, editor: ProseEditor) -> None:
    data = QMimeData()
    data.setText("# geen kop\r\n\r\n<b>geen vet</b>\n")
    hands.paste(data)
    assert editor.source() == "\\# geen kop\n\n\\<b>geen vet\\</b>\n"


def test_a_single_space_can_be_pasted(hands: Hands, editor: ProseEditor) -> None:
    hands.type("ab")
    hands.go_to("b")
    data = QMimeData()
    data.setText(" ")
    hands.paste(data)
    assert editor.source() == "a b\n"


def test_pictures_and_files_are_left_out_and_the_coach_is_told(
    hands: Hands, editor: ProseEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    hands.type("a")
    picture, file, page = QMimeData(), QMimeData(), QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "cv.pdf")), QUrl.fromLocalFile(str(tmp_path / "foto.jpg"))])
    page.setHtml("<p>b<img src='https://voorbeeld.nl/a.png'></p>")
    for data, count in ((picture, "One picture"), (file, "2 pictures"), (page, "One picture")):
        with qtbot.waitSignal(editor.notice) as told:
            hands.paste(data)
        assert told.args is not None
        assert str(told.args[0]).startswith(count)
    assert editor.source() == "ab\n"


def test_nothing_that_a_text_names_is_opened(hands: Hands, editor: ProseEditor, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.css"
    secret.write_text("p { color: red }", encoding="utf-8")
    for kind in QTextDocument.ResourceType:
        if kind is not QTextDocument.ResourceType.UnknownResource:
            assert editor.page.document().resource(kind.value, QUrl.fromLocalFile(str(secret))) == QByteArray()
    hands.paste_html(f"<link rel=stylesheet href='{secret.as_uri()}'><p>x<img src='{secret.as_uri()}'></p>")
    assert editor.source() == "x\n"


def test_copying_gives_no_html_and_no_more_than_the_words(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("# Kop\n\n- **a**\n")
    editor.page.selectAll()
    copied = hands.copy()
    assert copied.text() == "Kop\na"
    assert sorted(copied.formats()) == ["application/x-coachkluis-prose", "text/plain"]


def test_damaged_text_of_our_own_kind_is_read_as_far_as_it_goes(hands: Hands, editor: ProseEditor) -> None:
    data = QMimeData()
    data.setData("application/x-coachkluis-prose", b"# a\xff\n\n<script>")
    hands.paste(data)
    assert editor.source() == "# a\ufffd\n\n\\<script>\n"


def test_a_table_of_thousands_of_rows_comes_in_as_lines(hands: Hands, editor: ProseEditor, qtbot: QtBot) -> None:
    rows = "".join(f"<tr><td>Fatima {number}</td><td>de Wit</td></tr>" for number in range(1_000))
    with qtbot.waitSignal(editor.notice) as told:
        hands.paste_html(f"<table>{rows}</table>")
    assert told.args is not None
    assert "as lines" in str(told.args[0])
    lines = editor.source().split("\n\n")
    assert len(lines) == 1_000
    assert lines[-1] == "Fatima 999&#9;de Wit\n"


def test_ten_thousand_rows_are_taken_as_the_lines_that_they_come_with_and_one_look_is_worked_out_once(
    hands: Hands, editor: ProseEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, looks = list[int](), list[Passage]()
    look = Formats.block

    def looking(formats: Formats, passage: Passage, *, filler: bool = False) -> QTextBlockFormat:
        looks.append(passage)
        return look(formats, passage, filler=filler)

    monkeypatch.setattr(clipboard, "read_html", lambda html: read.append(len(html)))
    monkeypatch.setattr(Formats, "block", looking)
    data = QMimeData()
    data.setHtml("<table>" + "<TR><td>Fatima</td><td class=x>de Wit</td></TR>" * 10_000 + "<img src=a.png></table>")
    data.setText("Fatima\tde Wit\n" * 10_000)
    hands.paste(data)
    assert editor.page.document().blockCount() == 10_000
    assert not read
    assert len(looks) <= 2
    hands.type("x")
    assert editor.page.toPlainText().endswith("de Witx")
    editor.page.undo()
    editor.page.undo()
    assert editor.source() == ""
