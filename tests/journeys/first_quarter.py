"""The first quarter of an hour, on the real screen: a vault, clients from a list, and a draft that goes to one of them.

`python -m tests.journeys.first_quarter keyboard|mouse FOLDER` is the program and the person before it, on the screen
that DISPLAY names; what the person has on the desk, and what comes out, lies in the folder. On standard output stands
how many seconds it takes somebody who does it for the first time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListWidget, QWidget

from app.domain.client import Client
from app.domain.document import Version, VersionState
from app.domain.practice import Practice
from app.host.autostart import XdgAutostart
from app.host.folders import own_folders
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.packages.html_reader import open_html_package
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.features.first_run.recovery_step import RecoveryStep
from app.ui.files import SystemFiles
from app.ui.run import Program
from app.ui.widgets.table import RecordTable
from app.usecases.backups.settings import backup_settings
from app.usecases.parts import Parts
from app.vault.effort import Effort
from tests.fakes import SetClock
from tests.host.speaker import nobody_hears
from tests.journeys.person import ByKeyboard, ByMouse, Person
from tests.vault.fast_keys import FAST, FAST_COST

PASSPHRASE = "vier losse woorden samen"
SAID = "Anna merkte dat ze vaker nee zegt."
LIST = (
    "Voornaam;Tussenvoegsel;Achternaam;E-mail;Woonplaats\r\n"
    "Anna;van den;Berg;anna@post.example;Deventer\r\n"
    "Bram;de;Vries;bram@post.example;Zutphen\r\n"
)


def make_a_vault(person: Person, desk: Path) -> None:
    """The practice, six questions, a passphrase, the recovery key on paper, a place for backups."""
    person.press("way_new")
    person.fill(trade_name="Praktijk De Brug", coach="Marijke de Wit", town="Deventer")
    person.press("next")
    for question in person.program.context.parts.starting_questions.questions:
        person.see(QWidget, f"step_question_{question.key}")
        if question is person.program.context.parts.starting_questions.questions[0]:
            person.pick(f"answer_{question.answers[1].key}")
        person.press("next")
    person.see(QWidget, "resulting_policy")
    person.press("next")
    person.write(person.see(QLineEdit, "new_passphrase"), PASSPHRASE)
    person.write(person.see(QLineEdit, "new_passphrase_again"), PASSPHRASE)
    person.press("next")
    asked = person.see(RecoveryStep, "step_recovery").asked
    person.give_file(desk / "herstelsleutel.pdf", "save_sheet")
    assert (desk / "herstelsleutel.pdf").read_bytes().startswith(b"%PDF")
    person.write(person.see(QLineEdit, "typed_group"), person.read(f"group_{asked + 1}").lower())
    person.press("next")
    (desk / "stick").mkdir()
    person.see(QWidget, "step_backup")
    person.give_file(desk / "stick", "choose_place")
    person.see(QLabel, "backup_place")
    person.press("next")
    context = person.program.context
    person.until(lambda: context.door.state is VaultState.OPEN, "the vault")
    assert [each.trade_name for each in context.reader.find(Practice)] == ["Praktijk De Brug"]
    assert backup_settings(context.reader).place == desk / "stick"


def bring_clients_in(person: Person, desk: Path) -> None:
    """A list as a spreadsheet program saves it: looked at, and brought in."""
    (desk / "clienten.csv").write_text(LIST, encoding="utf-8")
    person.press("import_clients")
    person.give_file(desk / "clienten.csv", "choose_file")
    person.press("to_lines")
    person.see(QWidget, "import_lines")
    person.press("import")
    assert person.read("import_result") == "Er zijn 2 cliënten toegevoegd."
    person.press("to_dossiers")


def write_a_draft(person: Person) -> None:
    """From the list into a dossier; the trajectory that a document needs is asked for on the way."""
    table = person.see(RecordTable)
    person.until(lambda: table.model.rowCount() == 2, "the list")
    person.open_row(table.view, 0)
    assert person.read("dossier_name") == "Anna van den Berg"
    person.pick("part_documents")
    person.press("new_document")
    person.press("primary")
    person.fill("trajectory", title="Loopbaantraject", starts_on="05-01-2026")
    person.press("primary")
    person.until(lambda: person.front.objectName() == "new_document_dialog", "a new document")
    person.choose_line(person.see(QListWidget, "templates"), "Gespreksverslag")
    person.press("primary")
    editor = person.see(ProseEditor, "draft")
    person.tell(editor, SAID)
    person.press("remove_guidance")
    person.until(lambda: person.maybe(QAbstractButton, "remove_guidance") is None, "without guidance")


def send_it(person: Person, desk: Path) -> None:
    """Frozen and in one file, which opens by the words that stand on the screen."""
    target = desk / "Concept voor Anna.html"
    person.press("step_share")
    person.until(lambda: person.front.objectName() == "share", "sharing")
    person.give_file(target, "primary")
    person.see(QAbstractButton, "copy_passphrase")
    groups = [each.text() for each in person.front.findChildren(QLabel) if each.property("role") == "key"]
    person.press("primary")
    person.gone("share")
    (sent,) = open_html_package(target, "-".join(groups)).manifest.documents
    (version,) = person.program.context.reader.find(Version)
    assert (version.state, version.content_sha256) == (VersionState.SHARED, sent.content_sha256)
    assert f"\n\n{SAID}\n" in version.source, "it stands in a passage of its own, not in the heading"
    assert person.program.context.reader.count(Client) == 2


def main(way: str, desk: Path) -> None:
    """Do all of it in one way."""
    parts = Parts(
        SetClock(), resources(), Effort(FAST, FAST_COST), folders=own_folders(),
        autostart=XdgAutostart(desk / "autostart"), speaker=nobody_hears,
    )  # fmt: skip
    application = QApplication(sys.argv[:1])
    program = Program(application, parts, own_folders(), None, SystemFiles(), Language.DUTCH)
    program.show()
    person = {"keyboard": ByKeyboard, "mouse": ByMouse}[way](program)
    try:
        make_a_vault(person, desk)
        bring_clients_in(person, desk)
        write_a_draft(person)
        send_it(person, desk)
    except BaseException:
        application.primaryScreen().grabWindow(0).save(str(desk / "failed.png"))
        raise
    program.window.close()
    person.until(lambda: program.context.door.state is not VaultState.OPEN, "the vault is locked")
    program.end()
    print(round(person.pace.seconds))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
