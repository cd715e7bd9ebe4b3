"""Write the vault of a small fictional practice, for the tests of every later program.

`python -m tests.vaults.write` writes `schema-N` beside this file, where N is the schema that the program makes now. It
is run once for each schema that is released; what it wrote is never written again.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.declare import Record
from app.domain.nouns import NOUNS
from app.domain.organisation import Contact, Organisation
from app.domain.representative import Representative
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.domain.values import to_row
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.usecases.backups.drill import hold_drill
from app.usecases.backups.make import make_backup
from app.usecases.close_request import close_request
from app.usecases.create_practice import create_practice
from app.usecases.decide_version import approve_version, block_version
from app.usecases.disclose_document import disclose_document
from app.usecases.disclosure_facts import READ_THROUGH
from app.usecases.finalise_document import finalise_document
from app.usecases.give_consent import give_consent
from app.usecases.identify_request import identify_request
from app.usecases.keep_item import add_item, edit_item
from app.usecases.make_access_package import make_access_package
from app.usecases.open_request import open_request
from app.usecases.parts import Parts
from app.usecases.recovery_keys import split_recovery_key
from app.usecases.share_document import share_document
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.write_document import begin_document, begin_version, save_draft
from app.vault.effort import Effort
from app.vault.kdf import STANDARD
from app.vault.migrations import latest_version
from app.vault.passphrase import Passphrase
from app.vault.vault import Vault, create_vault
from tests.erasing import erase_dossier
from tests.fakes import SetClock

HERE = Path(__file__).parent
PASSPHRASE = "veertien fietsen op een natte kade"
PRACTICE = {"trade_name": "Praktijk De Kade", "coach": "Hilde Noordermeer", "town": "Zwolle", "kvk": "00000000"}
ERASED = "Uitgewist"
"""The surname of the client who was erased after the backup."""
LARGE = random.Random(1).randbytes(263_000)
"""An attachment of more than one part."""


def write(folder: Path) -> None:
    """The vault, a backup of before the erasure, and what is in it: all in `folder`, which must not be there.

    The cost of its keys is the floor that the program allows itself: real, and as cheap as real gets.
    """
    clock = SetClock()
    parts = Parts(clock, resources(), Effort(STANDARD, STANDARD.floor))
    folder.mkdir()
    vault, recovery = create_vault(folder / "vault", Passphrase(PASSPHRASE), clock, parts.effort)
    shares = split_recovery_key(vault, 2, 3, parts)
    with tempfile.TemporaryDirectory(prefix="coachkluis-vaults-") as scratch:
        keep_practice(vault, parts, clock, Path(scratch))
        (gone,) = vault.reader().find(Client, surname=ERASED)
        make_backup(vault, folder / "before-erasure.backup", clock, Silent())
        hold_drill(vault, parts, Passphrase(PASSPHRASE), Silent())
        clock.forward(days=1)
        vault.now(erase_dossier, gone.id)
        clock.forward(days=1)
        keep_large_attachment(vault, Path(scratch))
    described = {
        "passphrase": PASSPHRASE,
        "recovery_key": recovery.text,
        "shares": [share.text for share in shares],
        "last_day": clock.now().isoformat(),
        "items": {noun.noun.name: [described_row(each) for each in vault.reader().find(noun)] for noun in NOUNS},
    }
    vault.close()
    (folder / "vault" / "vault.lock").unlink(missing_ok=True)
    (folder / "contents.json").write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def described_row(record: Record) -> dict[str, Any]:
    """Every field as it is stored; of bytes the SHA-256, and what is empty is left out: a later field is empty."""
    row = {name: value for name, value in to_row(record).items() if value}
    return {name: hashlib.sha256(v).hexdigest() if isinstance(v, bytes) else v for name, v in row.items()}


def keep_practice(vault: Vault, parts: Parts, clock: SetClock, scratch: Path) -> None:
    """Five dossiers, and in the first of them one of everything."""
    policy = next(each for each in parts.starting_policies if each.name == "career_advice")
    vault.now(create_practice, PRACTICE, policy)
    firm = vault.now(add_item, Organisation, {"name": "Scheepswerf Lindeboom BV", "kind": "employer", "town": "Kampen"})
    vault.now(add_item, Contact, {"organisation": firm.id, "first_name": "Otto", "surname": "Lindeboom"})
    for number, surname in enumerate(("van den Brink", "Öztürk-de Graaf", "Wijnberg", ERASED)):
        given = {"first_name": f"Client {number}", "surname": surname, "birth_date": f"198{number}-02-28"}
        client = vault.now(add_item, Client, {**given, "email": f"client{number}@voorbeeld.example"})
        trajectory = vault.now(
            add_item, Trajectory, {"title": "Loopbaan", "starts_on": "2026-01-05", "principal": firm.id}, client.id
        )
        for day in ("2026-01-12", "2026-02-02"):
            notes = f"{surname} twijfelt over het werk op de werf.\n\nVolgende keer: *waarden*."
            held = {"trajectory": trajectory.id, "on": day, "minutes": 60, "subject": "Kennismaking", "notes": notes}
            vault.now(add_item, Session, held, client.id)
        (scratch / "brief.txt").write_text(f"Beste coach, groeten van {surname}.\n" * 20, encoding="utf-8")
        take_in_attachment(vault, client.id, scratch / "brief.txt", {}, Silent())
    keep_whole_dossier(vault, parts, clock, scratch)


def keep_whole_dossier(vault: Vault, parts: Parts, clock: SetClock, scratch: Path) -> None:
    """Of the first client: a representative, a report of two versions that went out, a consent that was withdrawn, a
    document that the client refused, a request that was answered and one that is open.
    """
    (client,) = vault.reader().find(Client, surname="van den Brink")
    (trajectory,) = vault.reader().find(Trajectory, client=client.id)
    (firm,) = vault.reader().find(Organisation)
    vault.now(add_item, Representative, {"first_name": "Nel", "surname": "Stam", "capacity": "mentor"}, client.id)
    report = {"trajectory": trajectory.id, "kind": "report", "title": "Eindrapportage", "language": "nl"}
    version = vault.now(begin_document, report, client.id, "# Vraag\n\nHoe verder?\n")
    share_document(vault, parts, version.id, scratch / "1.html", Silent())
    vault.now(block_version, version.id, {"decided_by": "client", "decided_how": "email"})
    version = vault.now(begin_version, version.document)
    vault.now(save_draft, version.id, "# Vraag\n\nHoe verder?\n\n# Besluit\n\nEen opleiding tot schipper.\n")
    share_document(vault, parts, version.id, scratch / "2.html", Silent())
    vault.now(approve_version, version.id, {"decided_by": "client", "decided_how": "paper"})
    (letter,) = vault.reader().find(Attachment, client=client.id)
    consent = {
        "role": "release", "purpose": "Verslag aan de werkgever", "recipient": firm.id, "trajectory": trajectory.id,
        "text": "Ik vind het goed dat het verslag naar de werf gaat.", "given_name": "Client 0", "given_how": "paper",
        "given_on": "2026-03-03", "evidence": letter.id,
    }  # fmt: skip
    given = vault.now(give_consent, consent, client.id, parts.law)
    version = finalise_document(vault, parts, version.id)
    disclose_document(vault, parts, version.id, firm.id, scratch / "3.html", Silent(), READ_THROUGH)
    clock.forward(days=1)
    vault.now(withdraw_consent, given.id, {"withdrawn_how": "email", "withdrawn_on": "2026-03-04"})
    asked = {"kind": "copy", "channel": "email", "asked": "Graag alles.", "received_on": "2026-03-02"}
    request = vault.now(open_request, asked, client.id)
    vault.now(identify_request, request.id, {"identity": "known"})
    make_access_package(vault, parts, request.id, scratch / "4.html", Silent())
    vault.now(close_request, request.id, {"outcome": "granted", "answer": "Verstuurd."})
    vault.now(open_request, {**asked, "kind": "rectification", "asked": "Het huisnummer klopt niet."}, client.id)
    vault.now(edit_item, Client, client.id, {"house_number": "14-bis"})


def keep_large_attachment(vault: Vault, scratch: Path) -> None:
    """A file of more than one part, in the second dossier."""
    (scratch / "werk.bin").write_bytes(LARGE)
    (client,) = vault.reader().find(Client, surname="Wijnberg")
    take_in_attachment(vault, client.id, scratch / "werk.bin", {}, Silent())


if __name__ == "__main__":
    goal = Path(sys.argv[1]) if sys.argv[1:] else HERE / f"schema-{latest_version()}"
    try:
        write(goal)
    except BaseException:
        shutil.rmtree(goal, ignore_errors=True)
        raise
