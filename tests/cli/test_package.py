"""`coachkluis package open`: a package can be read without a vault, and every refusal says what is the matter."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from app.cli.main import run_command
from app.packages.passphrase import generate_passphrase
from app.usecases.parts import Parts
from tests.packages.examples import REPORT, contents_of, file_of, write

CV = b"a cv of nobody"


@pytest.fixture
def package(tmp_path: Path) -> tuple[Path, Path]:
    """A package and the file with its passphrase."""
    passphrase, secret = generate_passphrase(), tmp_path / "secret"
    write(tmp_path / "package.html", contents_of(REPORT, files=(file_of("../cv.pdf", CV),)), passphrase, 600_000)
    secret.write_text(passphrase + "\n")
    return tmp_path / "package.html", secret


def call(parts: Parts, *arguments: object) -> int:
    return run_command(parts, ["--lang", "nl", "package", "open", *map(str, arguments), "--json"])


def test_a_package_opens_without_a_vault(parts: Parts, package: tuple[Path, Path], tmp_path: Path) -> None:
    assert call(parts, package[0], tmp_path / "out", "--passphrase-file", package[1]) == 0
    written = {path.suffix: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(written) == {".html", ".pdf"}
    assert written[".pdf"] == CV
    assert "Grenzen stellen" in written[".html"].decode()


def test_each_refusal_has_its_exit_code(
    parts: Parts, package: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, secret = package
    (tmp_path / "wrong").write_text(generate_passphrase())
    (tmp_path / "cut.html").write_bytes(file.read_bytes()[:-10])
    (tmp_path / "other.html").write_text("<html></html>")
    with ZipFile(tmp_path / "package.zip", "w") as archive:
        archive.write(file, "bestand.html")
    out = tmp_path / "out"
    codes = [
        call(parts, file, out, "--passphrase-file", tmp_path / "wrong"),
        call(parts, tmp_path / "cut.html", out, "--passphrase-file", secret),
        call(parts, tmp_path / "other.html", out, "--passphrase-file", secret),
        call(parts, tmp_path / "gone.html", out, "--passphrase-file", secret),
        call(parts, tmp_path / "package.zip", out, "--passphrase-file", secret),
    ]
    assert codes == [3, 4, 1, 1, 1]
    assert not out.exists()
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "7-Zip" in told.splitlines()[-1], "what to do with a package that was made as a zip"


def test_a_package_that_is_cut_off_says_so_before_it_asks_for_a_passphrase(
    parts: Parts, package: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.html"
    cut.write_bytes(package[0].read_bytes()[:-10])
    assert call(parts, cut, tmp_path / "out", "--passphrase-file", tmp_path / "nobody-has-it") == 4
    assert "niet compleet" in capsys.readouterr().err
