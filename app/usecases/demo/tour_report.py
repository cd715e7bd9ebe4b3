"""The tour, steps 5 to 7: the draft goes to the client, the employer must wait, and then the report goes out."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from app.domain.answer import Decision
from app.domain.category import Category
from app.domain.document import Version
from app.domain.gate import GateRefused
from app.domain.organisation import Organisation
from app.domain.reason import worded
from app.kernel.progress import Silent
from app.packages.html_reader import open_html_package
from app.usecases.demo.desk import Dossier
from app.usecases.demo.papers import signed_form
from app.usecases.demo.tour_opening import take_in
from app.usecases.demo.tour_stage import Line, Stage, details
from app.usecases.disclose_document import disclose_document
from app.usecases.disclosure_facts import READ_THROUGH
from app.usecases.finalise_document import finalise_document
from app.usecases.give_consent import give_consent
from app.usecases.package_for import MadePackage
from app.usecases.practice import practice_details, the_practice
from app.usecases.print_document import print_document
from app.usecases.record_answer import record_answer
from app.usecases.share_document import share_document
from app.vault.vault import Vault


def share_draft(stage: Stage, vault: Vault, version: Version) -> Iterator[Line]:
    """The draft as one HTML file under a passphrase; opened again as the client does."""
    yield stage.step(5)
    made = share_document(vault, stage.parts, version.id, stage.path("draft"), Silent())
    yield stage.said("shared")
    yield from told_package(stage, made)


def told_package(stage: Stage, made: MadePackage) -> Iterator[Line]:
    """The file, its passphrase, and what is in it for whoever has both."""
    yield stage.made(made.file)
    yield stage.secret("opens_package", made.passphrase)
    manifest = open_html_package(made.file, made.passphrase).manifest
    names = [*(each.title for each in manifest.documents), *(each.name for each in manifest.files)]
    yield stage.said("package_opened", count=len(names))
    yield from details(names)


def refuse_employer(stage: Stage, vault: Vault, version: Version, dossier: Dossier) -> Iterator[Line]:
    """The employer asks for the report: refused, with every reason, and no file is made."""
    yield stage.step(6)
    employer, target = _employer(dossier), stage.path("employer")
    try:
        disclose_document(vault, stage.parts, version.id, employer.id, target, Silent(), READ_THROUGH)
    except GateRefused as refused:
        yield stage.said("refused", recipient=employer.name)
        yield from details([worded(each, stage.words) for each in refused.reasons])
        stage.require(len(refused.reasons) == 2 and not target.exists(), 6)
    else:
        stage.require(held=False, step=6)


def hand_over(stage: Stage, vault: Vault, version: Version, dossier: Dossier) -> Generator[Line, None, Version]:
    """Approval and consent, each with its evidence; the final PDF; and now the employer gets it."""
    yield stage.step(7)
    employer, person, client = _employer(dossier), dossier.person, dossier.client
    mail = (
        f"From: {person.email}\nSubject: Eindrapportage\n\n"
        f"Ik heb het concept gelezen en ben akkoord.\n\n{person.first_name}\n"
    )
    yield stage.made(stage.write("approval", mail.encode()))
    evidence = take_in(stage, vault, dossier, "approval", Category.CORRESPONDENCE)
    approval = {"decided_by": person.name, "decided_how": "email", "evidence": evidence.id}
    vault.now(record_answer, version.id, Decision.APPROVE, approval)
    yield stage.said("approved", client=client.name)
    text = f"Ik vind het goed dat mijn eindrapportage naar {employer.name} gaat, en naar niemand anders."
    practice = practice_details(the_practice(vault.reader()))
    form = signed_form(person, practice, "Toestemming", text, stage.today, stage.dutch)
    yield stage.made(stage.write("consent", form))
    signed = take_in(stage, vault, dossier, "consent", Category.CONSENT_EVIDENCE)
    given = {
        "role": "release", "purpose": "Eindrapportage aan de opdrachtgever", "recipient": employer.id,
        "version": version.id, "trajectory": dossier.trajectory.id, "text": text, "given_name": person.name,
        "given_on": stage.today.isoformat(), "given_how": "paper", "evidence": signed.id,
    }  # fmt: skip
    consent = vault.now(give_consent, given, client.id, stage.parts.law)
    yield stage.said("consented")
    yield from details([consent.text])
    final = finalise_document(vault, stage.parts, version.id)
    target = stage.path("final")
    digest = print_document(vault, stage.parts, final.id, target)
    stage.require(digest == final.pdf_sha256, 7)
    yield stage.said("final", digest=digest)
    yield stage.made(target)
    made = disclose_document(vault, stage.parts, final.id, employer.id, stage.path("employer"), Silent(), READ_THROUGH)
    yield stage.said("disclosed", recipient=employer.name)
    yield from told_package(stage, made)
    return final


def _employer(dossier: Dossier) -> Organisation:
    if dossier.principal is None:
        raise ValueError("the tour's trajectory has a principal")
    return dossier.principal
