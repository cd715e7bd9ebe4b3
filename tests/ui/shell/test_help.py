"""The manual: whole in both languages, at the page of what one sees, and behind every refusal its rule."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from app.domain.gate import GateRefused
from app.domain.reason import reason
from app.domain.statute import FigureName
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.ui.help_topics import TOPICS, page_of, title_of, topic_at, topic_of, with_figures
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from app.ui.shell.help import HelpWindow
from tests.ui.look import press, see


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_the_manual_is_whole(language: Language) -> None:
    folder = resources() / "help" / language.value
    assert {each.stem for each in folder.glob("*.md")} == set(TOPICS)
    for topic in TOPICS:
        page = page_of(resources(), language, topic)
        assert page.startswith("# ")
        assert len(title_of(page)) > 3
        assert len(page.split()) > 50
        assert set(re.findall(r"\]\(help:([a-z]+)\)", page)) <= set(TOPICS)
        assert re.findall(r"\]\((?!help:)", page) == []  # nothing leads out of the program


def test_the_pages_of_both_languages_tell_the_same_steps() -> None:
    for topic in TOPICS:
        pages = [page_of(resources(), each, topic) for each in Language]
        assert len({len(re.findall(r"^(?:\d\.|-|\|) ", each, re.MULTILINE)) for each in pages}) == 1, topic


def test_figures_of_the_law_stand_in_no_page_themselves(program: Program) -> None:
    law, today = program.context.law, program.context.today
    for language in Language:
        page = page_of(resources(), language, "breach")
        assert "{breach_report}" in page
        hours = law.statute.figure(FigureName.BREACH_REPORT, today).amount
        assert str(hours) not in page
        assert f" {hours} " in with_figures(page, law.statute, today)
        for topic in TOPICS:
            assert "{" not in with_figures(page_of(resources(), language, topic), law.statute, today)


def test_every_place_has_its_page() -> None:
    for feature in FEATURES:
        assert topic_at(Place(feature.name)) in TOPICS
    for part in DOSSIER_PARTS:
        assert topic_at(Place("dossier", "x", part=part.name)) in TOPICS
    assert topic_at(Place("breaches")) == "breach"
    assert topic_at(Place("dossier", "x", part="consents")) == "sharing"


def test_f1_opens_the_page_of_what_one_sees_and_links_turn_it(program: Program, qtbot: QtBot) -> None:
    program.context.navigate(Place("breaches"))
    action = program.window.findChild(QAction, "action_help")
    assert isinstance(action, QAction)
    assert action.shortcut().toString() == "F1"
    action.trigger()
    shown = see(program.window, HelpWindow, "help")
    assert shown.topic == "breach"
    page = see(shown, QTextBrowser, "help_page")
    assert "72 uur" in page.toPlainText()
    page.anchorClicked.emit(QUrl("help:laptop"))
    assert shown.topic == "laptop"
    page.anchorClicked.emit(QUrl("https://example.invalid/"))
    assert shown.topic == "laptop"
    program.context.navigate(Place("backups"))
    action = program.window.findChild(QAction, "action_help")
    assert isinstance(action, QAction)
    action.trigger()
    assert see(program.window, HelpWindow, "help").topic == "backups"
    assert len(program.window.findChildren(HelpWindow)) == 1


def test_help_is_there_before_the_vault_is_open(locked: Program, qtbot: QtBot) -> None:
    locked.window.activateWindow()
    qtbot.waitUntil(locked.window.isActiveWindow)
    QTest.keyClick(locked.window, Qt.Key.Key_F1)
    assert see(locked.window, HelpWindow, "help").topic == "security"


def test_a_refusal_leads_to_its_rule(program: Program, qtbot: QtBot) -> None:
    assert topic_of("gate.disclose.no_consent") == "sharing"
    assert topic_of("fault.required") == ""
    program.context.present(GateRefused((reason("gate.disclose.not_final"),)), program.window)
    press(program.window, "rule")
    assert see(program.window, HelpWindow, "help").topic == "sharing"
