"""The gate's answer is shown before anyone tries, every reason offers its way out, and trying asks the gate itself."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.disclosure import Disclosure
from app.domain.document import Channel, Version, VersionState
from app.domain.organisation import Organisation
from app.domain.package import Package
from app.kernel.progress import Silent
from app.ui.features.documents.verdict_list import VerdictList
from app.ui.widgets.dialog import Dialog
from app.usecases.decide_version import approve_version, block_version
from app.usecases.finalise_document import finalise_document
from app.usecases.give_consent import give_consent
from app.usecases.share_document import share_document
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.write_document import begin_document
from tests.fakes import SetClock
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, press, see

DECIDED = {"decided_by": "Anna Berg", "decided_how": "email"}


class Matter:
    """A report, an employer who wants it, and the dialog."""

    def __init__(self, hands: DossierHands, scratch: Path) -> None:
        self.hands, self.scratch = hands, scratch
        self.vault, self.parts = hands.context.vault, hands.context.parts
        self.client: Client = hands.client()
        self.employer = hands.keep(Organisation, name="Bakkerij Jansen BV")
        trajectory = hands.trajectory(self.client, principal=self.employer.id)
        given = {"title": "Eindrapportage", "trajectory": trajectory.id}
        self.report: Version = self.vault.now(begin_document, given, self.client.id, "# Verslag")

    def share(self) -> None:
        share_document(self.vault, self.parts, self.report.id, self.scratch / "draft.html", Silent())

    def finalise(self) -> None:
        self.share()
        self.vault.now(approve_version, self.report.id, DECIDED)
        finalise_document(self.vault, self.parts, self.report.id)

    def consent(self, **given: object) -> Consent:
        values = {
            "purpose": "Verslag", "recipient": self.employer.id, "text": "Ik vind het goed.",
            "given_on": "2026-03-02", "given_name": "Anna Berg", "given_how": "paper", **given,
        }  # fmt: skip
        return self.vault.now(give_consent, values, self.client.id, self.parts.law)

    def open(self) -> None:
        self.hands.go("document", self.client.id, self.report.document)
        self.hands.act("document_disclose")
        self.hands.until(lambda: maybe(self.hands.window, QWidget, "disclose") is not None)

    def read_through(self) -> None:
        """The coach says that there is nothing medical in it."""
        press(self.dialog, "offer_not_medical")

    @property
    def dialog(self) -> QWidget:
        return see(self.hands.window, QWidget, "disclose")

    @property
    def words(self) -> tuple[str, ...]:
        return see(self.dialog, VerdictList, "verdict").words

    @property
    def focused(self) -> str:
        widget = cast("QWidget | None", self.dialog.focusWidget())  # whatever Qt's types say
        return widget.objectName() if widget is not None else ""

    def choose(self, name: str, text: str) -> None:
        combo = see(self.dialog, QComboBox, name)
        combo.setCurrentIndex(combo.findText(text))
        combo.activated.emit(combo.currentIndex())

    @property
    def offers(self) -> list[str]:
        names = ("share", "approve", "finalise", "new_version", "newest", "consent")
        return [name for name in names if maybe(self.dialog, QWidget, f"offer_{name}") is not None]


@pytest.fixture
def matter(hands: DossierHands, tmp_path: Path) -> Matter:
    return Matter(hands, tmp_path)


def test_the_principal_is_proposed_and_every_reason_offers_its_way_out(matter: Matter) -> None:
    matter.open()
    assert see(matter.dialog, QComboBox, "recipient").currentText() == "Bakkerij Jansen BV"
    matter.hands.qtbot.waitUntil(lambda: matter.offers == ["share", "consent"])
    press(see(matter.dialog, VerdictList, "verdict"), "rule")
    assert matter.hands.program.window.manual is not None
    assert matter.hands.program.window.manual.topic == "sharing", "and the reasons lead to their rule"
    press(matter.dialog, "back")


def test_the_way_out_leads_on_from_step_to_step(matter: Matter) -> None:
    matter.share()
    matter.consent()
    matter.open()
    matter.hands.qtbot.waitUntil(lambda: matter.offers == ["approve"])
    press(matter.dialog, "offer_approve")
    matter.hands.fill("approve", decided_how=Channel.PAPER)
    matter.hands.gone("approve")
    matter.hands.until(lambda: matter.offers == ["finalise"])
    assert "Akkoord" in see(matter.dialog, QLabel, "about_version").text()
    matter.hands.until(lambda: matter.focused == "offer_finalise")
    height = matter.dialog.height()
    press(matter.dialog, "offer_finalise")
    press(see(matter.hands.window, QWidget, "question"), "primary")
    matter.hands.until(lambda: matter.focused == "offer_not_medical")
    assert "lees eerst zelf na" in matter.words[-1]
    matter.read_through()
    matter.hands.until(lambda: "niets houdt het tegen" in matter.words[0])
    matter.hands.until(lambda: matter.focused == "primary")
    assert "Vastgesteld" in see(matter.dialog, QLabel, "about_version").text()
    assert matter.dialog.height() >= height, "it never shrinks under the hand"
    press(matter.dialog, "back")


def test_while_the_gate_refuses_there_is_nothing_to_press_but_the_ways_out(matter: Matter) -> None:
    matter.open()
    assert len(matter.words) == 4
    assert not see(matter.dialog, QPushButton, "primary").isEnabled()
    matter.choose("recipient", matter.hands.context.text("form.choose"))
    assert see(matter.dialog, QPushButton, "primary").isEnabled(), "it says to choose somebody first"
    matter.choose("recipient", "Bakkerij Jansen BV")
    assert not see(matter.dialog, QPushButton, "primary").isEnabled()
    press(matter.dialog, "back")


def test_a_refused_try_lists_every_reason_and_asks_for_no_file(matter: Matter) -> None:
    """The gate is asked when it is tried, whatever a button looked like."""
    matter.open()
    cast(Dialog, matter.dialog).confirmed()
    said = matter.hands.texts(see(matter.hands.window, QWidget, "message"))
    assert all(reason in said for reason in matter.words)
    assert len(matter.words) == 4
    assert matter.hands.context.reader.count(Disclosure) == 0
    press(see(matter.hands.window, QWidget, "message"), "primary")
    press(matter.dialog, "back")


def test_a_blocked_version_leads_to_a_new_one(matter: Matter) -> None:
    matter.share()
    matter.vault.now(block_version, matter.report.id, DECIDED)
    matter.consent()
    matter.open()
    assert "geblokkeerd" in matter.words[1]
    matter.hands.until(lambda: matter.offers == ["new_version"])
    press(matter.dialog, "offer_new_version")
    matter.hands.gone("disclose")
    matter.hands.until(lambda: maybe(matter.hands.window, QWidget, "draft") is not None)
    assert {each.state for each in matter.vault.reader().find(Version)} == {VersionState.BLOCKED, VersionState.DRAFT}


def test_what_ran_out_leads_to_a_new_version(matter: Matter, clock: SetClock) -> None:
    matter.finalise()
    matter.consent()
    clock.forward(days=366)
    matter.open()
    assert "gold tot en met 3 maart 2027" in matter.words[1]
    matter.hands.until(lambda: matter.offers == ["new_version"])
    press(matter.dialog, "offer_new_version")
    matter.hands.gone("disclose")
    matter.hands.until(lambda: maybe(matter.hands.window, QWidget, "draft") is not None)


def test_another_recipient_gets_another_answer(matter: Matter) -> None:
    matter.finalise()
    matter.consent()
    matter.hands.keep(Organisation, name="Verzekeraar Oost")
    matter.open()
    assert "niets houdt het tegen" not in matter.words[0], "nobody read it through yet"
    matter.read_through()
    assert "niets houdt het tegen" in matter.words[0]
    matter.choose("recipient", "Verzekeraar Oost")
    assert matter.words[1] == "er is geen toestemming waarin Verzekeraar Oost als ontvanger staat"
    press(matter.dialog, "back")


def test_a_withdrawal_elsewhere_is_seen_at_once(matter: Matter) -> None:
    matter.finalise()
    consent = matter.consent()
    matter.open()
    matter.read_through()
    matter.vault.now(withdraw_consent, consent.id, {})
    matter.hands.until(lambda: "ingetrokken op 3 maart 2026" in matter.words[-1])
    press(matter.dialog, "back")


def test_nobody_chosen_is_said(matter: Matter) -> None:
    matter.finalise()
    matter.open()
    matter.choose("recipient", matter.hands.context.text("form.choose"))
    press(matter.dialog, "primary")
    assert "Kies eerst wie" in matter.hands.texts(see(matter.hands.window, QWidget, "message"))
    press(see(matter.hands.window, QWidget, "message"), "primary")
    press(matter.dialog, "back")


def test_handed_over_on_paper_is_logged_without_a_package(matter: Matter) -> None:
    matter.finalise()
    matter.consent()
    before = matter.vault.reader().count(Package)
    matter.open()
    matter.read_through()
    matter.choose("how", "Op papier")
    press(matter.dialog, "primary")
    matter.hands.gone("disclose")
    (logged,) = matter.vault.reader().find(Disclosure)
    assert (logged.how, logged.recipient) == (Channel.PAPER, matter.employer.id)
    assert matter.vault.reader().count(Package) == before
    matter.hands.until(lambda: maybe(matter.hands.window, QLabel, "disclosed_to") is not None)


def test_a_new_recipient_can_be_made_on_the_spot(matter: Matter) -> None:
    matter.finalise()
    matter.open()
    press(matter.dialog, "new_recipient")
    dialog = see(matter.hands.window, QWidget, "organisation")
    dialog.form.set_values({"name": "Huisarts Blauwgras"})  # type: ignore[attr-defined]
    press(dialog, "primary")
    matter.hands.gone("organisation")
    matter.hands.until(lambda: any("Huisarts Blauwgras" in each for each in matter.words))
    assert see(matter.dialog, QComboBox, "recipient").currentText() == "Huisarts Blauwgras"
    press(matter.dialog, "back")


def test_a_file_that_is_there_already_is_not_overwritten(matter: Matter, tmp_path: Path) -> None:
    matter.finalise()
    matter.consent()
    target = tmp_path / "final.html"
    target.write_text("van iemand anders", encoding="utf-8")
    matter.open()
    matter.read_through()
    matter.hands.context.files.answers.append(target)  # type: ignore[attr-defined]
    press(matter.dialog, "primary")
    matter.hands.until(lambda: maybe(matter.hands.window, QWidget, "message") is not None)
    assert "bestaat" in matter.hands.texts() or "staat al" in matter.hands.texts()
    assert target.read_text(encoding="utf-8") == "van iemand anders"
    assert matter.vault.reader().count(Disclosure) == 0
    press(see(matter.hands.window, QWidget, "message"), "primary")
    press(matter.dialog, "back")
