"""F19: attachment names with paths, devices, controls, 300 characters, clashes; labels, and safe on the way out."""

from __future__ import annotations

import os
import unicodedata
from hashlib import sha256
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.kernel.errors import InputError
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.packages.safe_names import folded
from app.usecases.export_vault import export_vault
from app.usecases.save_attachment import save_attachment
from app.usecases.take_in_attachment import take_in_attachment
from tests.faults.places import opened, parts, vault_in
from tests.faults.trials import Row, Trials

NAMES = (
    "../../../../tmp/planted", "..\\..\\planted", "/etc/planted", "C:\\Windows\\planted.exe", "C:planted",
    "..", ".", "...", "~", "~root", "$HOME", "-rf", "--help", "CON", "con.txt", "NUL.tar.gz", "com1", "LPT¹.doc",
    "aux .x", "\\\\server\\share",
    "gpj.\u202eexe", "\u200bleeg\u200b", "x\u0301" * 150, "n" * 300, "é" * 300, "naam.", "naam ", ".verborgen",
    "CV.pdf", "cv.pdf", "Cv.PDF", "cv.pdf.", "café.pdf", "cafe\u0301.pdf", "ﬁle.pdf", "straße.txt", "STRASSE.txt",
    "a<b>c:d\"e|f?g*h", "%00.txt", "a;rm -rf ~", "`id`.txt", "$(id)", "'; DROP TABLE attachment; --", "🙂.png",
    "desktop.ini",
)  # fmt: skip
REFUSED = ("nul\0.txt", "regel\nom.txt", "\x1b[31mrood", "\ud800.txt", "", "n" * 301)
DEVICES = {"con", "prn", "aux", "nul", "com1", "lpt1"}


def act(trials: Trials) -> None:
    """All of them in one dossier; saved and exported next to each other, and nothing anywhere else."""
    with trials.attempt("all together") as place:
        folder, kept = vault_in(place), dict[str, str]()
        with opened(folder) as vault:
            client = vault.reader().find(Client)[0]
            for number, name in enumerate(NAMES):
                trials.tried += 1
                (place / "in").write_bytes(str(number).encode())
                made: Attachment = take_in_attachment(vault, client.id, place / "in", {"name": name}, Silent())
                assert made.name == name
                kept[made.id] = sha256(str(number).encode()).hexdigest()
            for name in REFUSED:
                trials.tried += 1
                try:
                    take_in_attachment(vault, client.id, place / "in", {"name": name}, Silent())
                except InputError:
                    continue
                raise AssertionError(f"{name!r} was taken for a label")
            (place / "in").unlink()
            before = {each for each in place.rglob("*") if each != place / "vault"}
            (place / "saved").mkdir()
            for identity in kept:
                save_attachment(vault, identity, place / "saved", Silent())
            given = parts()
            export_vault(vault, given, place / "exported", given.translator(Language.ENGLISH), Silent())
        require_safe(place / "saved", kept)
        require_safe(place / "exported" / "files", kept)
        beside = set(place.iterdir()) - {place / "saved", place / "exported"}
        assert beside <= before | {folder}
    with trials.attempt("a name on the disk that is no text") as place:
        folder = vault_in(place)
        strange = os.fsdecode(os.fsencode(place) + b"/r\xff\n\x01.txt")
        Path(strange).write_bytes(b"x")
        with opened(folder) as vault:
            made = take_in_attachment(vault, vault.reader().find(Client)[0].id, Path(strange), {}, Silent())
            assert made.name.isprintable()


def require_safe(folder: Path, kept: dict[str, str]) -> None:
    """Every file is there with its bytes, under a name that every system can hold and that clashes with no other."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    found = {sha256(each.read_bytes()).hexdigest() for each in files}
    assert set(kept.values()) <= found
    for each in files:
        assert each.resolve().is_relative_to(folder.resolve())
        name = each.name
        assert len(name.encode()) <= 255
        assert not set(name) & set('<>:"/\\|?*')
        assert not any(unicodedata.category(one).startswith("C") for one in name)
        assert name == name.strip(" ") and not name.endswith(".")  # noqa: PT018
        assert name.split(".")[0].casefold().rstrip() not in DEVICES
    for home in {each.parent for each in files}:
        names = [folded(each.name) for each in home.iterdir()]
        assert len(set(names)) == len(names)


ROWS = (
    Row(
        "F19",
        "attachment names: paths, devices, controls, clashes, 300 characters",
        "labels, safe on the way out",
        act,
    ),
)


def test_f19_any_name_is_a_label_and_safe_on_the_way_out(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
