"""`coachkluis package`: reads a package with its passphrase. Needs no vault."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.secrets import read_passphrase
from app.kernel.errors import CoachkluisError
from app.packages.extraction import extract_package
from app.packages.html_reader import check_html_package


@click.group("package", help="Packages: encrypted files that left a vault for one person.")
def package() -> None:
    """The group."""


@package.command("open", help="Write what is in the package FILE into the folder DIR, not encrypted.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@command
def open_(call: Call, file: Path, folder: Path) -> None:
    """Open a package with the passphrase that was told by another way."""
    try:
        whole = check_html_package(file, progress=call.progress())
        # Asked only now: of a file that is cut off, nobody types a passphrase first.
        passphrase = read_passphrase(call.passphrase_file, call.translator.text("cli.passphrase_of_package"))
        opened = whole.open(passphrase.text)
        written = extract_package(opened, folder, call.progress())
    except OSError as error:
        raise CoachkluisError("file_unreadable", file=file.name) from error
    manifest = opened.manifest
    paths: list[Json] = [str(each) for each in written]
    call.answer(
        {
            "id": manifest.package_id,
            "use": manifest.use.value,
            "practice": manifest.practice,
            "created": manifest.created.isoformat(),
            "introduction": manifest.introduction,
            "files": paths,
        },
        [manifest.introduction, *(str(each) for each in written)],
    )
