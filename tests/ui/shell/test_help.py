"""The manual: whole in both languages, at the page of what one sees, and behind every refusal its rule."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from app.domain.gate import GateRefused
from app.domain.reason import reason
from app.domain.statute import FigureName
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.ui import help_topics
from app.ui.door import VaultState
from app.ui.help_topics import (
    TOPICS,
    page_of,
    rule_of,
    split_rules,
    title_of,
    topic_at,
    topic_of,
    topic_of_form,
    with_figures,
)  # fmt: skip
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from app.ui.shell.help import HelpWindow
from app.ui.shell.ways_back import WAYS_BACK
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import press, see


def manual(program: Program) -> HelpWindow:
    """The manual, which is there to be read."""
    shown = program.window.manual
    assert shown is not None
    assert shown.isVisible()
    return shown


def texts(language: Language) -> Iterator[tuple[str, str]]:
    """Every key, with every text under it."""
    with (resources() / "locale" / language.value / "LC_MESSAGES" / "coachkluis.mo").open("rb") as compiled:
        found = gettext.GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]  # no other way to read all
    for key, text in found.items():
        yield key if isinstance(key, str) else key[0], text


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
            page, _ = split_rules(page_of(resources(), language, topic))
            assert "{" not in with_figures(page, law.statute, today)


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
    shown = manual(program)
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
    assert manual(program).topic == "backups"
    assert manual(program) is shown


def test_help_is_there_before_the_vault_is_open(locked: Program, qtbot: QtBot) -> None:
    locked.window.activateWindow()
    qtbot.waitUntil(locked.window.isActiveWindow)
    QTest.keyClick(locked.window, Qt.Key.Key_F1)
    assert manual(locked).topic == "security"


def test_a_refusal_leads_to_its_rule(program: Program, qtbot: QtBot) -> None:
    assert topic_of("gate.disclose.no_consent") == "sharing"
    assert topic_of("fault.required") == ""
    program.context.present(GateRefused((reason("gate.disclose.not_final"),)), program.window)
    press(program.window, "rule")
    shown = manual(program)
    assert shown.topic == "sharing"
    page = see(shown, QTextBrowser, "help_page")
    paragraph = page.textCursor().block()
    assert paragraph.text() == "de versie is vastgesteld;"
    assert paragraph.blockFormat().background().color().name() == program.context.colours.accent_soft
    qtbot.waitUntil(lambda: page.viewport().rect().contains(page.cursorRect()))
    shown.show_topic("sharing")
    assert not any(each.blockFormat().background().isOpaque() for each in blocks(page)), "the page itself marks nothing"


def blocks(page: QTextBrowser) -> Iterator[QTextBlock]:
    """Its paragraphs."""
    block = page.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_every_reason_leads_to_a_page() -> None:
    codes = {key for key, _ in texts(Language.DUTCH) if key.startswith("gate.")}
    assert len(codes) > 300
    assert {each for each in codes if topic_of(each) not in TOPICS} == set()


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_every_reason_leads_to_the_paragraph_that_tells_its_rule(language: Language) -> None:
    told: dict[str, set[str]] = {}
    for topic in TOPICS:
        page, rules = split_rules(page_of(resources(), language, topic))
        told[topic] = {name for names in rules for name in names}
        assert sum(map(len, rules)) == len(told[topic]), "no rule is told twice on a page"
        assert "{#" not in page
    reasons = {rule_of(key) for key, _ in texts(language) if key.startswith("gate.")}
    places = [each.partition("#")[::2] for each in reasons]
    assert {rule for topic, rule in places if not {rule, rule.partition(".")[0]} & told[topic]} == set()
    gates = {rule.partition(".")[0] for _, rule in places}
    assert {name for names in told.values() for name in names if name.partition(".")[0] not in gates} == set()


def test_f1_in_a_form_opens_the_page_on_what_it_asks_and_both_can_be_used(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.go("today")
    hands.act("new_client")
    form = hands.dialog("new_client")
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keyClick(form, Qt.Key.Key_F1)
    shown = manual(program)
    assert shown.topic == "dossiers", "not the page behind the form"
    assert shown.parentWidget() is None, "a window below the one that the form belongs to would be blocked by it"
    assert form.isVisible()
    QTest.keyClick(see(shown, QListWidget, "help_topics"), Qt.Key.Key_Home)
    assert shown.topic == "begin"
    program.context.door.lock()
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
    assert manual(program).topic == "begin", "it holds nothing of a dossier, so it stays"
    program.window.close()
    assert not shown.isVisible()


def test_the_manual_speaks_as_the_window_does(program: Program, qtbot: QtBot) -> None:
    program.context.helped.emit("breach")
    shown = manual(program)
    assert "Een datalek" in see(shown, QTextBrowser, "help_page").toPlainText()
    program.context.settings_changed.emit(replace(program.context.settings, language=Language.ENGLISH))
    qtbot.waitUntil(lambda: "A breach" in see(shown, QTextBrowser, "help_page").toPlainText())
    assert shown.topic == "breach"


def test_every_form_that_is_kept_has_its_page() -> None:
    without = {each for each in WAYS_BACK if topic_of_form(each) not in TOPICS}
    assert without == set()


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_what_the_manual_points_at_stands_on_the_screen_in_these_words(language: Language) -> None:
    on_screen = {text.rstrip("….").casefold() for _, text in texts(language)}
    named = {
        (topic, words)
        for topic in TOPICS
        for words in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", page_of(resources(), language, topic))
    }
    assert len(named) > 30
    assert {each for each in named if each[1].casefold() not in on_screen} == set()


def test_a_long_page_is_read_from_its_beginning(program: Program, qtbot: QtBot) -> None:
    program.context.helped.emit("keys")
    bar = see(manual(program), QTextBrowser, "help_page").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0


def test_every_key_stands_in_the_list_of_keys() -> None:
    ui = Path(help_topics.__file__).parent
    pattern = re.compile(r'"((?:Ctrl|Alt|Shift)\+[A-Za-z0-9+]+|F[0-9]+)"')
    keys = {key for file in ui.rglob("*.py") for key in pattern.findall(file.read_text(encoding="utf-8"))}
    assert len(keys) > 30
    for language in Language:
        told = set(re.findall(r"[\w+]+", page_of(resources(), language, "keys")))
        assert {each for each in keys if each not in told} == set()
