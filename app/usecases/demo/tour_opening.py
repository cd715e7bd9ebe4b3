"""The tour, steps 1 to 4: a vault, clients from files, a dossier, a report from a template."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import timedelta
from io import BytesIO

from PIL import Image

from app.documents.recovery_sheet import render_recovery_sheet
from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.client import Client
from app.domain.document import DocumentKind, Version
from app.domain.imports.plan import Action, ImportPlan
from app.domain.organisation import Organisation
from app.domain.prose_source import read_source, word_count, write_source
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.packages.passphrase import generate_passphrase
from app.usecases.create_practice import create_practice
from app.usecases.demo import writings
from app.usecases.demo.conversations import session_notes, session_subject
from app.usecases.demo.desk import Dossier
from app.usecases.demo.make_demo import POLICY, PRACTICE
from app.usecases.demo.moving_clock import working_day
from app.usecases.demo.papers import cv_pdf, photo_png, signed_form
from app.usecases.demo.people import Person, chance_of, draw_organisation
from app.usecases.demo.sample_files import csv_file, people, vcard_file
from app.usecases.demo.themes import VISIBLE
from app.usecases.demo.tour_stage import Line, Stage, details
from app.usecases.import_clients import plan_import, read_import, run_import
from app.usecases.keep_item import add_item, edit_item
from app.usecases.practice import practice_details, the_practice
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.templates import template_named
from app.usecases.write_document import begin_document, save_draft
from app.vault.passphrase import Passphrase
from app.vault.vault import Vault, create_vault

SESSIONS = (42, 21, 3)
"""How many days ago the three sessions were."""


def make_vault(stage: Stage) -> Generator[Line, None, tuple[Vault, str]]:
    """A new vault, its practice and policy, and the recovery key on a sheet to print."""
    yield stage.step(1)
    passphrase = generate_passphrase()
    folder = stage.path("vault")
    vault, recovery_key = create_vault(folder, Passphrase(passphrase), stage.parts.clock, stage.parts.effort)
    starting = next(each for each in stage.parts.starting_policies if each.name == POLICY)
    practice = vault.now(create_practice, PRACTICE, starting)
    yield stage.said("vault_made", practice=practice.trade_name, policy=starting.title.words(stage.words))
    yield stage.made(folder)
    yield stage.secret("opens_vault", passphrase)
    sheet = render_recovery_sheet(recovery_key.text, practice_details(practice), stage.today, stage.words)
    yield stage.said("recovery_sheet")
    yield stage.made(stage.write("recovery", sheet))
    return vault, passphrase


def bring_in_clients(stage: Stage, vault: Vault) -> Generator[Line, None, tuple[Person, Client]]:
    """A CSV with a fault, shown line by line and refused; the CSV without it; vCards of both versions."""
    yield stage.step(2)
    known = [stage.parts.translator(each) for each in Language]
    drawn = people(stage.today)
    wrong = stage.write("csv_wrong", csv_file(drawn[:3], birth_date_of_last="31-02-1984"))
    yield stage.made(wrong)
    plan = plan_import(vault.reader(), read_import(wrong, known), stage.today)
    stage.require(plan.count(Action.REFUSED) == 1, 2)
    yield stage.said("dry_run")
    yield from details(_told(plan, stage))
    for name, content in (("csv", csv_file(drawn[:3])), ("vcard", vcard_file(drawn[3:]))):
        source = stage.write(name, content)
        yield stage.made(source)
        plan = plan_import(vault.reader(), read_import(source, known), stage.today)
        added = run_import(vault, plan, stage.parts.clock.now())
        yield stage.said("imported", names=", ".join(each.name for each in added))
    clients = vault.reader().find(Client)
    stage.require(sorted(each.name for each in clients) == sorted(each.name for each in drawn), 2)
    return drawn[0], next(each for each in clients if each.name == drawn[0].name)


def keep_dossier(stage: Stage, vault: Vault, person: Person, client: Client) -> Generator[Line, None, Dossier]:
    """A trajectory for an employer, a signed agreement, three sessions, a CV and a photo, looked at from memory."""
    yield stage.step(3)
    chance = chance_of("tour")
    employer = vault.now(add_item, Organisation, draw_organisation(chance, 1))
    given = {
        "kind": VISIBLE.kind.value, "title": VISIBLE.title, "question": VISIBLE.question, "principal": employer.id,
        "starts_on": working_day(stage.today, SESSIONS[0]).isoformat(),
        "ends_on": (stage.today + timedelta(days=60)).isoformat(),
    }  # fmt: skip
    trajectory = vault.now(add_item, Trajectory, given, client=client.id)
    dossier = Dossier(
        person=person, theme=VISIBLE, chance=chance, client=client, trajectory=trajectory, principal=employer
    )
    practice = practice_details(the_practice(vault.reader()))
    agreement = writings.agreement(person, VISIBLE, practice.trade_name, employer.name)
    papers = (
        ("agreement", Category.ADMINISTRATION, signed_form(
            person, practice, writings.TITLES[DocumentKind.AGREEMENT], agreement, stage.today, stage.dutch
        )),
        ("cv", Category.PERSONAL_DOCUMENT, cv_pdf(chance, person, stage.today, stage.dutch)),
        ("photo", Category.PERSONAL_DOCUMENT, photo_png(chance)),
    )  # fmt: skip
    kept = {}
    for name, category, content in papers:
        yield stage.made(stage.write(name, content))
        kept[name] = take_in(stage, vault, dossier, name, category)
    signed = {"agreement": kept["agreement"].id, "agreement_on": stage.today.isoformat()}
    dossier.trajectory = vault.now(edit_item, Trajectory, trajectory.id, signed)
    yield stage.said("trajectory", client=client.name, trajectory=trajectory.title, principal=employer.name)
    for days in SESSIONS:
        yield from details([_held(stage, vault, dossier, days)])
    picture = b"".join(vault.reader().chunks(kept["photo"].id))
    with Image.open(BytesIO(picture)) as shown:
        yield stage.said("preview", width=shown.width, height=shown.height)
    return dossier


def take_in(stage: Stage, vault: Vault, dossier: Dossier, name: str, category: Category) -> Attachment:
    """One of the tour's files into the dossier."""
    given = {
        "category": category.value, "origin": Source.CLIENT.value, "trajectory": dossier.trajectory.id,
    }  # fmt: skip
    return take_in_attachment(vault, dossier.client.id, stage.path(name), given, Silent())


def write_report(stage: Stage, vault: Vault, dossier: Dossier) -> Generator[Line, None, Version]:
    """A final report from its template, saved as it grows, and read back exactly."""
    yield stage.step(4)
    template = template_named(stage.parts.resources, Language.DUTCH, "final_report")
    given = {"kind": template.kind.value, "title": template.title, "trajectory": dossier.trajectory.id}
    version = vault.now(begin_document, given, dossier.client.id, template.source)
    text = write_source(read_source(writings.final_report(dossier.person, dossier.theme, len(SESSIONS))))
    for end in (len(text) // 3, len(text) // 2, len(text)):
        version = vault.now(save_draft, version.id, text[:end])
    stage.require(vault.reader().get(Version, version.id).source == text, 4)
    yield stage.said("report_written", title=template.title, words=word_count(read_source(text)))
    return version


def _held(stage: Stage, vault: Vault, dossier: Dossier, days_ago: int) -> str:
    dossier.sessions += 1
    given = {
        "trajectory": dossier.trajectory.id,
        "on": working_day(stage.today, days_ago).isoformat(),
        "minutes": 90,
        "subject": session_subject(dossier.chance, dossier.sessions),
        "notes": session_notes(dossier.chance, dossier.person, dossier.theme, dossier.sessions),
    }
    made = vault.now(add_item, Session, given, client=dossier.client.id)
    return f"{stage.words.date(made.on)}: {made.subject}"


def _told(plan: ImportPlan, stage: Stage) -> Iterator[str]:
    """Line by line what an import would do, as the command line tells it."""
    for line in plan.lines:
        faults = "; ".join(
            f"{stage.words.text(each.label)}: {stage.words.text(each.key, **dict(each.arguments))}"
            for each in line.faults
        )
        action = stage.words.text(f"import.action.{line.action.value}")
        yield " ".join(filter(None, (f"{line.number}: {action}", line.name, faults and f"({faults})")))
