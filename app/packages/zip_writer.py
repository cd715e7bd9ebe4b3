"""The same package inside an AES zip, for whoever may not send or open a page (WinZip's AE-2; 7-Zip reads it).

A zip shows the names in it without a passphrase, so it holds one file whose name says nothing: the package. pyzipper
writes and never reads: what comes from elsewhere is not opened with it.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from os import SEEK_END
from pathlib import Path
from typing import Unpack
from zipfile import ZIP_DEFLATED

from pyzipper import WZ_AES, AESZipFile
from pyzipper.zipfile_aes import AESZipInfo

from app.packages.chunks import CHUNK
from app.packages.contents import PackageContents
from app.packages.html_writer import How, PackageRecord, write_html
from app.packages.new_file import new_file

INNER_NAME = "bestand.html"


def write_zip_package(target: Path, contents: PackageContents, passphrase: str, **how: Unpack[How]) -> PackageRecord:
    """Write `contents` as a package in a zip to `target`, which must not be there.

    The zip opens with the passphrase exactly as it is written; the package in it as ever. Raises what
    `write_html_package` raises. The record's hash and size are those of the zip.
    """
    with new_file(target) as file:
        with AESZipFile(file, "w", encryption=WZ_AES) as archive:
            archive.setpassword(passphrase.encode())
            day = contents.created
            inner = AESZipInfo(INNER_NAME, (day.year, day.month, day.day, 0, 0, 0))
            # The base64 shrinks by a quarter: it is as large as what is in it again.
            inner.compress_type = ZIP_DEFLATED
            with archive.open(inner, "w", force_zip64=True) as page:
                record = write_html(page, contents, passphrase, **how)
        size = file.seek(0, SEEK_END)
        file.seek(0)
        digest = sha256()
        while piece := file.read(CHUNK):
            digest.update(piece)
    return replace(record, size=size, sha256=digest.hexdigest())
