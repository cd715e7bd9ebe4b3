"""A package as a page or as an AES zip, from the command line: the ending of the file and `--as` say which."""

from __future__ import annotations

import subprocess
from hashlib import sha256

from app.packages.html_reader import open_html_package
from app.packages.zip_writer import INNER_NAME
from tests.acceptance import dossier
from tests.cli.driver import CommandLine
from tests.packages.browser import program


def test_a_draft_is_shared_as_a_zip_that_seven_zip_opens(command_line: CommandLine) -> None:
    run, folder = command_line, command_line.folder.parent
    client = dossier.client(run)
    report = dossier.report(run, client, dossier.trajectory(run, client))
    assert run("document", "share", report, "--to", folder / "draft.html", "--as", "zip").code == 2
    assert not (folder / "draft.html").exists()
    made = run.ok("document", "share", report, "--to", folder / "draft", "--as", "zip")
    assert made["file"] == str(folder / "draft.zip")
    password = f"-p{made['passphrase']}"
    opening = [program("7zz", "7z"), "x", password, f"-o{folder / 'out'}", made["file"]]
    subprocess.run(opening, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    package = open_html_package(folder / "out" / INNER_NAME, made["passphrase"])
    assert made["file_sha256"] == sha256((folder / "draft.zip").read_bytes()).hexdigest()
    assert [each.title for each in package.manifest.documents] == ["Eindrapportage"]
