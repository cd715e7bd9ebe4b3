"""What a week asks beside the talks: a calendar, a deputy, paper, and a night on which a doctor must know (rows W3,
W4, W12, W13).
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView

from app.domain.category import Category
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.organisation import Organisation
from app.domain.paper_item import PaperItem
from app.domain.policy_recipient import Secrecy
from app.domain.session import Session, SessionState
from app.kernel.progress import Silent
from app.packages.html_reader import open_html_package
from app.ui.editor import ProseEditor
from app.ui.features.today.stand_in_dialog import StandInDialog
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.passphrase_panel import PassphrasePanel
from app.usecases.export_calendar import Shown
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, see

SECRET = "Overweegt ontslag"


def names(table: QTableView) -> list[str]:
    """What the first column says."""
    return [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]


def told(hands: DossierHands) -> str:
    """What a dialog tells, which is then closed."""
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    message = see(hands.window, Dialog, "message")
    words = hands.texts(message)
    message.primary.click()
    hands.gone("message")
    return words


def test_w4_a_session_that_was_missed_is_settled_from_today_and_written_about(hands: DossierHands) -> None:
    trajectory = hands.trajectory(hands.client())
    session = hands.session(trajectory, on=hands.context.today.isoformat(), at="09:15", state="planned")
    hands.go("today")
    rows = see(hands.window, QTableView, "today")
    hands.until(lambda: "Gesprek om 09:15" in names(rows))
    rows.selectRow(names(rows).index("Gesprek om 09:15"))
    hands.press("missed")
    hands.until(lambda: hands.context.reader.get(Session, session.id).state is SessionState.MISSED)
    hands.go(client=trajectory.client, part="sessions", record=session.id)
    editor = see(hands.window, ProseEditor, "notes")
    editor.set_source("Belde af na de tijd.")
    editor.edited.emit()
    hands.go("today")
    hands.until(lambda: "Belde af" in hands.context.reader.get(Session, session.id).notes)


def test_w4_a_calendar_gets_no_more_than_is_chosen(hands: DossierHands, files: AnsweredFiles, tmp_path: Path) -> None:
    trajectory = hands.trajectory(hands.client(first_name="Zoë", infix="", surname="Quist"))
    tomorrow = hands.context.today + timedelta(days=1)
    hands.session(trajectory, on=tomorrow.isoformat(), at="10:00", state="planned", subject=SECRET, place="Kade 9")
    for shown, place, wanted, never in (
        (None, False, ("Bezet",), ("Zoë", "Quist", "ZQ", "Kade 9")),
        (Shown.FIRST_NAME, True, ("Zoë", "Kade 9"), ("Quist",)),
    ):
        hands.go("today")
        hands.press("calendar_export")
        dialog = see(hands.window, Dialog, "calendar")
        choice = see(dialog, QComboBox, "calendar_shown")
        if shown is not None:
            choice.setCurrentIndex(choice.findData(shown))
        see(dialog, QCheckBox, "calendar_place").setChecked(place)
        target = tmp_path / f"{shown}.ics"
        files.answers = [target]
        dialog.primary.click()
        assert "gesprek" in told(hands)
        written = target.read_text("utf-8")
        assert all(each in written for each in wanted)
        assert not any(each in written for each in (*never, SECRET))


def test_w13_a_deputy_gets_appointments_and_numbers_only(
    hands: DossierHands, files: AnsweredFiles, tmp_path: Path
) -> None:
    client = hands.client(surname="Waarneem", mobile="06-00000012", email="anna@voorbeeld.nl")
    trajectory = hands.trajectory(client, question="Hoe zeg ik mijn baan op?")
    soon = hands.context.today + timedelta(days=2)
    hands.session(trajectory, on=soon.isoformat(), at="14:00", state="planned", subject=SECRET)
    deputy = hands.keep(Organisation, "", name="Praktijk Zonder Drempel")
    hands.go("today")
    hands.press("stand_in_open")
    dialog = see(hands.window, StandInDialog, "stand_in")
    for name, value in {"deputy": deputy.id, "why": "Griep"}.items():
        dialog.form.fields[name].input.show_value(value)
        dialog.form.fields[name].input.edited.emit()
    target = tmp_path / "afspraken.html"
    files.answers = [target]
    dialog.primary.click()
    assert "nergens aan gebonden" in told(hands)
    assert not target.exists()
    bound = see(dialog, QComboBox, "secrecy")
    bound.setCurrentIndex(bound.findData(Secrecy.CONFIDENTIALITY_AGREEMENT.value))
    dialog.primary.click()
    hands.until(lambda: maybe(dialog, QLabel, "package_file") is not None)
    passphrase = dialog.findChildren(PassphrasePanel)[0].accessibleName().rpartition(": ")[2]
    dialog.primary.click()
    hands.gone("stand_in")
    shown = str(open_html_package(target, passphrase, progress=Silent()).manifest)
    assert "06-00000012" in shown
    assert "Waarneem" in shown
    assert not any(each in shown for each in (SECRET, "baan", "anna@voorbeeld.nl", trajectory.title))


def test_w12_in_an_emergency_the_doctor_is_told_and_the_reasons_are_kept(hands: DossierHands) -> None:
    client = hands.client()
    doctor = hands.keep(Organisation, "", name="Huisartsenpost Vaartbroek", kind="practitioner")
    hands.go(client=client.id, part="disclosures")
    hands.press("record_disclosure")
    said = "Zegt vannacht uit het leven te willen stappen; is thuis."
    hands.fill("record", recipient=doctor.id, told=said, told_to="de dienstdoende huisarts")
    assert "geen toestemming" in told(hands), "an ordinary day"
    hands.fill("record", ground=DisclosureGround.VITAL_INTEREST)
    assert "waarom" in told(hands).casefold(), "and not without its reasons"
    hands.fill("record", ground_reason="Acuut levensgevaar, niet bereikbaar voor overleg.")
    hands.gone("record")
    (kept,) = hands.context.reader.find(Disclosure, client=client.id)
    assert (kept.ground, kept.consent) == (DisclosureGround.VITAL_INTEREST, "")
    hands.until(lambda: "Huisartsenpost Vaartbroek" in hands.texts())


def test_w3_paper_is_destroyed_on_the_day_that_is_said(hands: DossierHands) -> None:
    client = hands.client()
    hands.go(client=client.id, part="retention")
    hands.act("add_paper")
    hands.fill(
        "paper",
        what="Flip-over, twee vellen",
        place="Kast boven",
        dated=date(2026, 2, 10),
        category=Category.SESSION_NOTES,
    )
    hands.gone("paper")
    hands.until(lambda: maybe(hands.window, QPushButton, "paper_gone") is not None)
    hands.press("paper_gone")
    hands.fill("paper_gone", destroyed_on=date(2026, 2, 9))
    dialog = hands.dialog("paper_gone")
    hands.until(lambda: bool(dialog.form.fields["destroyed_on"].fault))
    yesterday = hands.context.today - timedelta(days=1)
    hands.fill("paper_gone", destroyed_on=yesterday)
    hands.gone("paper_gone")
    (kept,) = hands.context.reader.find(PaperItem, client=client.id)
    assert kept.destroyed_on == yesterday
