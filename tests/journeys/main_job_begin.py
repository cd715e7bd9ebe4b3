"""Steps 1 to 3 in the window: a vault, clients from lists and cards, and a dossier that fills."""

from __future__ import annotations

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QWidget

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.attachment import Attachment
from app.domain.category import Category
from app.domain.client import Client
from app.domain.organisation import Contact, Organisation
from app.domain.practice import Practice
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.features.attachments.picture import PictureView
from app.ui.features.first_run.recovery_step import RecoveryStep
from app.ui.widgets.form import RecordForm
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.table import RecordTable
from app.vault.recovery_key import GROUPS
from tests.journeys.hands import Hands
from tests.journeys.main_job import CV_PAGES, EMPLOYER, NOTES, SAMPLES, Desk, Remembered


def make_a_vault(hands: Hands, desk: Desk, remembered: Remembered) -> None:
    """Step 1: the practice, its promises, a passphrase, and the recovery key on paper."""
    hands.click("way_new")
    practice = hands.see(RecordForm)
    hands.fill(practice, trade_name="Praktijk De Brug", coach="Marijke de Wit", town="Deventer")
    hands.click("next")
    hands.click("by_name")
    hands.click("policy_career_advice")
    assert hands.see(QAbstractButton, "policy_career_advice").isChecked()
    hands.click("next")
    hands.see(QLineEdit, "new_passphrase")
    hands.type(remembered.passphrase)
    hands.key(Qt.Key.Key_Return)
    hands.type(remembered.passphrase)
    hands.key(Qt.Key.Key_Return)
    asked = hands.see(RecoveryStep, "step_recovery").asked
    groups = [hands.read(f"group_{number + 1}") for number in range(GROUPS)]
    sheet = desk.out("herstelsleutel.pdf")
    hands.choose_file(sheet, "save_sheet")
    assert hands.read("sheet_saved")
    printed = "".join("".join(page.extract_text().split()) for page in PdfReader(sheet).pages)
    assert all(group in printed for group in groups)
    assert hands.context.door.state is VaultState.NO_VAULT
    remembered.recovery_key = "-".join(groups)
    hands.write(hands.see(QLineEdit, "typed_group"), groups[asked].lower())
    hands.key(Qt.Key.Key_Return)
    hands.see(QWidget, "step_backup")
    hands.click("next")
    hands.until(lambda: hands.context.door.state is VaultState.OPEN)
    (kept,) = hands.reader.find(Practice)
    assert (kept.trade_name, kept.coach, kept.town) == ("Praktijk De Brug", "Marijke de Wit", "Deventer")
    (policy,) = hands.reader.find(AdoptedPolicy)
    assert '"career_advice"' in policy.content


def import_clients(hands: Hands) -> None:
    """Step 2: a CSV of a Dutch Excel, cards of both versions; one wrong line and nothing at all happens."""
    hands.click("import_clients")
    hands.choose_file(SAMPLES / "wrong.csv", "choose_file")
    hands.click("to_lines")
    lines = hands.see(RecordTable, "import_lines")
    assert {each[1] for each in hands.cells(lines.view)} == {"kan niet"}
    hands.tab_to(hands.see(QCheckBox, "only_telling"))
    hands.key(Qt.Key.Key_Space)
    hands.until(lambda: "toevoegen" in {each[1] for each in hands.cells(lines.view)})
    assert hands.maybe(QAbstractButton, "import") is None
    assert hands.reader.count(Client) == 0
    hands.click("other_file")
    hands.choose_file(SAMPLES / "excel_nl.csv", "choose_file")
    hands.click("to_lines")
    hands.see(QAbstractButton, "import")
    assert hands.cells(lines.view)[0] == ["2", "toevoegen", "Anna van den Berg", "31-12-1980", "Deventer", ""]
    assert hands.reader.count(Client) == 0, "looking changed something"
    hands.click("import")
    assert hands.read("import_result") == "Er zijn 3 cliënten toegevoegd."
    for cards in ("telephone_3.vcf", "rfc6350_4.vcf"):
        hands.click("another_file")
        hands.choose_file(SAMPLES / cards, "choose_file")
        hands.click("import")
        hands.see(QLabel, "import_result")
    hands.click("to_dossiers")
    hands.until(lambda: "cliënten" in hands.said())
    names = {each.name for each in hands.reader.find(Client)}
    assert {"Anna van den Berg", "Joël Özdemir", "Noor de Wit-Mulder", "Bram de Vries", "Daan Smit"} <= names


def keep_a_dossier(hands: Hands, desk: Desk, remembered: Remembered) -> None:
    """Step 3: a trajectory with agreement and principal, three sessions, a CV and a photo."""
    _open_dossier(hands, remembered)
    _start_trajectory(hands, desk)
    _hold_sessions(hands)
    _attach(hands, desk)


def _open_dossier(hands: Hands, remembered: Remembered) -> None:
    hands.see(QLineEdit, "search")
    hands.keys("Ctrl+F")
    hands.type("anna deventer")
    hands.key(Qt.Key.Key_Return)
    hands.see(QWidget, "page_dossier")
    assert "Anna van den Berg" in hands.said()
    (anna,) = (each for each in hands.reader.find(Client) if (each.first_name, each.town) == ("Anna", "Deventer"))
    remembered.client = anna.id


def _start_trajectory(hands: Hands, desk: Desk) -> None:
    hands.keys("Alt+3")
    hands.click("new_trajectory")
    hands.form("trajectory")
    hands.click("new_principal")
    hands.fill(hands.form("organisation"), name=EMPLOYER, town="Zutphen")
    hands.fill(hands.form("organisation", 1), first_name="Els", surname="Knoop", position="Personeelszaken")
    hands.click("primary")
    hands.gone("organisation")
    form = hands.form("trajectory")
    hands.until(lambda: form.values()["principal"] != "")
    hands.choose_file(desk.agreement, "add_agreement")
    hands.until(lambda: form.values()["agreement"] != "")
    hands.fill(form, title="Loopbaantraject", starts_on="05-01-2026", agreement_on="05-01-2026")
    hands.click("primary")
    hands.gone("trajectory")
    (trajectory,) = hands.reader.find(Trajectory)
    (employer,) = hands.reader.find(Organisation)
    (contact,) = hands.reader.find(Contact)
    assert (trajectory.title, trajectory.principal, contact.organisation) == (
        "Loopbaantraject", employer.id, employer.id,
    )  # fmt: skip
    assert hands.reader.get(Attachment, trajectory.agreement).name == desk.agreement.name


def _hold_sessions(hands: Hands) -> None:
    for day, subject, notes in NOTES:
        hands.keys("Ctrl+Shift+N")
        hands.fill(hands.form("session"), on=day, subject=subject, state="Gehouden")
        hands.click("primary")
        hands.gone("session")
        hands.until(lambda subject=subject: hands.read("session_title") == subject)  # type: ignore[misc]
        hands.see(ProseEditor, "notes")
        hands.type(notes)
        hands.until(lambda: hands.read("kept") == hands.context.text("kept.yes"))
        hands.key(Qt.Key.Key_Escape)
    sessions = sorted(hands.reader.find(Session), key=lambda each: each.on)
    kept = [(f"{each.on:%d-%m-%Y}", each.subject, each.notes.strip()) for each in sessions]
    assert kept == list(NOTES)
    assert {each.state for each in sessions} == {SessionState.HELD}
    view = hands.see(RecordTable).view
    assert [each[1] for each in hands.cells(view)] == [subject for _, subject, _ in reversed(NOTES)]


def _attach(hands: Hands, desk: Desk) -> None:
    hands.keys("Alt+7")
    for path, category in ((desk.cv, "Persoonlijk document"), (desk.photo, "Gespreksaantekeningen")):
        hands.choose_file(path, "add_attachment")
        hands.fill(hands.form("take_in"), category=category)
        hands.click("primary")
        hands.gone("take_in")
        hands.until(lambda name=path.name: any(each.name == name for each in hands.reader.find(Attachment)))  # type: ignore[misc]
    kept = {each.name: each for each in hands.reader.find(Attachment)}
    assert kept[desk.cv.name].category is Category.PERSONAL_DOCUMENT
    for path in (desk.cv, desk.photo):
        assert b"".join(hands.reader.chunks(kept[path.name].id)) == path.read_bytes()
    view = hands.see(RecordTable).view
    hands.until(lambda: view.model().rowCount() == len(kept))
    names = [each[0] for each in hands.cells(view)]
    hands.click_row(view, names.index(desk.cv.name))
    hands.key(Qt.Key.Key_Return)
    pdf = hands.see(PdfView)
    hands.until(lambda: pdf.page_count == CV_PAGES)
    hands.until(lambda: _has_colour(pdf, lambda red, green, blue: blue > 100 > red + green))
    hands.key(Qt.Key.Key_Escape)
    hands.until(lambda: hands.maybe(PdfView) is None)
    hands.click_row(view, names.index(desk.photo.name))
    hands.key(Qt.Key.Key_Return)
    picture = hands.see(PictureView)
    hands.until(lambda: _has_colour(picture, lambda red, green, blue: green > 90 > red))
    hands.key(Qt.Key.Key_Escape)
    hands.until(lambda: hands.maybe(PictureView) is None)


def _has_colour(widget: QWidget, wanted: object) -> bool:
    """Whether somewhere along the middle of a widget this is painted."""
    assert callable(wanted)
    image = widget.grab().toImage()
    middle = image.width() // 2
    colours = (image.pixelColor(middle, each) for each in range(0, image.height(), 4))
    return any(wanted(each.red(), each.green(), each.blue()) for each in colours)
