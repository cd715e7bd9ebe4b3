"""The end of the practice by its page alone: from the first button to the day that it closes (row W14)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from app.domain.closing import Closing
from app.domain.disclosure import Disclosure
from app.domain.gates.close_practice import ClosingFacts
from app.domain.organisation import Organisation
from app.domain.session import Session
from app.domain.telling import Telling
from app.domain.trajectory import Trajectory
from app.ui.features.closing.steps import steps_of
from app.ui.widgets.dialog import Dialog
from app.usecases.close_practice import ClosingState, plan_closing
from app.usecases.keep_item import edit_item
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, see

REST = "rest.html"


def step(hands: DossierHands, name: str) -> str:
    return see(hands.window, QLabel, f"step_{name}").text()


def may(hands: DossierHands, name: str) -> bool:
    return see(hands.window, QPushButton, f"closing_{name}").isEnabled()


def shown(hands: DossierHands, name: str, words: str) -> None:
    """Wait until a step says so: the page reads again after every act."""

    def says() -> bool:
        found = maybe(hands.window, QLabel, f"step_{name}")
        return found is not None and words in found.text()

    hands.until(says)


def dialogs(hands: DossierHands, name: str = "") -> list[Dialog]:
    return [
        each
        for each in hands.window.findChildren(Dialog)
        if each.isVisible() and (not name or each.objectName() == name)
    ]


def dialog(hands: DossierHands, name: str = "") -> Dialog:
    """The dialog that is open."""
    hands.until(lambda: bool(dialogs(hands, name)))
    return dialogs(hands, name)[0]


def closed(hands: DossierHands) -> None:
    hands.until(lambda: not dialogs(hands))


def test_a_practice_is_closed_from_its_page(hands: DossierHands, files: AnsweredFiles, tmp_path: Path) -> None:
    today = hands.context.today
    trajectory = hands.trajectory(hands.client(), agreement_on="2026-01-05")
    hands.session(trajectory, state="held", notes="Anna twijfelt.")
    keeper = hands.keep(Organisation, "", name="Notariskantoor Vaartbroek")
    hands.go("closing")
    hands.press("plan_closing")
    hands.fill("closing", closes_on=today, why="Pensioen")
    shown(hands, "tell", "1 cliënt")
    assert not may(hands, "destroy"), "first everybody can ask for a copy"
    assert not may(hands, "hand")
    assert not may(hands, "close")

    outside = tmp_path / "outside"
    outside.mkdir()
    files.answers.append(outside)
    hands.press("closing_letters")
    told = dialog(hands)
    (folder,) = outside.iterdir()
    assert [each.name for each in folder.iterdir()] == ["Anna van den Berg.pdf"]
    assert str(folder) in hands.texts(told)
    told.primary.click()
    closed(hands)
    hands.press("closing_told")
    hands.dialog("closing_told").primary.click()
    hands.until(lambda: hands.context.reader.count(Telling) == 1)
    closed(hands)

    hands.context.vault.now(edit_item, Trajectory, trajectory.id, {"ends_on": today.isoformat()})
    shown(hands, "finish", hands.context.text("closing.step.finish.done"))
    hands.until(lambda: may(hands, "destroy"))
    hands.press("closing_destroy")
    going = dialog(hands, "destroying")
    typed = see(going, QLineEdit, "confirm_text")
    assert not going.primary.isEnabled()
    typed.setText(typed.placeholderText())
    typed.textEdited.emit(typed.text())
    going.primary.click()
    hands.until(lambda: hands.context.reader.count(Session) == 0)
    hands.until(lambda: not dialogs(hands, "destroying"))  # it is gone from the vault before that dialog is
    certificate = dialog(hands)
    certificate.back.click()
    closed(hands)
    shown(hands, "destroy", hands.context.text("closing.step.destroy.done"))

    hands.press("closing_plan")
    hands.fill("closing", keeper=keeper.id, keeper_agreed_on=today)
    shown(hands, "keeper", "Notariskantoor Vaartbroek")
    assert not may(hands, "close"), "an agreement without the data keeps nothing"
    files.answers.append(outside / REST)
    hands.until(lambda: may(hands, "hand"))
    hands.press("closing_hand")
    handing = dialog(hands, "closing_keeper")
    handing.primary.click()
    hands.until(lambda: maybe(handing, QLabel, "package_file") is not None)
    handing.primary.click()
    closed(hands)
    assert (outside / REST).stat().st_size > 0
    assert [each.recipient for each in hands.context.reader.find(Disclosure)] == [keeper.id]

    hands.until(lambda: may(hands, "close"))
    hands.press("closing_close")
    dialog(hands).primary.click()
    hands.until(lambda: hands.context.reader.find(Closing)[0].closed_on == today)
    shown(hands, "close", hands.context.text("closing.closed", date=today))
    assert maybe(hands.window, QPushButton, "closing_close") is None
    assert maybe(hands.window, QPushButton, "plan_closing") is None


def test_what_is_still_due_at_the_end_leads_to_where_one_looks_at_it(hands: DossierHands) -> None:
    today = hands.context.today
    closing = hands.context.vault.now(plan_closing, {"closes_on": today.isoformat(), "why": "Pensioen"})
    facts = ClosingFacts(closing, untold=0, running=0, requests=0, due=1, staying=0, today=today)
    for destroyed, offered in ((False, ("destroy",)), (True, ("destroy", "retention"))):
        steps = {each.name: each for each in steps_of(hands.context, ClosingState(facts, (), destroyed))}
        assert steps["destroy"].buttons == offered
        assert not steps["destroy"].done
