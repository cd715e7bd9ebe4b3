"""Writing a package of 100 MB against its parts alone, and against 7-Zip's own encryption."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from binascii import b2a_base64
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from app.domain.package import PackageUse
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.packages.chunks import CHUNK
from app.packages.contents import PackageContents, PackageFile
from app.packages.html_writer import write_html_package
from app.packages.keys import ROUNDS, SALT_LENGTH
from app.packages.passphrase import generate_passphrase
from tests.benchmarks.figures import TIMES, Figure, seconds, side_by_side

SIZE = 100 * 2**20
TURNS = 5


def measure_package(folder: Path) -> list[Figure]:
    """The two ratios. The bytes are as random as a photo: nothing shrinks."""
    source = folder / "source"
    with source.open("wb") as file:
        for _ in range(SIZE // CHUNK):
            file.write(secrets.token_bytes(CHUNK))
    passphrase = generate_passphrase()

    def ours() -> float:
        taken = seconds(lambda: _package(source, folder / "package.html", passphrase))
        (folder / "package.html").unlink()
        return taken

    def parts() -> float:
        taken = seconds(lambda: _parts(source, folder / "parts", passphrase))
        (folder / "parts").unlink()
        return taken

    seven = shutil.which("7z") or shutil.which("7zz")
    if seven is None:
        mine, rival = side_by_side(TURNS, ours, parts)
        print(" (7-Zip is not installed, so not measured)", end="")
        return [_ratio(mine, rival)]
    program = seven

    def seven_zip() -> float:
        taken = seconds(lambda: _seven_zip(program, source, folder / "archive.7z", passphrase))
        (folder / "archive.7z").unlink()
        return taken

    mine, rival, archived = side_by_side(TURNS, ours, parts, seven_zip)
    return [_ratio(mine, rival), Figure("package / 7-Zip AES, default", mine / archived, TIMES, 1.0)]


def _ratio(mine: float, rival: float) -> Figure:
    note = f"{SIZE / 2**20 / mine:.0f} MB/s"
    return Figure("package of 100 MB / PBKDF2, AES-GCM, base64, write", mine / rival, TIMES, 1.5, note=note)


def _package(source: Path, target: Path, passphrase: str) -> None:
    def pieces() -> Iterator[bytes]:
        with source.open("rb") as file:
            while piece := file.read(256 * 1024):
                yield piece

    contents = PackageContents(
        use=PackageUse.COPY,
        language=Language.DUTCH,
        practice="Praktijk",
        introduction="",
        documents=(),
        files=(PackageFile("source.bin", "application/octet-stream", SIZE, pieces),),
        created=date(2026, 3, 3),
    )
    write_html_package(target, contents, passphrase, progress=Silent())


def _parts(source: Path, target: Path, passphrase: str) -> None:
    """The least that such a file can be made with: key, cipher, base64, one write, one sync."""
    salt = secrets.token_bytes(SALT_LENGTH)
    key = PBKDF2HMAC(SHA256(), 32, salt, ROUNDS).derive(passphrase.encode())
    cipher = AESGCM(key)
    with source.open("rb") as read, target.open("wb") as written:
        while piece := read.read(CHUNK):
            written.write(b2a_base64(cipher.encrypt(secrets.token_bytes(12), piece, None), newline=False))
        written.flush()
        os.fsync(written.fileno())


def _seven_zip(program: str, source: Path, target: Path, passphrase: str) -> None:
    subprocess.run(
        [program, "a", "-bso0", "-bsp0", f"-p{passphrase}", str(target), str(source)], check=True, capture_output=True
    )
