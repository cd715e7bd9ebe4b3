"""Reads a vault or a backup of Coachkluis without Coachkluis, and writes everything out in open formats.

    python read_coachkluis.py VAULT-FOLDER-OR-BACKUP-FILE NEW-FOLDER [--passphrase-file FILE | --share-file FILE ...]

Needs Python 3.11 or newer and two packages: cryptography and sqlcipher3. Asks for the passphrase; the recovery key
will do as well, and so will enough shares of it. Writes one JSON file for each kind of thing, and every attachment as
a file. What is written is NOT encrypted. The format is described in docs/vault-format.md of Coachkluis. Nothing in the
vault is changed.

A share goes in a file of its own, as the characters that stand on its sheet; as its words it needs the list of words
of SLIP-39 in a file too (--word-list), which is published with that standard.
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import hmac
import json
import os
import re
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher

MARK = b"coachkluis-backu"
TAIL = 4 + 32 + 32 + len(MARK)
PIECE, PURPOSE = 4 * 2**20, "coachkluis 1 slot"
BLIND = 1024  # so often a row is looked for in vain before a table is given up, in steps that grow
PARTS = "SELECT bytes FROM chunk WHERE attachment = ? ORDER BY part"
BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
WORD_LIST_SHA256 = "bcc4555340332d169718aed8bf31dd9d5248cb7da6e5d355140ef4f1e601eec3"
GENERATOR = (
    0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009, 0x1C0C2412, 0x38086C24, 0x3090FC48, 0x21B1F890, 0x3F3F120,
)  # fmt: skip
DAMAGED_HEADER = "The header (vault.json) is damaged or missing. The one before it may be whole: add --old-header."


class CannotRead(Exception):
    """What is wrong, in words."""


def canonical(document: dict[str, object]) -> bytes:
    """JSON in its one form."""
    return (json.dumps(document, sort_keys=True, indent=2) + "\n").encode("ascii")


def checked_header(data: bytes) -> dict[str, object]:
    """The header, where its plain hash fits."""
    header = {}
    with suppress(ValueError, TypeError):
        header = dict(json.loads(data))
    if header.pop("sha256", "") != hashlib.sha256(canonical(header)).hexdigest():
        raise CannotRead(DAMAGED_HEADER)
    if header["format"] != 1:
        raise CannotRead("The vault was written by a newer Coachkluis than this reader knows.")
    return header


def characters(text: str, count: int) -> str:
    """So many characters of base 32, as they were typed; nothing where it is something else."""
    written = re.sub(r"[\s\-]", "", text).upper().translate(LOOKALIKES)
    return written if len(written) == count and all(each in BASE32 for each in written) else ""


def typed_secrets(text: str) -> list[tuple[str, bytes]]:
    """The secrets that what was typed may be: a recovery key, a passphrase."""
    found = [("passphrase", unicodedata.normalize("NFKC", text).encode())]
    key = "".join(re.findall("(.{5}).", characters(text, 42))).encode()
    return [("recovery", key), *found] if key else found


def mistyped_group(text: str) -> int:
    """The group of a recovery key whose check character does not fit, from 1; 0 where all fit, or it is none."""
    written = characters(text, 42)
    for group in range(7 if written else 0):
        total = group
        for character in written[group * 6 : group * 6 + 6]:  # the check character makes it come out at nothing
            total = (total << 1 ^ (0b100101 if total > 15 else 0)) ^ BASE32.index(character)
        if total:
            return group + 1
    return 0


def vault_key(header: dict[str, object], secrets: list[tuple[str, bytes]]) -> bytes:
    """The vault key, from the first slot that opens."""
    for kind, secret in secrets:
        for slot in (each for each in header["slots"] if each["kind"] == kind):
            cost = slot["parameters"]
            if not (65536 <= cost["memory_kib"] <= 2097152 and 3 <= cost["passes"] <= 20 and 4 <= cost["lanes"] <= 16):
                raise CannotRead("The header asks for a cost outside what is allowed; nothing was tried.")
            salt, nonce, wrapped = (bytes.fromhex(each) for each in (cost["salt"], slot["nonce"], slot["wrapped"]))
            wrapping = Argon2id(
                salt=salt, length=32, iterations=cost["passes"], lanes=cost["lanes"], memory_cost=cost["memory_kib"]
            ).derive(secret)
            bound = {"kind": kind, "parameters": cost, "slot": slot["id"], "vault": header["vault"], "purpose": PURPOSE}
            with suppress(InvalidTag):
                return authentic(header, AESGCM(wrapping).decrypt(nonce, wrapped, canonical(bound)))
    raise CannotRead("That passphrase, recovery key or set of shares does not open this.")


def authentic(header: dict[str, object], key: bytes) -> bytes:
    """The vault key; it is said where the header was not written with it."""
    said = {name: value for name, value in header.items() if name != "hmac"}
    if hmac.digest(key_for(key, header, "header"), canonical(said), "sha256").hex() != header["hmac"]:
        print("Warning: the header was changed by something other than Coachkluis.", file=sys.stderr)
    return key


def key_for(key: bytes, header: dict[str, object], purpose: str) -> bytes:
    """One of the four keys that follow from the vault key."""
    info = f"coachkluis 1 {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=header["vault"].encode(), info=info).derive(key)


class Share(NamedTuple):
    """One person's share by SLIP-39: identifier, extendable and exponent; which it is; how many are needed."""

    set: tuple[int, int, int]
    member: int
    threshold: int
    value: bytes


def read_share(text: str, words: Sequence[str]) -> Share:
    """The share that was typed: as characters, or as words where their list is given."""
    written = characters(text, 40)
    if written:
        places = [BASE32.index(character) for character in written]
        numbers = [high << 5 | low for high, low in zip(places[::2], places[1::2], strict=True)]
    elif words:
        typed = [each.strip(".,;:)") for each in text.lower().split()]
        numbers = [number_of(each, words) for each in typed if not each.isdigit()]
    else:
        raise CannotRead("A share is read as the 40 characters on its sheet, or as words with --word-list FILE.")
    if len(numbers) != 20:
        raise CannotRead(f"A share has 20 words; there are {len(numbers)}.")
    bits = int("".join(f"{number:010b}" for number in numbers[:-3]), 2)
    value, members = bits & (1 << 130) - 1, bits >> 130
    extendable = members >> 24 & 1
    customization = b"shamir_extendable" if extendable else b"shamir"
    if checksum((*customization, *numbers)) != 1 or value >> 128 or members >> 8 & 0xFFF:
        raise CannotRead("There is a mistake in a share: a word or character is another.")
    splitting = (members >> 25, extendable, members >> 20 & 15)
    return Share(splitting, members >> 4 & 15, (members & 15) + 1, value.to_bytes(16, "big"))


def number_of(typed: str, words: Sequence[str]) -> int:
    """The number of a word in the list; its first four letters are enough."""
    found = [number for number, word in enumerate(words) if len(typed) >= 4 and word.startswith(typed)]
    if len(found) != 1 and typed not in words:
        raise CannotRead("A word of a share is not in the list of words.")
    return words.index(typed) if typed in words else found[0]


def checksum(values: Sequence[int]) -> int:
    """RS1024 of SLIP-39: 1 for a share that was typed right."""
    total = 1
    for value in values:
        high, total = total >> 20, (total & 0xFFFFF) << 10 ^ value
        for place, term in enumerate(GENERATOR):
            total ^= term if high >> place & 1 else 0
    return total


def joined(shares: Sequence[Share]) -> bytes:
    """The secret that shares give; the right number of them, of one splitting."""
    first = shares[0]
    if any((each.set, each.threshold) != (first.set, first.threshold) for each in shares):
        raise CannotRead("These shares are not of one splitting: their first words differ.")
    points = {each.member: each.value for each in shares}
    if len(points) < first.threshold:
        raise CannotRead(f"{first.threshold} different shares are needed; there are {len(points)}.")
    points = dict(list(points.items())[: first.threshold])
    secret, digest = interpolated(points, 255), interpolated(points, 254)
    if hmac.digest(digest[4:], secret, "sha256")[:4] != digest[:4]:
        raise CannotRead("These shares do not go together.")
    identifier, extendable, exponent = first.set
    salt, left, right = b"" if extendable else b"shamir" + identifier.to_bytes(2, "big"), secret[:8], secret[8:]
    for turn in (3, 2, 1, 0):  # a Feistel network, backwards
        pad = hashlib.pbkdf2_hmac("sha256", bytes([turn]), salt + right, 2500 << exponent, 8)
        left, right = right, bytes(a ^ b for a, b in zip(left, pad, strict=True))
    return right + left


def interpolated(points: dict[int, bytes], at: int) -> bytes:
    """The polynomials through the points, at another place: Lagrange in the field of 256 elements."""
    powers, logarithms, element = [0] * 255, [0] * 256, 1
    for power in range(255):  # of 3, in the field of AES
        powers[power], logarithms[element] = element, power
        element ^= element << 1 ^ (0x11B if element > 127 else 0)
    total = bytes(16)
    for member, value in points.items():
        others = [each for each in points if each != member]
        basis = sum(logarithms[each ^ at] - logarithms[each ^ member] for each in others)
        term = (powers[(logarithms[byte] + basis) % 255] if byte else 0 for byte in value)
        total = bytes(a ^ b for a, b in zip(total, term, strict=True))
    return total


def word_list(file: Path | None) -> list[str]:
    """The words of SLIP-39, checked to be those; nothing without a file."""
    words = file.read_text("utf-8").split() if file else []
    if file and hashlib.sha256(("\n".join(words) + "\n").encode()).hexdigest() != WORD_LIST_SHA256:
        raise CannotRead("That is not the list of 1024 English words of SLIP-39, one on each line.")
    return words


def open_vault(folder: Path, secrets: list[tuple[str, bytes]], scratch: Path, name: str) -> Database:
    """The database of a vault, from a copy, so that the vault itself is not touched. `name` is that of the header."""
    file = folder / name
    if not file.exists() and any(folder.glob("vault-*.db")):
        raise CannotRead(DAMAGED_HEADER)
    header = checked_header(file.read_bytes())
    name, key = header["database"]["name"], vault_key(header, secrets)
    if not re.fullmatch(r"vault-[0-9]+\.db", name):
        raise CannotRead("The header names no database.")
    for end in ("", "-wal"):
        if not end or (folder / (name + end)).exists():
            shutil.copyfile(folder / (name + end), scratch / (name + end))
    return Database(scratch / name, key_for(key, header, "database"), header["database"]["salt"])


def open_backup(file: Path, secrets: list[tuple[str, bytes]], scratch: Path) -> Database:
    """The database in a backup, from a copy: however large it is, little of it is in memory."""
    with file.open("rb") as stream:
        stream.seek(max(0, (length := stream.seek(0, os.SEEK_END)) - TAIL))
        tail = stream.read(TAIL)
        if length < TAIL or not tail.endswith(MARK):
            raise CannotRead("This is no backup of Coachkluis, or it was cut off.")
        database = length - TAIL - (size := int.from_bytes(tail[:4], "big"))
        stream.seek(max(0, database))
        if hashlib.sha256(rendered := stream.read(min(size, 2**20))).digest() != tail[4:36]:
            raise CannotRead("The backup is damaged.")
        header = checked_header((particulars := json.loads(rendered))["header"].encode("ascii"))
        key = key_for(vault_key(header, secrets), header, "backup")
        seal = hmac.new(hmac.digest(key, b"coachkluis 1 backup seal", "sha256"), digestmod="sha256")
        stream.seek(0)
        with new_file(scratch / "backup.db") as copy:
            while piece := stream.read(min(PIECE, database - copy.tell())):
                seal.update(piece)
                copy.write(piece)
    seal.update(rendered)
    return Database(scratch / "backup.db", key, particulars["salt"], hmac.compare_digest(seal.digest(), tail[36:68]))


class Database:
    """A database under a raw key. A connection that met a damaged page answers nothing more: another one goes on."""

    def __init__(self, path: Path, key: bytes, salt: str, whole: bool = True) -> None:
        self.path, self.key, self.whole = path, f"key = \"x'{key.hex()}{salt}'\"", whole
        self.again()

    def again(self) -> None:
        """Go on with another connection."""
        self.connection, self.damaged = sqlcipher.connect(str(self.path)), True
        self.connection.row_factory = sqlcipher.Row
        try:
            for each in ("cipher_log_level = NONE", self.key, "trusted_schema = OFF", "query_only = ON"):
                self.connection.execute(f"PRAGMA {each}")
            self.connection.executescript("PRAGMA temp_store = MEMORY; SELECT count(*) FROM sqlite_master")
        except (sqlcipher.DatabaseError, MemoryError) as error:
            raise CannotRead("The database is damaged or belongs to another vault.") from error

    def rows(self, table: str) -> Iterator[sqlcipher.Row]:
        """Every row that can be read, its number first. After one that cannot be the next number is tried."""
        self.damaged, at, missed = False, 1, 0
        statement = f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid >= ? ORDER BY 1'
        while missed < BLIND:
            try:
                for row in self.connection.execute(statement, (at,)):
                    at, missed = row[0] + 1, 0
                    yield row
                return
            except sqlcipher.DatabaseError:
                self.again()
                at, missed = at + 1 + missed // 64, missed + 1


def write_out(database: Database, folder: Path) -> tuple[int, list[str]]:
    """A JSON file for each kind of thing, those of a later program too, and attachments. How many; what is damaged."""
    inner = re.compile("(sqlite_|search).*|chunk|kept_item|ledger|setting|tombstone|.*[^a-z0-9_].*")
    tables = [row["name"] for row in database.rows("sqlite_master") if row["type"] == "table"]
    things, damaged = 0, [] if database.whole else ["The backup is damaged. What can be read of it was written."]
    for name in sorted(each for each in tables if not inner.fullmatch(each)):
        with new_file(folder / f"{name}.json") as file:
            before = b"[\n"
            for row in database.rows(name):
                file.write(before + json.dumps(plain(row), ensure_ascii=False, indent=2).encode())
                before, things = b",\n", things + 1
            file.write(b"[]\n" if before == b"[\n" else b"\n]\n")
        if database.damaged:
            damaged.append(f"A part of {name} is damaged and was left out.")
    (folder / "attachments").mkdir(mode=0o700)
    return things, damaged + list(write_attachments(database, folder / "attachments"))


def write_attachments(database: Database, folder: Path) -> Iterator[str]:
    """Every attachment as a file, under its id: a name from a vault is not to be trusted. Gives what is damaged."""
    for row in list(database.rows("attachment")):
        digest = hashlib.sha256()
        ending = re.sub(r"[^A-Za-z0-9.]", "", Path(row["name"].replace("\\", "/")).suffix)[:12]
        with new_file(folder / f"{re.sub('[^a-z0-9]', '_', row['id'])}{ending}") as file:
            try:
                for (part,) in database.connection.execute(PARTS, (row["id"],)):
                    digest.update(part)
                    file.write(part)
            except sqlcipher.DatabaseError:
                database.again()
        if digest.hexdigest() != row["sha256"]:
            yield f"Attachment {row['id']} is damaged; written as far as it could be read."


def plain(row: sqlcipher.Row) -> dict[str, object]:
    """A row as JSON data without its number, bytes in hexadecimal."""
    values = zip(row.keys()[1:], row[1:], strict=True)
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in values if name != "nonce"}


def new_file(path: Path) -> BinaryIO:
    """A new file for its owner alone."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")


def read_file(file: Path) -> str:
    """The text in a file, without a newline at its end."""
    return file.read_text("utf-8-sig").removesuffix("\n").removesuffix("\r")


def read(options: argparse.Namespace) -> tuple[int, list[str]]:
    """Open what the arguments name, and write it out. Raises CannotRead and OSError."""
    typed = ""
    if options.share_file:
        words = word_list(options.word_list)
        secrets = [("shares", joined([read_share(read_file(each), words) for each in options.share_file]))]
    else:
        file = options.passphrase_file
        secrets = typed_secrets(typed := read_file(file) if file else getpass.getpass("Passphrase or recovery key: "))
    with tempfile.TemporaryDirectory() as scratch:
        try:
            if options.source.is_dir():
                header = "vault.json.old" if options.old_header else "vault.json"
                database = open_vault(options.source, secrets, Path(scratch), header)
            else:
                database = open_backup(options.source, secrets, Path(scratch))
        except CannotRead as error:
            group = mistyped_group(typed)
            raise CannotRead(
                f"{error} If it is the recovery key: look at group {group}." if group else error
            ) from error
        options.folder.mkdir(mode=0o700)
        try:
            return write_out(database, options.folder)
        finally:
            database.connection.close()


def main() -> int:
    """Read what the arguments name: 0 where all of it was written, 1 where nothing was, 4 where a part was damaged."""
    parser = argparse.ArgumentParser(description="Reads a vault or backup of Coachkluis without Coachkluis.")
    parser.add_argument("source", type=Path, help="a vault's folder, or a backup")
    parser.add_argument("folder", type=Path, help="a new folder for what is read; it is not encrypted")
    parser.add_argument("--passphrase-file", type=Path, help="the passphrase or recovery key is in this file")
    parser.add_argument("--share-file", type=Path, action="append", help="a share is in this file; give it for each")
    parser.add_argument("--word-list", type=Path, help="the words of SLIP-39, for shares that are typed as words")
    parser.add_argument("--old-header", action="store_true", help="use vault.json.old, where vault.json is damaged")
    options = parser.parse_args()
    try:
        if options.folder.exists():
            raise CannotRead("The new folder is there already; choose another.")
        things, damaged = read(options)
    except (CannotRead, UnicodeError) as error:
        print("A file is not text in UTF-8." if isinstance(error, UnicodeError) else error, file=sys.stderr)
    except FileNotFoundError as error:
        print(f"There is no vault or backup here: {Path(error.filename).name} is missing.", file=sys.stderr)
    except OSError as error:
        print(f"A file could not be read or written: {error.strerror}.", file=sys.stderr)
    else:
        print(f"{things} things written to {options.folder}. They are not encrypted.")
        print(*damaged, sep="\n", end="\n" if damaged else "", file=sys.stderr)
        return 4 if damaged else 0
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
