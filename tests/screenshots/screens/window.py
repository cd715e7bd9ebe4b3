"""The window itself: lock screen, first run, practice, about, and the dialogs that all features share."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.reason import reason
from app.kernel.errors import Fault
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog, ask
from app.ui.widgets.form import RecordForm
from app.vault.errors import DatabaseDamaged
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage
from tests.ui.look import type_group
from tests.vault.fast_keys import PASSPHRASE


def _locked(stage: Stage) -> None:
    stage.find(QLineEdit, "passphrase").setFocus()


def _wrong(stage: Stage) -> None:
    _type(stage, "passphrase", "een verkeerde wachtzin")
    stage.press("open")
    stage.until(lambda: _visible(stage, "unlock_wrong"))


def _by_key(stage: Stage) -> None:
    stage.press("other_way")
    _type(stage, "recovery_key", "ABCDE1-ABCDE1")
    stage.press("open")


def _to_practice(stage: Stage) -> None:
    stage.press("way_new")
    _type(stage, "trade_name", "Praktijk De Brug", inside="step_practice")


def _practice_wrong(stage: Stage) -> None:
    stage.press("way_new")
    _type(stage, "kvk", "1234", inside="step_practice")
    stage.press("next")


def _to_question(stage: Stage) -> None:
    _to_practice(stage)
    stage.press("next")


def _to_result(stage: Stage) -> None:
    _to_question(stage)
    for each in ("career_advice", "three_years", "yes", "everything", "legal", "nip"):
        stage.press(f"answer_{each}")
        stage.press("next")


def _to_policy(stage: Stage) -> None:
    _to_question(stage)
    stage.press("by_name")


def _to_passphrase(stage: Stage) -> None:
    _to_policy(stage)
    stage.press("next")


def _to_backup(stage: Stage) -> None:
    _to_recovery(stage)
    type_group(stage.window)
    stage.press("next")
    stage.until(lambda: _visible(stage, "step_backup"))


def _backup_chosen(stage: Stage) -> None:
    _to_backup(stage)
    place = stage.context.door.folder.parent / "stick van Marijke"
    place.mkdir()
    stage.files.answers.append(place)
    stage.press("choose_place")
    stage.until(lambda: _visible(stage, "same_disk"))


def _too_short(stage: Stage) -> None:
    _to_passphrase(stage)
    _type(stage, "new_passphrase", "te kort")
    stage.press("next")


def _to_recovery(stage: Stage) -> None:
    _to_passphrase(stage)
    _type(stage, "new_passphrase", PASSPHRASE.text)
    _type(stage, "new_passphrase_again", PASSPHRASE.text)
    stage.press("next")
    stage.until(lambda: _visible(stage, "step_recovery"))


def _refused(stage: Stage) -> None:
    stage.go(Place("practice"))
    reasons = (reason("gate.disclose.not_approved"), reason("gate.disclose.not_final"))
    stage.context.present(GateRefused(reasons), stage.window)


def _damaged(stage: Stage) -> None:
    stage.go(Place("practice"))
    stage.context.present(DatabaseDamaged(), stage.window)


def _bug(stage: Stage) -> None:
    stage.go(Place("practice"))
    stage.context.present(ZeroDivisionError(), stage.window)


def _bug_report(stage: Stage) -> None:
    _bug(stage)
    stage.press("report")


def _question(stage: Stage) -> None:
    stage.go(Place("practice"))
    ask(stage.context, stage.window, "dialog.discard", "dialog.discard_yes", lambda: None, danger=True)


def _palette(stage: Stage) -> None:
    stage.go(Place("practice"))
    stage.act("palette")


def _searching(stage: Stage) -> None:
    stage.go(Place("dossiers"))
    stage.act("palette")
    QTest.keyClicks(stage.find(QLineEdit, "palette_words"), "ver")
    stage.settle()


def _help(stage: Stage) -> None:
    stage.go(Place("breaches"))
    stage.act("help")


def _help_rule(stage: Stage) -> None:
    """Where a refused disclosure leads to."""
    _help(stage)
    stage.context.helped.emit("sharing#disclose.no_consent")
    stage.settle()


def _tabs(stage: Stage) -> None:
    stage.open()
    for each in stage.context.reader.find(Client)[:4]:
        stage.go(Place("dossier", each.id))


def _demo(stage: Stage) -> None:
    stage.press("way_demo")
    stage.until(lambda: _visible(stage, "demo_passphrase"))


def _settings(stage: Stage) -> None:
    stage.go(Place("practice"))
    stage.window.resize(1024, 640)
    stage.settle()
    bar = stage.find(QWidget, "page_practice").findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())


def _small_policy(stage: Stage) -> None:
    stage.window.resize(1024, 640)
    _to_policy(stage)


def _form(stage: Stage) -> None:
    stage.go(Place("practice"))

    def save(dialog: FormDialog, _: dict[str, object]) -> None:
        dialog.failed()

    rows = [["first_name", "infix", "surname"], ["birth_date", "birth_place"], ["email", "language"]]
    form = RecordForm(stage.context, Client, rows)
    form.set_values({"first_name": "Anna", "infix": "van den", "email": "anna"})
    dialog = FormDialog(stage.context, stage.window, "practice.details", form, save)
    dialog.open()
    dialog.show_faults([Fault("client.surname", "required"), Fault("client.email", "not_an_email")])


def _type(stage: Stage, name: str, text: str, inside: str = "") -> None:
    line = stage.find(QLineEdit, name) if not inside else None
    if line is None:
        from app.ui.widgets.inputs import Input

        found = stage.find(Input, name).inner
        assert isinstance(found, QLineEdit)
        line = found
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, text)
    stage.settle()


def _visible(stage: Stage, name: str) -> bool:
    try:
        stage.find(QWidget, name)
    except LookupError:
        return False
    return True


SCREENS = (
    Screen("unlock", _locked, locked=True),
    Screen("unlock-wrong", _wrong, locked=True),
    Screen("unlock-recovery", _by_key, locked=True),
    Screen("first-run-1-welcome", lambda stage: None, empty=True),
    Screen("first-run-2-practice", _to_practice, empty=True),
    Screen("first-run-2-practice-wrong", _practice_wrong, empty=True),
    Screen("first-run-3-question", _to_question, empty=True),
    Screen("first-run-3-result", _to_result, empty=True),
    Screen("first-run-3-policy", _to_policy, empty=True),
    Screen("first-run-4-passphrase", _to_passphrase, empty=True),
    Screen("first-run-4-passphrase-short", _too_short, empty=True),
    Screen("first-run-5-recovery", _to_recovery, empty=True),
    Screen("first-run-6-backup", _to_backup, empty=True),
    Screen("first-run-6-backup-chosen", _backup_chosen, empty=True),
    Screen("first-run-7-demo", _demo, empty=True),
    Screen("first-run-3-policy-small", _small_policy, empty=True),
    Screen("settings-small", _settings),
    Screen("dialog-form", _form),
    Screen("practice", lambda stage: stage.go(Place("practice"))),
    Screen("about", lambda stage: stage.go(Place("about"))),
    Screen("dialog-refused", _refused),
    Screen("dialog-error", _damaged),
    Screen("dialog-bug", _bug),
    Screen("dialog-bug-report", _bug_report),
    Screen("dialog-question", _question),
    Screen("palette", _palette),
    Screen("palette-found", _searching),
    Screen("window-tabs", _tabs),
    Screen("help", _help),
    Screen("help-rule", _help_rule),
)
