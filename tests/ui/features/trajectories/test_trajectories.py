"""Trajectories in the window: begun, changed, ended, with a principal and a signed agreement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.domain.attachment import Attachment
from app.domain.category import Category
from app.domain.organisation import Contact, Organisation
from app.domain.trajectory import Trajectory
from app.ui.features.trajectories.trajectory_card import TrajectoryCard
from app.ui.forms.organisation import OrganisationDialog
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.inputs import Input
from app.usecases.take_in_attachment import take_in_attachment
from tests.fakes import CountedProgress
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, press


def trajectories(hands: DossierHands) -> tuple[Trajectory, ...]:
    return hands.context.reader.find(Trajectory)


def organisation_dialog(hands: DossierHands) -> OrganisationDialog:
    hands.until(lambda: maybe(hands.window, OrganisationDialog, "organisation") is not None)
    return hands.see(OrganisationDialog, "organisation")


def type_into(made: Input, value: object) -> None:
    made.show_value(value)
    made.edited.emit()


def test_a_trajectory_with_a_new_principal_and_a_signed_agreement(
    hands: DossierHands, files: AnsweredFiles, tmp_path: Path
) -> None:
    client = hands.client()
    hands.go("dossier", client.id, part="trajectories")
    assert hands.context.text("trajectories.empty") in hands.texts()
    hands.press("new_trajectory")
    dialog = hands.dialog("trajectory")
    assert dialog.form.values()["starts_on"] == "2026-03-03"
    press(dialog, "new_principal")
    organisation = organisation_dialog(hands)
    type_into(organisation.form.fields["name"].input, "Bakkerij Jansen")
    assert organisation.contact is not None
    type_into(organisation.contact.fields["first_name"].input, "Els")
    organisation.primary.click()
    hands.until(lambda: organisation.contact is not None and organisation.contact.fields["surname"].fault != "")
    assert hands.context.reader.count(Organisation) == 0, "the organisation came in without its contact"
    type_into(organisation.contact.fields["surname"].input, "Knoop")
    organisation.primary.click()
    hands.until(lambda: hands.context.reader.count(Contact) == 1)
    (employer,) = hands.context.reader.find(Organisation)
    hands.until(lambda: dialog.form.values()["principal"] == employer.id)
    signed = tmp_path / "Overeenkomst.pdf"
    signed.write_bytes(b"%PDF-1.7")
    files.answers.append(signed)
    press(dialog, "add_agreement")
    hands.until(lambda: dialog.form.values()["agreement"] != "")
    hands.fill("trajectory", title="Loopbaan", agreement_on=date(2026, 3, 2))
    hands.gone("trajectory")
    (trajectory,) = trajectories(hands)
    (attachment,) = hands.context.reader.find(Attachment)
    assert (trajectory.principal, trajectory.agreement) == (employer.id, attachment.id)
    assert attachment.category is Category.ADMINISTRATION
    hands.until(lambda: maybe(hands.window, TrajectoryCard, f"trajectory_{trajectory.id}") is not None)
    said = hands.texts(hands.see(TrajectoryCard, f"trajectory_{trajectory.id}"))
    assert all(words in said for words in ("Loopbaan", "Bakkerij Jansen", "Els Knoop", "2 maart 2026"))
    hands.press("open_agreement")
    hands.until(lambda: maybe(hands.window, QLabel, "no_preview") is not None)


def test_faults_stand_at_the_fields_and_nothing_is_kept(hands: DossierHands) -> None:
    client = hands.client()
    hands.go("dossier", client.id, part="trajectories")
    hands.act("new_trajectory")
    dialog = hands.fill("trajectory", title="Loopbaan", ends_on=date(2025, 1, 1))
    hands.until(lambda: dialog.form.fields["ends_on"].fault != "")
    hands.fill("trajectory", title="", ends_on=None)
    hands.until(lambda: dialog.form.fields["title"].fault != "")
    assert trajectories(hands) == ()
    type_into(dialog.form.fields["title"].input, "Loopbaan")
    dialog.reject()
    hands.until(lambda: maybe(hands.window, Dialog, "question") is not None)  # what was filled in is not lost unasked


def test_a_trajectory_ends_on_a_day(hands: DossierHands) -> None:
    client = hands.client()
    trajectory = hands.trajectory(client, title="Loopbaan")
    hands.go("dossier", client.id, part="trajectories")
    hands.press(f"end_{trajectory.id}")
    dialog = hands.dialog("end_trajectory")
    assert dialog.form.values() == {"ends_on": "2026-03-03"}
    hands.fill("end_trajectory", ends_on=date(2026, 2, 28))
    hands.gone("end_trajectory")
    hands.until(lambda: "afgerond, van 5 januari 2026 tot en met 28 februari 2026" in hands.texts())
    assert trajectories(hands)[0].ends_on == date(2026, 2, 28)


def test_a_principal_and_its_contacts_can_be_changed_from_here(hands: DossierHands) -> None:
    client = hands.client()
    employer = hands.keep(Organisation, name="Bakkerij Jansen")
    hands.keep(Contact, organisation=employer.id, surname="Knoop")
    hands.trajectory(client, principal=employer.id)
    hands.go("dossier", client.id, part="trajectories")
    hands.press("open_principal")
    dialog = organisation_dialog(hands)
    press(dialog, "edit_contact")
    hands.fill("contact", surname="Strik", position="Personeelszaken")
    hands.gone("contact")
    hands.until(lambda: "Strik" in hands.texts(dialog))
    press(dialog, "new_contact")
    hands.fill("contact", surname="Lint")
    hands.gone("contact")
    hands.until(lambda: "Lint" in hands.texts(dialog))
    type_into(dialog.form.fields["name"].input, "Bakkerij Strik")
    dialog.primary.click()
    hands.until(lambda: "Bakkerij Strik" in hands.texts())
    assert {each.surname for each in hands.context.reader.find(Contact)} == {"Strik", "Lint"}


def test_only_this_clients_files_are_offered_as_agreement(hands: DossierHands, tmp_path: Path) -> None:
    client, other = hands.client(), hands.client(surname="Ander")
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    vault = hands.context.vault
    mine = take_in_attachment(vault, client.id, file, {"name": "mijn.pdf"}, CountedProgress())
    take_in_attachment(vault, other.id, file, {"name": "ander.pdf"}, CountedProgress())
    hands.go("dossier", client.id, part="trajectories")
    hands.press("new_trajectory")
    combo = hands.dialog("trajectory").form.fields["agreement"].input.inner
    offered = [combo.itemData(place) for place in range(combo.count())]  # type: ignore[attr-defined]  # a QComboBox
    assert offered == ["", mine.id]


def test_a_parent_is_asked_for_permission_only_of_a_minor(hands: DossierHands) -> None:
    adult, minor = hands.client(birth_date="1980-05-01"), hands.client(birth_date="2009-05-01")
    for client, asked in ((adult, False), (minor, True)):
        hands.go("dossier", client.id, part="trajectories")
        hands.press("new_trajectory")
        dialog = hands.dialog("trajectory")
        fields = [dialog.form.fields[name] for name in ("permission_by", "permission_on")]
        assert [each.isVisible() for each in fields] == [asked, asked]
        dialog.reject()
        hands.gone("trajectory")
    hands.go("dossier", minor.id, part="trajectories")
    hands.press("new_trajectory")
    dialog = hands.dialog("trajectory")
    type_into(dialog.form.fields["agreement_on"].input, date(2027, 6, 1))  # eighteen by then
    assert not dialog.form.fields["permission_by"].isVisible()
