"""From nothing to an open vault with a practice, its promises and a recovery key on paper."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.category import Category
from app.domain.client import Client
from app.domain.period import Period, Unit
from app.domain.practice import Practice
from app.domain.professional_code import ProfessionalCode
from app.host.folders import Folders
from app.ui.door import VaultState
from app.ui.features.first_run.recovery_step import RecoveryStep
from app.ui.features.first_run.screen import FirstRunScreen
from app.ui.run import Program
from app.usecases.current_policy import newest_policy
from app.usecases.parts import Parts
from app.usecases.today.sources import today_lines
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.vault import create_vault, open_vault
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start
from tests.ui.look import maybe, press, read, see, type_group, write
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def fresh(start: Start) -> Program:
    """The program where there is no vault yet."""
    return start(None)


def fill(window: QWidget, name: str, text: str) -> None:
    """Fill in a field of a form."""
    inner = see(window, QWidget, name).findChild(QLineEdit)
    assert isinstance(inner, QLineEdit)
    inner.setText(text)
    inner.textEdited.emit(text)


def to_passphrase(program: Program) -> None:
    press(program.window, "way_new")
    fill(program.window, "trade_name", "Praktijk De Brug")
    press(program.window, "next")
    press(program.window, "by_name")
    press(program.window, "policy_career_advice")
    press(program.window, "next")


def to_recovery(program: Program, qtbot: QtBot) -> RecoveryStep:
    to_passphrase(program)
    write(program.window, "new_passphrase", PASSPHRASE.text)
    write(program.window, "new_passphrase_again", PASSPHRASE.text)
    press(program.window, "next")
    qtbot.waitUntil(lambda: maybe(program.window, QLabel, "group_7") is not None)
    return see(program.window, RecoveryStep, "step_recovery")


def shown_groups(program: Program) -> list[str]:
    return [read(program.window, f"group_{number}") for number in range(1, 8)]


def test_a_vault_is_made_and_entered(
    fresh: Program, folders: Folders, parts: Parts, qtbot: QtBot, tmp_path: Path
) -> None:
    step = to_recovery(fresh, qtbot)
    groups = shown_groups(fresh)
    write(fresh.window, "typed_group", groups[step.asked].lower())
    press(fresh.window, "next")
    see(fresh.window, QWidget, "step_backup")
    press(fresh.window, "next")
    assert fresh.context.door.state is VaultState.OPEN
    lines = today_lines(fresh.context.reader, parts)
    assert [each.noun for each in lines if each.what.code == "today.no_backup_place"] == ["backup"]
    (practice,) = fresh.context.reader.find(Practice)
    assert practice.trade_name == "Praktijk De Brug"
    (policy,) = fresh.context.reader.find(AdoptedPolicy)
    assert '"career_advice"' in policy.content
    assert fresh.window.frame is not None
    qtbot.waitUntil(lambda: not noticed(fresh))
    fresh.window.close()
    for secret in (PASSPHRASE, RecoveryKey.parse("-".join(groups))):
        open_vault(folders.vault, secret, parts.clock, parts.effort).close()


def test_it_does_not_go_on_without_the_group_from_paper(fresh: Program, qtbot: QtBot) -> None:
    step = to_recovery(fresh, qtbot)
    groups = shown_groups(fresh)
    for wrong in ("", groups[(step.asked + 1) % 7], groups[step.asked][:-1]):
        write(fresh.window, "typed_group", wrong)
        press(fresh.window, "next")
        assert (f"groep {step.asked + 1}" if wrong else "Vul dit in.") in read(fresh.window, "group_fault")
        assert fresh.context.door.state is VaultState.NO_VAULT


def test_the_sheet_holds_the_key_and_only_this_user_can_read_it(
    fresh: Program, files: AnsweredFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    to_recovery(fresh, qtbot)
    sheet = tmp_path / "herstelsleutel.pdf"
    files.answers = [sheet]
    press(fresh.window, "save_sheet")
    assert read(fresh.window, "sheet_saved") == fresh.context.text("sheet.saved", file=sheet.name)
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(sheet).pages))
    assert all(group in text for group in shown_groups(fresh))
    if sys.platform != "win32":
        assert stat.S_IMODE(sheet.stat().st_mode) == 0o600


def test_a_sheet_that_cannot_be_saved_is_said(
    fresh: Program, files: AnsweredFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    to_recovery(fresh, qtbot)
    (tmp_path / "file").write_text("")
    files.answers = [tmp_path / "file" / "sheet.pdf"]
    press(fresh.window, "save_sheet")
    assert "sheet.pdf" in read(fresh.window, "sheet_saved")


def test_a_window_closed_at_the_recovery_key_leaves_a_whole_vault(
    fresh: Program, folders: Folders, parts: Parts, qtbot: QtBot
) -> None:
    to_recovery(fresh, qtbot)
    fresh.window.close()
    vault = open_vault(folders.vault, PASSPHRASE, parts.clock, parts.effort)
    assert vault.reader().count(Practice) == 1
    vault.close()


def open_up(program: Program, qtbot: QtBot) -> None:
    program.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.OPEN)


def noticed(program: Program) -> bool:
    return maybe(program.window, QWidget, "recovery_notice") is not None


def test_a_recovery_key_that_was_never_confirmed_is_told_of_until_a_new_one_is_on_paper(
    fresh: Program, start: Start, folders: Folders, qtbot: QtBot
) -> None:
    to_recovery(fresh, qtbot)
    fresh.window.close()
    program = start(folders.vault)
    for _ in range(2):
        open_up(program, qtbot)
        qtbot.waitUntil(lambda: noticed(program))
        program.context.door.lock()
        qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
    open_up(program, qtbot)
    press(program.window, "to_recovery_key")
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "new_recovery") is not None)
    press(program.window, "new_recovery")
    proof = see(program.window, QWidget, "prove_dialog")
    write(proof, "current_passphrase", PASSPHRASE.text)
    press(proof, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "recovery_key_dialog") is not None)
    assert noticed(program)
    type_group(see(program.window, QWidget, "recovery_key_dialog"))
    press(see(program.window, QWidget, "recovery_key_dialog"), "primary")
    qtbot.waitUntil(lambda: not noticed(program))


def test_a_recovery_key_that_was_saved_as_a_sheet_is_confirmed(
    fresh: Program, start: Start, folders: Folders, files: AnsweredFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    to_recovery(fresh, qtbot)
    files.answers = [tmp_path / "sheet.pdf"]
    press(fresh.window, "save_sheet")
    fresh.window.close()
    program = start(folders.vault)
    open_up(program, qtbot)
    assert not noticed(program)


def test_nothing_is_written_before_the_passphrase_is_good(fresh: Program, folders: Folders) -> None:
    to_passphrase(fresh)
    for first, second, said in (
        ("te kort", "te kort", "12"),
        ("vier losse\twoorden samen", "vier losse\twoorden samen", "teken"),
    ):
        write(fresh.window, "new_passphrase", first)
        write(fresh.window, "new_passphrase_again", second)
        press(fresh.window, "next")
        assert said in read(fresh.window, "passphrase_fault")
    write(fresh.window, "new_passphrase", "vier losse woorden samen")
    write(fresh.window, "new_passphrase_again", "vier losse woorden")
    press(fresh.window, "next")
    assert "niet hetzelfde" in read(fresh.window, "passphrases_differ")
    assert maybe(fresh.window, QLabel, "passphrase_fault") is None
    assert not folders.vault.exists()


def type_in_front(program: Program, text: str | Qt.Key) -> None:
    """To the window, which hands it to whatever has the cursor."""
    handle = program.window.windowHandle()
    assert handle is not None
    for each in [Qt.Key(ord(each.upper())) for each in text] if isinstance(text, str) else [text]:
        QTest.keyClick(handle, each)


def to_front(program: Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)


def test_typing_on_after_tab_never_shows_the_passphrase(fresh: Program, qtbot: QtBot) -> None:
    to_passphrase(fresh)
    to_front(fresh, qtbot)
    first, second = (see(fresh.window, QLineEdit, f"new_passphrase{each}") for each in ("", "_again"))
    qtbot.waitUntil(first.hasFocus)
    type_in_front(fresh, "vier losse woorden samen")
    type_in_front(fresh, Qt.Key.Key_Tab)
    type_in_front(fresh, "vier losse woorden samen")
    assert first.text() == second.text() == "vier losse woorden samen"
    assert {first.echoMode(), second.echoMode()} == {QLineEdit.EchoMode.Password}


def test_the_passphrase_is_shown_and_hidden_by_key(fresh: Program, qtbot: QtBot) -> None:
    to_passphrase(fresh)
    to_front(fresh, qtbot)
    first = see(fresh.window, QLineEdit, "new_passphrase")
    qtbot.waitUntil(first.hasFocus)
    for shown in (QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password):
        QTest.keyClick(fresh.window.windowHandle(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        assert first.echoMode() is shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_way_is_taken_by_key(fresh: Program, qtbot: QtBot, key: Qt.Key) -> None:
    to_front(fresh, qtbot)
    qtbot.waitUntil(see(fresh.window, QAbstractButton, "way_new").hasFocus)
    type_in_front(fresh, key)
    assert maybe(fresh.window, QWidget, "step_practice") is not None


def test_enter_goes_on_from_every_step(fresh: Program, qtbot: QtBot) -> None:
    """The whole way by keyboard alone: what is usual is suggested, arrows choose something else."""
    to_front(fresh, qtbot)
    type_in_front(fresh, Qt.Key.Key_Return)
    type_in_front(fresh, "De Brug")
    type_in_front(fresh, Qt.Key.Key_Return)
    for number, each in enumerate(("work", "keep", "health", "shown_first", "answer", "code")):
        assert maybe(fresh.window, QWidget, f"step_question_{each}") is not None
        if number < 2:
            type_in_front(fresh, Qt.Key.Key_Down)
        type_in_front(fresh, Qt.Key.Key_Return)
    assert see(fresh.window, QWidget, "step_result").isVisible()
    type_in_front(fresh, Qt.Key.Key_Return)
    for _ in range(2):
        type_in_front(fresh, PASSPHRASE.text)
        type_in_front(fresh, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: maybe(fresh.window, RecoveryStep, "step_recovery") is not None)
    step = see(fresh.window, RecoveryStep, "step_recovery")
    type_in_front(fresh, shown_groups(fresh)[step.asked])
    type_in_front(fresh, Qt.Key.Key_Return)
    qtbot.waitUntil(see(fresh.window, QAbstractButton, "choose_place").hasFocus)
    type_in_front(fresh, Qt.Key.Key_Tab)
    type_in_front(fresh, Qt.Key.Key_Return)
    assert fresh.context.door.state is VaultState.OPEN
    policy = newest_policy(fresh.context.reader)
    assert (policy.name, policy.code) == ("online_platform", ProfessionalCode.NONE)
    assert {each.period for each in policy.rules if each.category is Category.SESSION_NOTES} == {
        Period(3, Unit.YEARS),
        Period(1, Unit.YEARS),
    }


def test_the_way_on_stands_below_the_fields(fresh: Program) -> None:
    press(fresh.window, "way_new")
    form, onward = see(fresh.window, QWidget, "trade_name"), see(fresh.window, QWidget, "next")
    back = see(fresh.window, QWidget, "previous")

    def left(each: QWidget) -> int:
        return each.mapTo(fresh.window, QPoint(0, 0)).x()

    assert left(back) == left(form)
    assert left(onward) + onward.width() == left(form) + form.width()


def test_faults_of_the_practice_stand_at_their_fields(fresh: Program) -> None:
    press(fresh.window, "way_new")
    fill(fresh.window, "kvk", "1234")
    press(fresh.window, "next")
    assert read(fresh.window, "trade_name_fault") == "Vul dit in."
    assert "acht cijfers" in read(fresh.window, "kvk_fault")
    assert maybe(fresh.window, QWidget, "step_question_work") is None


def test_one_can_go_back_and_nothing_is_lost(fresh: Program) -> None:
    to_passphrase(fresh)
    press(fresh.window, "previous")
    assert see(fresh.window, QAbstractButton, "policy_career_advice").isChecked()
    press(fresh.window, "previous")
    assert see(fresh.window, QAbstractButton, "answer_career_advice").isChecked()
    press(fresh.window, "previous")
    name = see(fresh.window, QWidget, "trade_name").findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    assert name.text() == "Praktijk De Brug"


def test_a_made_passphrase_goes_when_an_own_one_is_typed(fresh: Program, qtbot: QtBot) -> None:
    to_passphrase(fresh)
    step = see(fresh.window, QWidget, "step_passphrase")
    press(fresh.window, "make_passphrase")
    qtbot.waitUntil(lambda: maybe(fresh.window, QLabel, "group_4") is not None)
    advice = fresh.context.text("passphrase_offer.advice")
    shown = [each for each in step.findChildren(QLabel) if each.text() == advice]
    assert [each.isVisible() for each in shown] == [True]
    line = see(fresh.window, QLineEdit, "new_passphrase")
    line.selectAll()
    QTest.keyClicks(line, "x")
    assert maybe(fresh.window, QLabel, "group_4") is None
    assert not any(each.isVisible() for each in shown)


def test_the_sheet_is_saved_under_a_name_with_one_ending(fresh: Program, qtbot: QtBot, files: AnsweredFiles) -> None:
    to_recovery(fresh, qtbot)
    press(fresh.window, "save_sheet")
    assert files.suggested == ["herstelsleutel.pdf"]


def test_where_the_folder_was_taken_meanwhile_it_says_so(
    fresh: Program, folders: Folders, parts: Parts, qtbot: QtBot
) -> None:
    to_passphrase(fresh)
    vault, _ = create_vault(folders.vault, PASSPHRASE, parts.clock, parts.effort)
    vault.close()
    write(fresh.window, "new_passphrase", "kanarie zolder 7 fietspomp regenjas")
    write(fresh.window, "new_passphrase_again", "kanarie zolder 7 fietspomp regenjas")
    press(fresh.window, "next")
    qtbot.waitUntil(lambda: maybe(fresh.window, QLabel, "making_wrong") is not None)
    assert read(fresh.window, "making_wrong") == fresh.context.text("error.vault.exists")
    open_vault(folders.vault, PASSPHRASE, parts.clock, parts.effort).close()


def test_an_existing_vault_can_be_opened_instead(
    fresh: Program, files: AnsweredFiles, vault_folder: Path, qtbot: QtBot
) -> None:
    files.answers = [vault_folder]
    press(fresh.window, "way_open")
    assert fresh.context.door.state is VaultState.LOCKED
    qtbot.waitUntil(lambda: maybe(fresh.window, QLineEdit, "passphrase") is not None)


def test_a_demonstration_is_made_entered_and_not_remembered(fresh: Program, folders: Folders, qtbot: QtBot) -> None:
    press(fresh.window, "way_demo")
    qtbot.waitUntil(lambda: maybe(fresh.window, QLabel, "demo_passphrase") is not None)
    secret = read(fresh.window, "demo_passphrase")
    press(fresh.window, "next")
    qtbot.waitUntil(lambda: fresh.context.door.state is VaultState.OPEN)
    assert fresh.context.reader.count(Client) >= 10
    assert fresh.context.settings.vault_folder is None
    assert len(Passphrase(secret).text) > 20
    assert fresh.context.door.folder.parent == folders.demonstrations


def test_a_vault_without_a_practice_asks_for_it(start: Start, parts: Parts, tmp_path: Path, qtbot: QtBot) -> None:
    vault, _ = create_vault(tmp_path / "bare", PASSPHRASE, parts.clock, parts.effort)
    vault.close()
    program = start(tmp_path / "bare")
    program.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.OPEN)
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "trade_name") is not None)
    fill(program.window, "trade_name", "Praktijk De Brug")
    press(program.window, "next")
    press(program.window, "by_name")
    press(program.window, "next")
    qtbot.waitUntil(lambda: program.window.frame is not None)
    assert program.context.reader.count(Practice) == 1


def test_the_first_screen_is_there_only_without_a_vault(fresh: Program, locked: Program) -> None:
    assert isinstance(fresh.window.centralWidget(), FirstRunScreen)
    assert not isinstance(locked.window.centralWidget(), FirstRunScreen)


def test_esc_goes_back_as_far_as_one_can(fresh: Program, qtbot: QtBot) -> None:
    to_passphrase(fresh)
    screen = fresh.window.findChildren(FirstRunScreen)[-1]
    write(fresh.window, "new_passphrase", "vier losse")
    for name in ("step_policy", "step_question_work", "step_practice", "step_welcome", "step_welcome"):
        QTest.keyClick(see(fresh.window, QWidget, screen.step.objectName()), Qt.Key.Key_Escape)
        assert screen.step.objectName() == name
    press(fresh.window, "way_new")
    written = see(fresh.window, QWidget, "trade_name").findChildren(QLineEdit)
    assert [each.text() for each in written] == ["Praktijk De Brug"]
