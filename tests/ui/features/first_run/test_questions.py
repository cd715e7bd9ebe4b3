"""The questions, what follows from the answers, and the first place for backups."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.policy import Policy
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.screen import FirstRunScreen
from app.ui.run import Program
from app.usecases.backups.settings import backup_settings
from app.usecases.current_policy import newest_policy
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start
from tests.ui.features.first_run.test_first_run import fill, to_recovery
from tests.ui.look import maybe, press, read, see, type_group


@pytest.fixture
def fresh(start: Start) -> Program:
    return start(None)


def to_questions(program: Program) -> None:
    press(program.window, "way_new")
    fill(program.window, "trade_name", "Praktijk De Brug")
    press(program.window, "next")


def answer(program: Program, *answers: str) -> None:
    for each in answers:
        press(program.window, f"answer_{each}")
        press(program.window, "next")


def draft(program: Program) -> Draft:
    screen = program.window.centralWidget()
    assert isinstance(screen, FirstRunScreen)
    return screen.draft


def chosen(program: Program) -> Policy:
    policy = draft(program).policy
    assert policy is not None
    return policy


def words(program: Program) -> str:
    return " ".join(each.text() for each in see(program.window, QWidget, "resulting_policy").findChildren(QLabel))


def test_usual_answers_lead_to_a_starting_policy_as_it_is(fresh: Program) -> None:
    to_questions(fresh)
    answer(fresh, "reintegration")
    assert see(fresh.window, QAbstractButton, "answer_two_years").isChecked()
    for _ in range(5):
        press(fresh.window, "next")
    assert "Je werkt voor werkgever en werknemer" in words(fresh)
    assert maybe(fresh.window, QWidget, "what_differs") is None
    press(fresh.window, "next")
    assert chosen(fresh) == next(each for each in fresh.context.parts.starting_policies if each.name == "reintegration")


def test_what_was_answered_otherwise_is_said_and_kept(fresh: Program) -> None:
    to_questions(fresh)
    answer(fresh, "career_advice", "two_years", "yes", "reports", "legal", "nobco")
    assert "Schrijf je op hoe het met iemands gezondheid gaat? Ja" in words(fresh)
    assert "Hoelang wil je een dossier bewaren" in words(fresh)
    press(fresh.window, "next")
    policy = chosen(fresh)
    assert policy.special_categories
    assert not policy.answers


def test_another_beginning_suggests_its_own_answers(fresh: Program) -> None:
    to_questions(fresh)
    answer(fresh, "career_advice", "two_years")
    for _ in range(2):
        press(fresh.window, "previous")
    answer(fresh, "office")
    assert see(fresh.window, QAbstractButton, "answer_five_years").isChecked()
    assert draft(fresh).answers == {"work": "office"}


def test_a_place_for_backups_is_kept_and_one_in_the_vault_is_not(
    fresh: Program, files: AnsweredFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    to_recovery(fresh, qtbot)
    type_group(fresh.window)
    press(fresh.window, "next")
    stick = tmp_path / "stick"
    stick.mkdir()
    files.answers = [fresh.context.door.folder, stick]
    press(fresh.window, "choose_place")
    assert read(fresh.window, "place_fault") == fresh.context.text("error.backup_place_inside")
    press(fresh.window, "choose_place")
    qtbot.waitUntil(lambda: maybe(fresh.window, QLabel, "backup_place") is not None)
    assert maybe(fresh.window, QWidget, "same_disk") is not None, "the stick of this test lies on the same disk"
    press(fresh.window, "next")
    assert backup_settings(fresh.context.reader).place == stick
    assert newest_policy(fresh.context.reader).name == "career_advice"
    qtbot.waitUntil(lambda: bool(list(stick.glob("*.backup"))))
