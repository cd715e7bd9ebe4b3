"""The dossier's page: who it is about, its parts, and the way through them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGroupBox, QPushButton

from app.domain.client import Client
from app.domain.document import VersionState
from app.domain.organisation import Organisation
from app.domain.request import Request
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.ui.agreement_words import agreement_words
from app.ui.dossier_part import Group
from app.ui.features.dossier.overview import Overview
from app.ui.features.dossier.page import DossierPage
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.widgets.elided import ElidedLabel
from app.usecases.keep_item import edit_item
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.write_document import begin_document
from app.vault.work import Work
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe


def about(hands: DossierHands) -> str:
    return hands.see(ElidedLabel, "dossier_about").text()


def chips(hands: DossierHands) -> list[str]:
    return [each.text() for each in hands.window.findChildren(QPushButton, "chip") if each.isVisible()]


def open_part(hands: DossierHands) -> str:
    page = hands.see(DossierPage, "page_dossier")
    assert page.view is not None
    return page.view.objectName().removeprefix("view_")


def test_the_head_says_who_it_is_and_what_waits(hands: DossierHands) -> None:
    client = hands.client(birth_date="1984-03-04", town="Zutphen")
    employer = hands.keep(Organisation, name="Bakkerij <Jansen>")
    hands.trajectory(client, title="Loopbaan", principal=employer.id)
    hands.go("dossier", client.id)
    assert about(hands) == "41 jaar · Zutphen · Loopbaan · voor Bakkerij <Jansen>"
    assert chips(hands) == []
    hands.keep(Request, client.id, kind="access", received_on="2026-03-01", channel="email")
    hands.until(lambda: len(chips(hands)) == 1)
    hands.context.vault.now(edit_item, Organisation, employer.id, {"name": "Bakkerij Pietersen"})
    hands.until(lambda: about(hands).endswith("voor Bakkerij Pietersen"))


def test_every_part_has_a_key_and_shows_no_key_instead_of_a_text(hands: DossierHands) -> None:
    client = hands.client()
    hands.go("dossier", client.id)
    for each in DOSSIER_PARTS:
        hands.act(f"part_{each.name}")
        assert open_part(hands) == each.name
        assert "[" not in hands.texts()


def test_arrows_walk_through_the_parts_and_back_returns(hands: DossierHands) -> None:
    hands.go("dossier", hands.client().id)
    first, second = DOSSIER_PARTS[0].name, DOSSIER_PARTS[1].name
    assert open_part(hands) == first
    hands.key(hands.see(QPushButton, f"part_{first}"), Qt.Key.Key_Down)
    assert open_part(hands) == second
    assert hands.see(QPushButton, f"part_{second}").focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert hands.see(QPushButton, f"part_{first}").focusPolicy() is Qt.FocusPolicy.ClickFocus
    hands.act("back")
    assert open_part(hands) == first


def test_parts_stand_under_the_heading_of_their_group_which_a_screen_reader_says(hands: DossierHands) -> None:
    hands.go("dossier", hands.client().id)
    for group in Group:
        heading = hands.see(QGroupBox, f"group_{group.value}")
        told = QAccessible.queryAccessibleInterface(heading)
        assert told.role() == QAccessible.Role.Grouping
        assert told.text(QAccessible.Text.Name) == hands.context.text(f"dossier.group.{group.value}")
        inside = {each.objectName() for each in heading.findChildren(QPushButton)}
        assert inside == {f"part_{each.name}" for each in DOSSIER_PARTS if each.group is group}


def test_places_and_parts_are_one_of_several_to_a_screen_reader_and_no_boxes_to_tick(hands: DossierHands) -> None:
    hands.go("dossier", hands.client().id)
    for name, chosen in (("go_dossiers", True), ("go_today", False), ("part_overview", True), ("part_people", False)):
        told = QAccessible.queryAccessibleInterface(hands.see(QPushButton, name))
        assert (told.role(), bool(told.state().checked)) == (QAccessible.Role.RadioButton, chosen)


def test_page_down_and_control_with_an_arrow_go_to_the_next_heading(hands: DossierHands) -> None:
    hands.go("dossier", hands.client().id)
    first = {group: next(each.name for each in DOSSIER_PARTS if each.group is group) for group in Group}
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    for key, held, goal in (
        (Qt.Key.Key_PageDown, none, first[Group.WORK]),
        (Qt.Key.Key_Down, control, first[Group.RIGHTS]),
        (Qt.Key.Key_Up, control, first[Group.WORK]),
        (Qt.Key.Key_PageUp, none, first[Group.PERSON]),
        (Qt.Key.Key_End, none, [each.name for each in DOSSIER_PARTS if each.group is Group.KEEPING][-1]),
        (Qt.Key.Key_PageDown, none, [each.name for each in DOSSIER_PARTS if each.group is Group.KEEPING][-1]),
        (Qt.Key.Key_Home, none, first[Group.PERSON]),
    ):
        hands.key(hands.see(QPushButton, f"part_{open_part(hands)}"), key, held)
        assert open_part(hands) == goal


def test_a_noun_leads_to_its_part(hands: DossierHands) -> None:
    client = hands.client()
    trajectory = hands.trajectory(client)
    for record, part in ((trajectory.id, "trajectory"), (client.id, "client"), (trajectory.id, "nothing_known")):
        hands.go("dossier", client.id, record, part)
    assert open_part(hands) == DOSSIER_PARTS[0].name
    hands.go("dossier", client.id, trajectory.id, "trajectory")
    assert open_part(hands) == "trajectories"


def test_nothing_of_one_client_is_left_when_another_is_opened(hands: DossierHands) -> None:
    first, second = hands.client(surname="Eerste"), hands.client(surname="Tweede")
    hands.trajectory(first, title="Van de eerste")
    hands.go("dossier", first.id, part="trajectories")
    assert "Van de eerste" in hands.texts()
    hands.go("dossier", second.id, part="trajectories")
    assert "Van de eerste" not in hands.texts()
    assert "Eerste" not in hands.texts()


def test_the_overview_of_a_new_client_says_what_comes_first(hands: DossierHands) -> None:
    hands.go("dossier", hands.client().id)
    overview = hands.see(Overview, "view_overview")
    assert hands.context.text("summary.no_trajectory") in hands.texts(overview)
    hands.press("new_session")  # leads to the trajectory that a session needs
    hands.press("primary")
    hands.fill("trajectory", title="Loopbaan")
    hands.fill("session", subject="Kennismaking")
    hands.until(lambda: maybe(hands.window, ElidedLabel, "session_title") is not None)
    assert hands.see(ElidedLabel, "session_title").text() == "Kennismaking"


def test_the_overview_tells_what_runs_what_was_last_and_what_waits(hands: DossierHands) -> None:
    client = hands.client(phone="0570-555012", street="Kerkplein", house_number="3", birth_date="2011-04-01")
    trajectory = hands.trajectory(client, title="Loopbaan", agreement_on="2026-01-02")
    hands.session(trajectory, on="2026-02-10", notes="# Kop\n\nZij *wil* anders.\n", subject="Wens")
    hands.session(trajectory, on="2026-03-17", at="14:00", state="planned")
    version = hands.context.vault.now(
        begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Tekst."
    )
    assert version.state is VersionState.DRAFT
    hands.go("dossier", client.id)
    said = hands.texts(hands.see(Overview, "view_overview"))
    for words in (
        "‘Verslag’ is nog een concept", "Loopbaan", "2 januari 2026", "Volgend gesprek: 17 maart 2026 14:00",
        "Laatste gesprek: 10 februari 2026", "Kop Zij wil anders.", "0570-555012", "Kerkplein 3",
        hands.context.text("dossier.too_young"),
    ):  # fmt: skip
        assert words in said


def test_an_agreement_without_its_date_is_not_called_missing(hands: DossierHands, tmp_path: Path) -> None:
    trajectory = hands.trajectory(hands.client())
    signed = tmp_path / "overeenkomst.pdf"
    signed.write_bytes(b"%PDF-1.7")
    given = {"category": "administration", "origin": "client"}
    attachment = take_in_attachment(hands.context.vault, trajectory.client, signed, given, Silent())
    said = agreement_words(hands.context, trajectory)
    assert said == hands.context.text("summary.no_agreement")
    undated = hands.context.vault.now(edit_item, Trajectory, trajectory.id, {"agreement": attachment.id})
    assert agreement_words(hands.context, undated) == "Bijgevoegd, datum onbekend"
    hands.go("dossier", trajectory.client)
    assert "Bijgevoegd, datum onbekend" in hands.texts(hands.see(Overview, "view_overview"))


def test_a_dossier_that_is_gone_is_told_of(hands: DossierHands) -> None:
    hands.client()
    hands.go("dossier", "nobody")
    assert hands.context.reader.count(Client) == 1
    hands.until(lambda: place(hands) == "dossiers")


def test_a_dossier_that_goes_while_it_is_open_closes(hands: DossierHands) -> None:
    client = hands.client()
    hands.go("dossier", client.id)

    def destroy(work: Work) -> None:
        work.remove(work.get(Client, client.id))

    hands.context.vault.now(destroy)
    hands.until(lambda: place(hands) == "dossiers")


def place(hands: DossierHands) -> str:
    frame = hands.program.window.frame
    return "" if frame is None else frame.place.feature
