"""Make a package and keep its record: the file is written first, outside the lane; what it means is committed after."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from app.domain.package import Package
from app.kernel.progress import Progress
from app.packages.contents import PackageContents
from app.packages.html_writer import PackageRecord, write_html_package
from app.packages.passphrase import generate_passphrase
from app.usecases.removed_unless_recorded import removed_unless_recorded
from app.vault.vault import Vault
from app.vault.work import Work

T = TypeVar("T")
ZIP_ENDING = ".zip"


@dataclass(frozen=True, slots=True)
class MadePackage:
    """A package on the disk, its record, and the passphrase to tell the recipient by another way."""

    package: Package
    file: Path
    passphrase: str = field(repr=False)


def make_package(
    vault: Vault,
    contents: PackageContents,
    target: Path,
    progress: Progress,
    commit: Callable[[Work, PackageRecord, str], Package],
) -> MadePackage:
    """Write the package to `target`, then run `commit` in the lane with what was made and the passphrase.

    It is a page, or a zip with the page in it where the name of `target` ends so.

    Where the commit fails the file is removed: no package is out that the vault does not know of.
    """
    passphrase = generate_passphrase()
    record = write_package(target, contents, passphrase, progress)
    with removed_unless_recorded(target):
        package = vault.now(commit, record, passphrase)
    return MadePackage(package, target, passphrase)


def write_package(target: Path, contents: PackageContents, passphrase: str, progress: Progress) -> PackageRecord:
    """Write it as a page, or as a zip with the page in it where the name of `target` ends so."""
    write = _write_zip if target.suffix.lower() == ZIP_ENDING else write_html_package
    return write(target, contents, passphrase, progress=progress)


def _write_zip(target: Path, contents: PackageContents, passphrase: str, *, progress: Progress) -> PackageRecord:
    # pyzipper brings a cipher library of its own: it is loaded when it is needed.
    from app.packages.zip_writer import write_zip_package

    return write_zip_package(target, contents, passphrase, progress=progress)


def keep_package(
    work: Work, record: PackageRecord, passphrase: str, contents: PackageContents, **known: str
) -> Package:
    """The record of a package that was made; `known` says whose it is and what it belongs to."""
    return work.new(
        Package, use=contents.use, made_on=work.today, file_sha256=record.sha256, package_id=record.id,
        passphrase=passphrase, answer_private_key=record.answer_private_key, answer_key=record.answer_key,
        questions=_labels(contents), **known,
    )  # fmt: skip


def _labels(contents: PackageContents) -> str:
    """The label of each question by its id: an answer names the id alone."""
    labels = {each.id: each.label for each in contents.questions}
    return json.dumps(labels, ensure_ascii=False) if labels else ""
