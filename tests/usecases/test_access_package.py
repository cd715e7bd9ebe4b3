"""The access package: everything of the dossier, for an identified client, and nothing left behind when it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.package import Package, PackageUse
from app.domain.request import Request
from app.kernel.progress import Cancelled, Silent
from app.packages.errors import PackageTarget
from app.packages.html_reader import OpenedPackage, open_html_package
from app.usecases.close_request import close_request
from app.usecases.identify_request import identify_request
from app.usecases.keep_item import edit_item
from app.usecases.make_access_package import make_access_package
from app.usecases.parts import Parts
from app.usecases.share_document import share_document
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.write_document import begin_document, begin_version, save_draft
from app.vault.vault import Vault
from tests.fakes import CountedProgress
from tests.usecases import dossier

NOTES = "Anna twijfelt over haar werk."
LETTER, OVERVIEW = "Begeleidende brief.pdf", "Overzicht van je dossier.pdf"
COPY, COPY_SCHEMA = "Je dossier voor de computer.json", "Je dossier voor de computer - schema.json"
OWN, OWN_SCHEMA = "Wat je zelf gaf.json", "Wat je zelf gaf - schema.json"
LISTED = "Inhoud met controlegetallen.json"


@pytest.fixture
def client(vault: Vault, parts: Parts, tmp_path: Path) -> Client:
    """A client with notes, two files of the same name, a shared version and a newer draft."""
    made = dossier.client(vault)
    trajectory = dossier.trajectory(vault, made)
    dossier.session(vault, trajectory, notes=NOTES)
    for content, origin in ((b"a cv", "client"), (b"another", "coach")):
        (tmp_path / "cv.pdf").write_bytes(content)
        take_in_attachment(vault, made.id, tmp_path / "cv.pdf", {"origin": origin}, Silent())
    version = vault.now(
        begin_document, {"title": "Verslag", "trajectory": trajectory.id}, made.id, "De gedeelde tekst."
    )
    share_document(vault, parts, version.id, tmp_path / "draft.html", Silent())
    draft = vault.now(begin_version, version.document)
    vault.now(save_draft, draft.id, "Het nieuwe concept.")
    return made


@pytest.fixture
def request_(vault: Vault, client: Client) -> Request:
    """That client's request for a copy, identified."""
    made = dossier.request(vault, client)
    return vault.now(identify_request, made.id, {"identity": "known"})


def opened(vault: Vault, parts: Parts, request: Request, target: Path) -> OpenedPackage:
    made = make_access_package(vault, parts, request.id, target, Silent())
    return open_html_package(made.file, made.passphrase)


def contents(package: OpenedPackage) -> dict[str, bytes]:
    return {each.name: b"".join(package.read(each)) for each in package.manifest.files}


def test_x7_a_copy_holds_everything(vault: Vault, parts: Parts, request_: Request, tmp_path: Path) -> None:
    package = opened(vault, parts, request_, tmp_path / "copy.html")
    files = contents(package)
    assert list(files) == [LETTER, OVERVIEW, "cv.pdf", "cv (2).pdf", COPY, COPY_SCHEMA, OWN, OWN_SCHEMA, LISTED]
    assert {files["cv.pdf"], files["cv (2).pdf"]} == {b"a cv", b"another"}
    copy = json.loads(files[COPY])
    assert copy["items"]["session"][0]["notes"] == NOTES
    assert {each["source"] for each in copy["items"]["version"]} == {"De gedeelde tekst.", "Het nieuwe concept."}
    assert {name: files[name] for name in copy["files"].values()} == {
        name: files[name] for name in ("cv.pdf", "cv (2).pdf")
    }
    assert NOTES not in files[OWN].decode()
    assert package.manifest.use is PackageUse.COPY
    (document,) = package.manifest.documents
    assert document.title == "Verslag (versie 1, Vervangen)"


def test_the_record_of_the_copy_belongs_to_the_request(
    vault: Vault, parts: Parts, request_: Request, tmp_path: Path
) -> None:
    made = make_access_package(vault, parts, request_.id, tmp_path / "copy.html", Silent())
    (kept,) = vault.reader().find(Package, request=request_.id)
    assert kept == made.package
    assert (kept.use, kept.client, kept.passphrase) == (PackageUse.COPY, request_.client, made.passphrase)


def test_a8_portability_holds_what_the_client_gave_alone(
    vault: Vault, parts: Parts, client: Client, tmp_path: Path
) -> None:
    made = dossier.request(vault, client, {"kind": "portability"})
    vault.now(identify_request, made.id, {"identity": "known"})
    package = opened(vault, parts, made, tmp_path / "copy.html")
    files = contents(package)
    assert list(files) == [OWN, OWN_SCHEMA, "cv.pdf", LISTED]
    assert files["cv.pdf"] == b"a cv"
    assert package.manifest.documents == ()


def test_a_copy_speaks_the_clients_language(
    vault: Vault, parts: Parts, client: Client, request_: Request, tmp_path: Path
) -> None:
    vault.now(edit_item, Client, client.id, {"language": "en"})
    package = opened(vault, parts, request_, tmp_path / "copy.html")
    assert package.manifest.introduction.startswith("Hello Anna")
    assert "Overview of your dossier.pdf" in contents(package)


@pytest.mark.parametrize(
    ("kind", "identified", "closed", "reasons"),
    [
        ("copy", False, False, ["not_identified"]),
        ("access", True, True, ["closed"]),
        ("erasure", False, False, ["kind", "not_identified"]),
    ],
)
def test_a9_no_copy_goes_to_who_was_not_identified(
    vault: Vault, parts: Parts, client: Client, tmp_path: Path,
    kind: str, identified: bool, closed: bool, reasons: list[str],
) -> None:  # fmt: skip
    made = dossier.request(vault, client, {"kind": kind})
    if identified:
        vault.now(identify_request, made.id, {"identity": "known"})
    if closed:
        vault.now(close_request, made.id, {"outcome": "refused", "answer": "Vorige week al gestuurd."})
    target = tmp_path / "copy.html"
    with pytest.raises(GateRefused) as refused:
        make_access_package(vault, parts, made.id, target, Silent())
    assert [each.code for each in refused.value.reasons] == [f"gate.access_package.{each}" for each in reasons]
    assert not target.exists()


class Meanwhile:
    """Progress that does something once, while the package is being written."""

    def __init__(self, vault: Vault, client: Client) -> None:
        self._vault, self._client, self.done = vault, client, False

    def report(self, done: int, total: int) -> None:
        if done and not self.done:
            self.done = True
            self._vault.now(edit_item, Client, self._client.id, {"town": "Zwolle"})


def test_a_dossier_that_changed_meanwhile_is_copied_anew(
    vault: Vault, parts: Parts, client: Client, request_: Request, tmp_path: Path
) -> None:
    target = tmp_path / "copy.html"
    with pytest.raises(GateRefused) as refused:
        make_access_package(vault, parts, request_.id, target, Meanwhile(vault, client))
    assert [each.code for each in refused.value.reasons] == ["gate.access_package.changed_meanwhile"]
    assert not target.exists()
    assert vault.reader().find(Package, request=request_.id) == ()


@pytest.mark.parametrize("step", [0, 1, 2])
def test_f35_a_copy_that_is_cancelled_leaves_nothing(
    vault: Vault, parts: Parts, request_: Request, tmp_path: Path, step: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        make_access_package(vault, parts, request_.id, folder / "copy.html", CountedProgress(cancel_at=step))
    assert list(folder.iterdir()) == []
    assert vault.reader().find(Package, request=request_.id) == ()


def test_a_file_in_the_way_is_left_alone(vault: Vault, parts: Parts, request_: Request, tmp_path: Path) -> None:
    target = tmp_path / "copy.html"
    target.write_text("mine")
    with pytest.raises(PackageTarget):
        make_access_package(vault, parts, request_.id, target, Silent())
    assert target.read_text() == "mine"
    assert vault.reader().find(Package, request=request_.id) == ()
