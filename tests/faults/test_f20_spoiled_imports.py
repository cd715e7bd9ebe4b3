"""F20: zip bombs, links, 200 MB, broken encodings, half rows to import; refused with the reason, all or nothing."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from app.domain.client import Client
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Language
from app.usecases.import_clients import plan_import, read_import, run_import
from tests.faults.places import found_wrong, opened, parts, surnames, vault_in
from tests.faults.processes import Child
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE

HEAD = b"first name;surname;e-mail;date of birth\n"
GOOD = b"Anna;Planted;anna@example.nl;1980-02-03\n"
LARGE = 200 * 2**20


def zip_bomb() -> bytes:
    """A hundred megabytes of nothing in a few kilobytes, as a spreadsheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 100 * 2**20)
    return packed.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "bomb.xlsx": zip_bomb,
    "bomb.csv": zip_bomb,
    "empty.csv": bytes,
    "half.csv": lambda: HEAD + GOOD + b'Piet;"Planted and no end\n' + GOOD,
    "short.csv": lambda: HEAD + GOOD + b"Piet;;not-an-address;31-31-1980\n",
    "wrong date.csv": lambda: HEAD + GOOD + b"Piet;Planted;piet@example.nl;1980-02-30\n",
    "nameless.csv": lambda: HEAD + GOOD + b";;piet@example.nl;\n",
    "nul.csv": lambda: HEAD + GOOD + b"Pi\0et;Planted;;\n",
    "utf-16.csv": lambda: b"\xff\xfe" + (HEAD + b"Piet;;;x\n").decode().encode("utf-16-le"),
    "half utf-16.csv": lambda: b"\xff\xfe" + HEAD.decode().encode("utf-16-le") + b"x",
    "noise.csv": lambda: bytes(range(256)) * 500,
    "one line.csv": lambda: b"x" * 2**20,
    "columns.csv": lambda: b";".join(b"c%d" % number for number in range(20_000)) + b"\n",
    "nested.json": lambda: b"[" * 100_000,
    "half.vcf": lambda: b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Piet Planted\r\n",
    "nested.vcf": lambda: b"BEGIN:VCARD\r\n" * 50_000,
    "photo.vcf": lambda: b"BEGIN:VCARD\r\nVERSION:3.0\r\nPHOTO;ENCODING=b:" + b"A" * 2**20 + b"\r\nEND:VCARD\r\n",
}


def attempt_import(folder: Path, source: Path) -> str:
    """Import a file as the program does; the code of the refusal, or nothing where it was imported."""
    given = parts()
    with opened(folder) as vault:
        before = surnames(vault), vault.lane.head()
        refused = None
        try:
            read = read_import(source, [given.translator(each) for each in Language])
            plan = plan_import(vault.reader(), read, given.clock.now().date())
            run_import(vault, plan, given.clock.now())
        except CoachkluisError as error:
            refused = error
        assert found_wrong(vault) == []
        if refused is None:
            return ""
        assert (surnames(vault), vault.lane.head()) == before, "something of it was imported"
        assert given.translator(Language.DUTCH).text(refused.key, **refused.arguments)
        return refused.code


def files(trials: Trials) -> None:
    """Each is refused, and nothing of it is in the vault; the same with a good line before and after."""
    with trials.attempt("a sound file") as place:
        (place / "in.csv").write_bytes(HEAD + GOOD)
        folder = vault_in(place)
        assert attempt_import(folder, place / "in.csv") == ""
        with opened(folder) as vault:
            assert vault.reader().count(Client, surname="Planted") == 1
    for name in trials.some(tuple(FILES), sample=8):
        with trials.attempt(name) as place:
            (place / name).write_bytes(FILES[name]())
            assert attempt_import(vault_in(place), place / name).startswith(("import.", "workbook.")), name
    with trials.attempt("200 MB") as place:
        with (place / "large.csv").open("wb") as file:
            file.write(HEAD)
            file.truncate(LARGE)
        assert attempt_import(vault_in(place), place / "large.csv").startswith("import.")
    with trials.attempt("a pipe") as place:
        os.mkfifo(place / "pipe.csv")
        assert attempt_import(vault_in(place), place / "pipe.csv").startswith("import.")
    with trials.attempt("a device by a link") as place:
        (place / "zero.csv").symlink_to("/dev/zero")
        assert attempt_import(vault_in(place), place / "zero.csv").startswith("import.")
    with trials.attempt("a folder") as place:
        (place / "folder.csv").mkdir()
        assert attempt_import(vault_in(place), place / "folder.csv").startswith("import.")


def chance(trials: Trials) -> None:
    """A sound file with bytes changed, cut out or put in: imported whole, or not at all; never a bug."""
    sound = HEAD + b"".join(b"Piet;Planted%d;piet%d@example.nl;1980-02-03\n" % (n, n) for n in range(20))
    place = trials.scratch / "chance"
    place.mkdir()
    folder = vault_in(place)
    for number in trials.times(sample=10, whole=400):
        with trials.attempt(f"spoiled {number}") as here:
            spoiled = bytearray(sound)
            for _ in range(trials.random.randrange(1, 12)):
                at = trials.random.randrange(len(spoiled))
                way = trials.random.randrange(3)
                if way == 0:
                    spoiled[at] = trials.random.randrange(256)
                elif way == 1:
                    del spoiled[at : at + trials.random.randrange(1, 40)]
                else:
                    spoiled[at:at] = trials.random.choice((b'"', b";", b"\0", b"\r\n", b"\xff", b"=cmd()", b"\xe2\x80"))
            (here / "in.csv").write_bytes(spoiled)
            attempt_import(folder, here / "in.csv")


def fields_file(trials: Trials) -> None:
    """200 MB of JSON, and JSON that is none, where a command takes fields from a file."""
    contents = (b'{"surname": "' + b"x" * LARGE + b'"}', b"[" * 200_000, b'{"surname": "\xff"}', b'{"surname": "Pi',
                b"[1]", b"null", b'{"surname": {"a": 1}}', b'{"surname": 1e999}')  # fmt: skip
    for number, content in trials.some(tuple(enumerate(contents)), sample=1):
        with trials.attempt(f"fields {number}") as place:
            folder = vault_in(place)
            (place / "passphrase").write_text(PASSPHRASE.text)
            (place / "fields").write_bytes(content)
            child = Child("command", "--vault", folder, "--passphrase-file", place / "passphrase", "client", "add",
                          "--from", place / "fields", "--json")  # fmt: skip
            child.run()
            assert child.answer["code"] in (1, 2), child.lines
            assert "Traceback" not in child.errors
            assert '"bug"' not in "".join(child.lines)


ROWS = (
    Row(
        "F20",
        "zip bombs, links, pipes, 200 MB, broken encodings, half rows",
        "refused with its reason, nothing of it in",
        files,
    ),
    Row("F20", "an import file with bytes changed by chance", "imported whole or not at all", chance),
    Row("F20", "200 MB of JSON and JSON that is none as fields", "refused with its reason", fields_file),
)


def test_f20_an_import_is_all_or_nothing(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_f20_a_spoiled_file_is_no_bug(tmp_path: Path) -> None:
    ROWS[1].sample(tmp_path)


def test_f20_fields_that_are_no_fields_are_refused(tmp_path: Path) -> None:
    ROWS[2].sample(tmp_path)
