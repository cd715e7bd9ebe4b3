"""Reads a vault or a backup of Coachkluis without Coachkluis, and writes everything out in open formats.

    python read_coachkluis.py VAULT-FOLDER-OR-BACKUP-FILE NEW-FOLDER [--passphrase-file FILE]

Needs Python 3.11 or newer and two packages: cryptography and sqlcipher3. Asks for the passphrase; the recovery key
will do as well. Writes one JSON file for each kind of thing, and every attachment as a file. What is written is NOT
encrypted. The format is described in docs/vault-format.md of Coachkluis. Nothing in the vault is changed.
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
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher

MARK = b"coachkluis-backu"
TAIL = 4 + 32 + 32 + len(MARK)
INTERNAL = {"chunk", "ledger", "search", "search_item", "setting", "tombstone"}
BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class CannotRead(Exception):
    """What is wrong, in words."""


def canonical(document: dict[str, object]) -> bytes:
    """JSON in its one form."""
    return (json.dumps(document, sort_keys=True, indent=2) + "\n").encode("ascii")


def checked_header(data: bytes) -> dict[str, object]:
    """The header, where its plain hash fits."""
    try:
        header = json.loads(data)
        stated = header.pop("sha256")
    except (ValueError, KeyError, AttributeError) as error:
        raise CannotRead("The header (vault.json) is damaged; vault.json.old may be whole.") from error
    if hashlib.sha256(canonical(header)).hexdigest() != stated:
        raise CannotRead("The header (vault.json) is damaged; vault.json.old may be whole.")
    if header["format"] != 1:
        raise CannotRead("The vault was written by a newer Coachkluis than this reader knows.")
    return header


def secrets_of(text: str) -> Iterator[tuple[str, bytes]]:
    """The secrets that what was typed may be: a recovery key, a passphrase."""
    written = re.sub(r"[\s\-]", "", text).upper().translate(str.maketrans("OIL", "011"))
    if len(written) == 42 and all(character in BASE32 for character in written):
        yield "recovery", "".join(written[start : start + 5] for start in range(0, 42, 6)).encode()
    yield "passphrase", unicodedata.normalize("NFKC", text).encode()


def vault_key(header: dict[str, object], typed: str) -> bytes:
    """The vault key, from the first slot that opens."""
    for kind, secret in secrets_of(typed):
        for slot in header["slots"]:
            if slot["kind"] != kind:
                continue
            cost = slot["parameters"]
            if not (65536 <= cost["memory_kib"] <= 2097152 and cost["passes"] <= 20 and cost["lanes"] <= 16):
                raise CannotRead("The header asks for a cost outside what is allowed; nothing was tried.")
            wrapping = Argon2id(
                salt=bytes.fromhex(cost["salt"]), length=32, iterations=cost["passes"], lanes=cost["lanes"],
                memory_cost=cost["memory_kib"],
            ).derive(secret)  # fmt: skip
            bound = {
                "kind": kind, "parameters": cost, "purpose": "coachkluis 1 slot", "slot": slot["id"],
                "vault": header["vault"],
            }  # fmt: skip
            try:
                nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"])
                return AESGCM(wrapping).decrypt(nonce, wrapped, canonical(bound))
            except InvalidTag:
                continue
    raise CannotRead("That passphrase or recovery key does not open this.")


def key_for(key: bytes, header: dict[str, object], purpose: str) -> bytes:
    """One of the four keys that follow from the vault key."""
    info = f"coachkluis 1 {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=header["vault"].encode(), info=info).derive(key)


def open_vault(folder: Path, typed: str, scratch: Path) -> sqlcipher.Connection:
    """The database of a vault, from a copy, so that the vault itself is not touched."""
    header = checked_header((folder / "vault.json").read_bytes())
    key = vault_key(header, typed)
    name = header["database"]["name"]
    if not re.fullmatch(r"vault-[0-9]+\.db", name):
        raise CannotRead("The header names no database.")
    for end in ("", "-wal"):
        if (folder / (name + end)).exists():
            shutil.copyfile(folder / (name + end), scratch / (name + end))
    return connect(scratch / name, key_for(key, header, "database"), header["database"]["salt"])


def open_backup(file: Path, typed: str, scratch: Path) -> sqlcipher.Connection:
    """The database in a backup whose seal fits."""
    data = file.read_bytes()
    if len(data) < TAIL or not data.endswith(MARK):
        raise CannotRead("This is no backup of Coachkluis, or it was cut off.")
    tail = data[-TAIL:]
    size = int.from_bytes(tail[:4], "big")
    rendered, database = data[-TAIL - size : -TAIL], data[: -TAIL - size]
    if hashlib.sha256(rendered).digest() != tail[4:36]:
        raise CannotRead("The backup is damaged.")
    particulars = json.loads(rendered)
    header = checked_header(particulars["header"].encode("ascii"))
    key = key_for(vault_key(header, typed), header, "backup")
    sealing = hmac.digest(key, b"coachkluis 1 backup seal", "sha256")
    if not hmac.compare_digest(hmac.digest(sealing, database + rendered, "sha256"), tail[36:68]):
        raise CannotRead("The backup is damaged.")
    (scratch / "backup.db").write_bytes(database)
    return connect(scratch / "backup.db", key, particulars["salt"])


def connect(path: Path, key: bytes, salt: str) -> sqlcipher.Connection:
    """A connection with a raw key."""
    connection = sqlcipher.connect(str(path))
    connection.row_factory = sqlcipher.Row
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt}'\"")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlcipher.DatabaseError as error:
        raise CannotRead("The database is damaged or belongs to another vault.") from error
    return connection


def write_out(connection: sqlcipher.Connection, folder: Path) -> int:
    """One JSON file for each kind of thing, and the attachments; returns how many things there were."""
    count = 0
    listing = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in connection.execute(listing).fetchall():
        if name in INTERNAL or name.startswith("search"):
            continue
        rows = [plain(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
        write(folder / f"{name}.json", json.dumps(rows, ensure_ascii=False, indent=2).encode())
        count += len(rows)
    (folder / "attachments").mkdir(mode=0o700)
    for row in connection.execute("SELECT id, name, sha256 FROM attachment").fetchall():
        parts = connection.execute("SELECT bytes FROM chunk WHERE attachment = ? ORDER BY part", (row["id"],))
        content = b"".join(part["bytes"] for part in parts)
        if hashlib.sha256(content).hexdigest() != row["sha256"]:
            print(f"Attachment {row['id']} is damaged; written as it is.", file=sys.stderr)
        ending = re.sub(r"[^A-Za-z0-9.]", "", Path(row["name"].replace("\\", "/")).suffix)[:12]
        write(folder / "attachments" / f"{row['id']}{ending}", content)
    return count


def plain(row: sqlcipher.Row) -> dict[str, object]:
    """A row as JSON data, bytes in hexadecimal."""
    values = {name: row[name] for name in row.keys() if name != "nonce"}
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in values.items()}


def write(path: Path, data: bytes) -> None:
    """A new file for its owner alone."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)


def main() -> int:
    """Read what the arguments name; 0 where it was written, 1 where not."""
    parser = argparse.ArgumentParser(description="Reads a vault or backup of Coachkluis without Coachkluis.")
    parser.add_argument("source", type=Path, help="a vault's folder, or a backup")
    parser.add_argument("folder", type=Path, help="a new folder for what is read; it is not encrypted")
    parser.add_argument("--passphrase-file", type=Path, help="the passphrase or recovery key is in this file")
    options = parser.parse_args()
    if options.passphrase_file:
        typed = options.passphrase_file.read_text("utf-8-sig").removesuffix("\n").removesuffix("\r")
    else:
        typed = getpass.getpass("Passphrase or recovery key: ")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            opening = open_vault if options.source.is_dir() else open_backup
            connection = opening(options.source, typed, Path(scratch))
            try:
                options.folder.mkdir(mode=0o700)
                count = write_out(connection, options.folder)
            finally:
                connection.close()
    except FileNotFoundError as error:
        print(f"There is no vault or backup here: {Path(error.filename).name} is missing.", file=sys.stderr)
    except FileExistsError:
        print("The new folder is there already; choose another.", file=sys.stderr)
    except CannotRead as error:
        print(error, file=sys.stderr)
    else:
        print(f"{count} things written to {options.folder}. They are not encrypted.")
        return 0
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
