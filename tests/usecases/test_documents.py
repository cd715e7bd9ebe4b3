"""A document from draft to final: what freezes, what gives way, and what is refused on the way."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.document import Version, VersionState
from app.domain.frozen import FrozenVersion
from app.domain.gate import GateRefused
from app.domain.guidance import without_guidance
from app.domain.reason import worded
from app.domain.trajectory import Trajectory
from app.kernel.errors import InputError
from app.kernel.progress import Cancelled, Silent
from app.kernel.translator import Language
from app.packages.html_reader import open_html_package
from app.usecases.decide_version import approve_version, block_version
from app.usecases.finalise_document import finalise_document
from app.usecases.keep_item import add_item, edit_item
from app.usecases.package_for import MadePackage
from app.usecases.parts import Parts
from app.usecases.print_document import version_pdf
from app.usecases.share_document import share_document
from app.usecases.templates import every_template, template_named
from app.usecases.write_document import begin_document, begin_version, save_draft, write_document
from app.vault.vault import Vault
from tests.fakes import CountedProgress, SetClock

APPROVAL = {"decided_on": "2026-03-03", "decided_by": "Anna Berg", "decided_how": "email"}
TEXT = "# Verslag\n\nAnna wil **groeien**."


@pytest.fixture
def draft(vault: Vault) -> Version:
    client = vault.now(add_item, Client, {"first_name": "Anna", "surname": "Berg"})
    trajectory = vault.now(add_item, Trajectory, {"title": "Traject", "starts_on": "2026-01-05"}, client.id)
    return vault.now(begin_document, {"title": "Eindrapportage", "trajectory": trajectory.id}, client.id, TEXT)


def share(vault: Vault, parts: Parts, version: Version, target: Path) -> MadePackage:
    return share_document(vault, parts, version.id, target, Silent())


def reasons(caught: pytest.ExceptionInfo[GateRefused]) -> list[str]:
    return [each.code for each in caught.value.reasons]


def test_a_draft_with_guidance_of_a_template_in_it_is_not_shared(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    template = template_named(parts.resources, Language.DUTCH, "final_report")
    vault.now(save_draft, draft.id, template.source + TEXT)
    with pytest.raises(GateRefused) as caught:
        share(vault, parts, draft, tmp_path / "draft.html")
    assert reasons(caught) == ["gate.share.guidance_left"]
    assert not list(tmp_path.glob("draft*"))
    without = without_guidance(template.source + TEXT, every_template(parts.resources))
    vault.now(save_draft, draft.id, without)
    share(vault, parts, draft, tmp_path / "draft.html")


def test_fields_stay_fields_until_the_version_is_shared(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    text = "# Over {{client.name}}\n\nGeschreven door **{{practice.coach}}** in {{trajectory.title}}.\n"
    vault.now(save_draft, draft.id, text)
    preview = " ".join(page.extract_text() for page in PdfReader(BytesIO(version_pdf(vault, parts, draft.id))).pages)
    assert "Over Anna Berg" in preview
    share(vault, parts, draft, tmp_path / "draft.html")
    shared = vault.reader().get(Version, draft.id)
    frozen = FrozenVersion.read(shared.frozen).source
    assert shared.source == frozen, "whoever reads the version later reads what was shared"
    assert frozen.startswith("# Over Anna Berg\n\nGeschreven door **")
    assert "{{" not in frozen
    assert vault.now(begin_version, draft.document).source == frozen


def test_a_text_that_is_refused_leaves_what_was_shared_as_it_is(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    vault.now(save_draft, draft.id, TEXT)
    share(vault, parts, draft, tmp_path / "draft.html")
    with pytest.raises(InputError):
        vault.now(write_document, draft.document, "Een bel: \a")
    assert [each.state for each in vault.reader().find(Version, document=draft.document)] == [VersionState.SHARED]
    assert vault.now(write_document, draft.document, "Zonder bel.").number == 2


def test_a_field_that_is_empty_or_unknown_is_named_before_sharing(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    text = "Bel {{client.phone}}, of {{client.phone}}, over {{client.bsn}}.\n"
    vault.now(save_draft, draft.id, text)
    with pytest.raises(GateRefused) as caught:
        share(vault, parts, draft, tmp_path / "draft.html")
    dutch = parts.translator(Language.DUTCH)
    assert [worded(each, dutch) for each in caught.value.reasons] == [
        "een veld in de tekst is nog leeg: Telefoon van de cliënt",
        "de tekst noemt een veld dat niet bestaat: {{client.bsn}}",
    ]
    assert not list(tmp_path.glob("draft*"))
    preview = " ".join(page.extract_text() for page in PdfReader(BytesIO(version_pdf(vault, parts, draft.id))).pages)
    assert "{{client.bsn}}: dit veld bestaat niet]" in " ".join(preview.split())
    vault.now(edit_item, Client, draft.client, {"phone": "06 12345678"})
    vault.now(save_draft, draft.id, "Bel {{client.phone}}.\n")
    share(vault, parts, draft, tmp_path / "draft.html")
    assert FrozenVersion.read(vault.reader().get(Version, draft.id).frozen).source == "Bel 06 12345678.\n"


def test_sharing_freezes_exactly_what_the_package_shows(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    made = share(vault, parts, draft, tmp_path / "draft.html")
    shared = vault.reader().get(Version, draft.id)
    assert shared.state is VersionState.SHARED
    assert hashlib.sha256(shared.frozen).hexdigest() == shared.content_sha256
    frozen = FrozenVersion.read(shared.frozen)
    assert (frozen.client, frozen.source, frozen.title) == ("Anna Berg", TEXT, "Eindrapportage")
    opened = open_html_package(made.file, made.passphrase)
    assert [each.content_sha256 for each in opened.manifest.documents] == [shared.content_sha256]
    assert hashlib.sha256(made.file.read_bytes()).hexdigest() == made.package.file_sha256
    assert made.package.passphrase == made.passphrase


def test_what_was_shared_changes_no_more(vault: Vault, parts: Parts, draft: Version, tmp_path: Path) -> None:
    share(vault, parts, draft, tmp_path / "draft.html")
    with pytest.raises(GateRefused) as caught:
        vault.now(save_draft, draft.id, "iets anders")
    assert reasons(caught) == ["gate.save.not_a_draft"]
    with pytest.raises(GateRefused) as caught:
        share(vault, parts, draft, tmp_path / "again.html")
    assert reasons(caught) == ["gate.share.not_a_draft"]
    assert not (tmp_path / "again.html").exists()
    assert vault.reader().get(Version, draft.id).source == TEXT


def test_changing_the_client_later_changes_nothing_that_was_frozen(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    share(vault, parts, draft, tmp_path / "draft.html")
    vault.now(edit_item, Client, draft.client, {"surname": "Smit"})
    vault.now(approve_version, draft.id, APPROVAL)
    final = finalise_document(vault, parts, draft.id)
    assert FrozenVersion.read(final.frozen).client == "Anna Berg"


def test_an_empty_draft_is_not_shared(vault: Vault, parts: Parts, draft: Version, tmp_path: Path) -> None:
    vault.now(save_draft, draft.id, "  \n")
    with pytest.raises(GateRefused) as caught:
        share(vault, parts, draft, tmp_path / "draft.html")
    assert reasons(caught) == ["gate.share.empty"]


def test_a_new_version_begins_with_the_text_and_the_old_one_gives_way(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    assert vault.now(begin_version, draft.document) == draft
    share(vault, parts, draft, tmp_path / "draft.html")
    vault.now(approve_version, draft.id, APPROVAL)
    second = vault.now(begin_version, draft.document)
    assert (second.number, second.source, second.state) == (2, TEXT, VersionState.DRAFT)
    assert vault.reader().get(Version, draft.id).state is VersionState.SUPERSEDED
    with pytest.raises(GateRefused):
        finalise_document(vault, parts, draft.id)


def test_only_what_was_shared_is_decided_on(vault: Vault, parts: Parts, draft: Version, tmp_path: Path) -> None:
    with pytest.raises(GateRefused) as caught:
        vault.now(approve_version, draft.id, APPROVAL)
    assert reasons(caught) == ["gate.decide.not_shared"]
    share(vault, parts, draft, tmp_path / "draft.html")
    blocked = vault.now(block_version, draft.id, APPROVAL)
    assert blocked.state is VersionState.BLOCKED
    with pytest.raises(GateRefused) as caught:
        finalise_document(vault, parts, draft.id)
    assert reasons(caught) == ["gate.finalise.blocked"]
    assert vault.now(approve_version, draft.id, APPROVAL).state is VersionState.APPROVED


@pytest.mark.parametrize(
    ("given", "label", "code"),
    [
        ({"decided_how": "email"}, "version.decided_by", "required"),
        ({"decided_by": "Anna Berg"}, "version.decided_how", "required"),
        ({**APPROVAL, "decided_on": "2026-03-02"}, "version.decided_on", "before_sharing"),
        ({**APPROVAL, "decided_on": "2026-03-04"}, "version.decided_on", "date_in_future"),
        ({**APPROVAL, "evidence": "0" * 26}, "version.evidence", "leads_nowhere"),
        ({**APPROVAL, "source": "anders"}, "version.source", "unknown_field"),
    ],
)
def test_an_approval_says_who_when_and_how(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path, given: dict[str, object], label: str, code: str
) -> None:
    share(vault, parts, draft, tmp_path / "draft.html")
    with pytest.raises(InputError) as caught:
        vault.now(approve_version, draft.id, given)
    assert [(each.label, each.code) for each in caught.value.faults] == [(label, code)]
    assert vault.reader().get(Version, draft.id).state is VersionState.SHARED


def test_the_final_pdf_is_kept_and_is_the_same_each_time(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path, clock: SetClock
) -> None:
    share(vault, parts, draft, tmp_path / "draft.html")
    vault.now(approve_version, draft.id, APPROVAL)
    clock.forward(days=20)
    final = finalise_document(vault, parts, draft.id)
    pdf = vault.reader().get(Attachment, final.pdf)
    content = b"".join(vault.reader().chunks(pdf.id))
    assert hashlib.sha256(content).hexdigest() == final.pdf_sha256 == pdf.sha256
    assert content.startswith(b"%PDF")


def test_a_cancelled_share_leaves_a_draft_and_no_file(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        share_document(vault, parts, draft.id, tmp_path / "draft.html", CountedProgress(cancel_at=1))
    assert vault.reader().get(Version, draft.id).state is VersionState.DRAFT
    assert list(tmp_path.glob("*.html")) == []
