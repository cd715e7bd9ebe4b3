"""What is in a backup, and what would be lost by restoring it: to be read before anything is done."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.disclosure import Disclosure
from app.domain.drill import Drill
from app.domain.nouns import NOUNS, noun_named
from app.domain.practice import Practice
from app.domain.reason import Reason, reason
from app.domain.request import Request, RequestState
from app.kernel.progress import Progress
from app.usecases.backups.finding import finder
from app.vault.backup_file import Particulars
from app.vault.kdf import STANDARD, Limits
from app.vault.keys import Keys, derive
from app.vault.ledger import Entry, Ledger, Verb
from app.vault.opened_backup import OpenedBackup, fits, known_particulars, opened_backup, own_keys, unlock_backup
from app.vault.reader import Reader
from app.vault.slots import Secret
from app.vault.snapshot import snapshot
from app.vault.vault import Vault

_NAMED = {each.noun.name for each in (Consent, Request, Disclosure)}
"""What a coach must do again by hand after a restore, so each is named; of the rest the number is told."""
_OWN = ("setting", Drill.noun.name)
"""What the program keeps of itself. That a drill was held is no work of a coach that is lost."""


@dataclass(frozen=True, slots=True)
class Losses:
    """What the present vault has that the backup has not.

    `entries` counts the lines of the ledger since the backup, or is None where the backup is of another course of
    events: then the vault was restored since, and cannot be compared line by line. `changed` counts items by noun.
    """

    entries: int | None
    changed: Mapping[str, int]
    named: tuple[Reason, ...]
    settings: int = 0
    """How many of the lines are about the program's own settings and notes, such as a drill."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a backup. `losses` is there where the vault that it is of was open to compare with."""

    file: Path
    vault: str
    practice: str
    made: datetime
    sequence: int
    size: int
    counts: Mapping[str, int]
    losses: Losses | None


def preview_backup(
    file: Path, secret: Secret | None, current: Vault | None, progress: Progress, limits: Limits = STANDARD
) -> Preview:
    """Open a backup for reading and tell what is in it. The open vault opens its own backups; others need a secret.

    Raises NotABackup, BackupDamaged, NewerVault, WrongPassphrase, WrongRecoveryKey, ForeignBackup, Cancelled.
    """
    particulars = known_particulars(file)
    keys = keys_to(particulars, secret, current, limits)
    scratch = current.folder if current else Path(tempfile.gettempdir())
    with opened_backup(file, particulars, keys, scratch, progress) as backup:
        practices = backup.rows.find(Practice)
        return Preview(
            file=file,
            vault=particulars.header.vault_id,
            practice=practices[0].trade_name if practices else "",
            made=particulars.made,
            sequence=particulars.sequence,
            size=particulars.size,
            counts={each.noun.name: backup.rows.count(each) for each in NOUNS},
            losses=_losses(backup, current) if current and current.identity == particulars.header.vault_id else None,
        )


def keys_to(particulars: Particulars, secret: Secret | None, current: Vault | None, limits: Limits) -> Keys:
    """The keys of a backup: those of the open vault where they fit, else by a secret."""
    if current is not None and (secret is None or fits(particulars, current)):
        return own_keys(particulars, current)
    if secret is None:
        raise ValueError("neither a vault nor a secret")
    return derive(unlock_backup(particulars, secret, limits), particulars.header.vault_id)


def _losses(backup: OpenedBackup, current: Vault) -> Losses:
    reader = current.reader()
    with snapshot(reader):
        ledger = Ledger(reader.connection, current.keys.ledger)
        head = ledger.head()
        since = backup.particulars.sequence
        same_course = ledger.mac_at(since) == backup.particulars.head
        touched = _touched(ledger, since if same_course else 0)
        return Losses(
            entries=head.sequence - since if same_course else None,
            changed=Counter(noun for noun, _ in touched) if same_course else {},
            named=tuple(_named(backup, reader, touched)),
            settings=sum(ledger.count_since(since, each) for each in _OWN) if same_course else 0,
        )


def _touched(ledger: Ledger, since: int) -> dict[tuple[str, str], Verb]:
    """The items that the ledger names after an entry, each with what happened to it last."""
    entries: Iterator[Entry] = (each for each in ledger.entries() if each.sequence > since and each.noun not in _OWN)
    return {(each.noun, each.record): each.verb for each in entries}


def _named(backup: OpenedBackup, reader: Reader, touched: Mapping[tuple[str, str], Verb]) -> Iterator[Reason]:
    for (noun, identity), verb in touched.items():
        if noun not in _NAMED or verb is Verb.REMOVE:
            continue
        now = reader.maybe(noun_named(noun), identity)
        if now is None:
            continue
        what = _what_happened(now, backup.rows.maybe(type(now), identity))
        person = reader.maybe(Client, str(getattr(now, "client", "")))
        if what:
            yield reason(what, item=now.named(finder(reader)), client=person.name if person else "")


def _what_happened(now: Record, then: Record | None) -> str:
    """The key of what is lost; empty where the backup has it just so."""
    match now, then:
        case Consent(withdrawn_on=withdrawn), Consent(withdrawn_on=None) if withdrawn is not None:
            return "restore.lost.withdrawn"
        case Request(state=RequestState.CLOSED), Request(state=RequestState.OPEN):
            return "restore.lost.closed"
        case _, None:
            return "restore.lost.added"
    return "restore.lost.changed" if now != then else ""
