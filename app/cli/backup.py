"""`coachkluis backup`, `restore` and `drill`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.domain.backup_rule import MOST, KeepRule
from app.domain.drill import Drill
from app.domain.reason import worded
from app.host.witness import KeyringWitness, Witnesses
from app.kernel.errors import CoachkluisError
from app.usecases.backups.drill import hold_drill
from app.usecases.backups.item import restore_item_from
from app.usecases.backups.make import keep_backup, make_backup
from app.usecases.backups.place import StoredBackup, stored_backups
from app.usecases.backups.preview import Preview, preview_backup
from app.usecases.backups.settings import backup_settings, require_place, set_backups
from app.vault.backup import Backup
from app.vault.opened_backup import known_particulars
from app.vault.restore import has_older_keys
from app.vault.restore import restore as restore_backup
from app.vault.vault import Vault

_NUMBER = click.IntRange(0, MOST)


@click.command(
    help="Write a verified backup to TO: a new file, or a folder for one named by its date. Without TO it goes to the "
    "place of the vault's backups, and what the rule does not keep is removed there."
)
@click.argument("to", metavar="[TO]", required=False, type=click.Path(path_type=Path))
@click.option("--place", metavar="DIR", type=click.Path(path_type=Path), help="From now on backups go to DIR.")
@click.option("--nightly/--by-hand", default=None, help="Whether the window makes one every night by itself.")
@click.option("--keep", nargs=3, type=_NUMBER, metavar="DAYS WEEKS MONTHS", help="Of how many the newest is kept.")
@click.option("--list", "listed", is_flag=True, help="Only list the backups in the place.")
@command
def backup(
    call: Call,
    to: Path | None,
    place: Path | None,
    nightly: bool | None,
    keep: tuple[int, int, int] | None,
    listed: bool,
) -> None:
    """Back up the vault, or say how backups are made."""
    with call.vault() as vault:
        _settle(vault, place, nightly, keep)
        if listed:
            _list(call, vault)
        elif to is not None:
            _tell(call, make_backup(vault, to, call.parts.clock, call.progress()), 0)
        else:
            kept = keep_backup(vault, call.parts.clock, call.progress())
            _tell(call, kept.backup, kept.removed)


@click.command(
    help="Make the vault in the backup FILE anew in DIR. Erasures are applied once more; with --vault those of that "
    "vault as well."
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Only say what is in it, and with --vault what would be lost.")
@click.option("--item", metavar="ITEM", help="Only put this one item back into the vault of --vault.")
@click.option(
    "--replace", "replacing", is_flag=True, help="Take the place of the same vault in DIR; it is kept beside."
)
@click.option(
    "--older-keys", is_flag=True, help="Also where the passphrase and recovery key of then are to hold again."
)
@command
def restore(
    call: Call, file: Path, folder: Path | None, preview: bool, item: str | None, replacing: bool, older_keys: bool
) -> None:
    """Restore a backup, one item of it, or look what is in it."""
    if preview:
        _preview(call, file)
    elif item is not None:
        _item(call, file, item)
    elif folder is None:
        raise click.UsageError("DIR, --preview or --item is needed")
    else:
        if replacing and not older_keys and has_older_keys(known_particulars(file), folder):
            raise CoachkluisError("restore_older_keys")
        logs = (call.folder,) if call.folder else ()
        clock, effort = call.parts.clock, call.parts.effort
        # A command does not wait for the keyring, but for this: what the window kept there is left behind as well.
        witness = Witnesses(call.parts.witness, KeyringWitness(call.parts.keyring))
        outcome = restore_backup(
            file, folder, call.secret(), clock, call.progress(), effort, logs, replace=replacing, witness=witness
        )  # fmt: skip
        text = call.translator.text
        call.answer(
            {
                "vault": str(outcome.folder),
                "ledger": outcome.sequence,
                "erased_again": outcome.erased_again,
                "former": str(outcome.former) if outcome.former else None,
                "erasures_until": outcome.erasures_until.isoformat() if outcome.erasures_until else None,
                "older_keys": outcome.older_keys,
            },
            [
                text("cli.restored"),
                call.translator.count("cli.erased_again", outcome.erased_again),
                *([text("restore.former", folder=str(outcome.former))] if outcome.former else []),
                *([text("restore.erasures_until", at=outcome.erasures_until)] if outcome.erasures_until else []),
                *([text("restore.older_keys.done")] if outcome.older_keys else []),
            ],
        )


@click.command(
    help="Restore the newest backup into a private folder, verify it, remove it, and record that it was done."
)
@click.option("--list", "listed", is_flag=True, help="Only list the drills that were held.")
@command
def drill(call: Call, listed: bool) -> None:
    """Hold a restore drill; a failed one ends in exit code 4."""
    secret = call.secret()
    with call.vault(secret) as vault:
        if listed:
            held = vault.reader().find(Drill)
            call.answer([_drill(each) for each in held], [_drill_line(call, each) for each in held])
            return
        one = hold_drill(vault, call.parts, secret, call.progress())
        call.answer(_drill(one), _drill_line(call, one))
        if one.findings:
            click.get_current_context().exit(4)


def _settle(vault: Vault, place: Path | None, nightly: bool | None, keep: tuple[int, int, int] | None) -> None:
    settings = backup_settings(vault.reader())
    if place is not None:
        require_place(place, vault.folder)
        settings = replace(settings, place=place.absolute())
    if nightly is not None:
        settings = replace(settings, nightly=nightly)
    if keep is not None:
        if not keep[0]:
            raise CoachkluisError("backup_rule_empty")
        settings = replace(settings, rule=KeepRule(*keep))
    vault.now(set_backups, settings)


def _tell(call: Call, made: Backup, removed: int) -> None:
    call.answer(
        {
            "file": str(made.file),
            "made": made.made.isoformat(),
            "ledger": made.sequence,
            "size": made.size,
            "removed": removed,
        },
        [
            call.translator.text("cli.backup_made"),
            str(made.file),
            *([call.translator.count("backups.removed", removed)] if removed else []),
        ],
    )


def _list(call: Call, vault: Vault) -> None:
    place = backup_settings(vault.reader()).place
    found: tuple[StoredBackup, ...] = stored_backups(vault, place) if place else ()
    call.answer(
        [
            {
                "file": str(each.file),
                "made": each.made.isoformat(),
                "ledger": each.particulars.sequence,
                "size": each.particulars.size,
                "by_rule": each.by_rule,
            }
            for each in found
        ],
        [f"{call.translator.instant(each.made)}  {each.file}" for each in found] or call.translator.text("cli.nothing"),
    )


def _preview(call: Call, file: Path) -> None:
    secret, limits = call.secret(), call.parts.effort.limits
    if call.folder is None:
        seen = preview_backup(file, secret, None, call.progress(), limits)
    else:
        with call.vault(secret) as vault:
            seen = preview_backup(file, secret, vault, call.progress(), limits)
    call.answer(_preview_json(call, seen), _preview_lines(call, seen))


def _preview_json(call: Call, seen: Preview) -> Json:
    lost = seen.losses
    return {
        "vault": seen.vault,
        "practice": seen.practice,
        "made": seen.made.isoformat(),
        "ledger": seen.sequence,
        "size": seen.size,
        "counts": seen.counts,
        "losses": None
        if lost is None
        else {
            "entries": lost.entries,
            "settings": lost.settings,
            "changed": lost.changed,
            "named": [{"code": each.code, "message": worded(each, call.translator)} for each in lost.named],
        },
    }


def _preview_lines(call: Call, seen: Preview) -> list[str]:
    text, count = call.translator.text, call.translator.count
    lines = [
        text("restore.preview.of", practice=seen.practice, made=seen.made),
        *(f"  {text(f'noun.{noun}.plural')}: {number}" for noun, number in seen.counts.items() if number),
    ]
    if seen.losses is not None:
        lost = seen.losses
        lines.append(
            text("restore.lost.other_course") if lost.entries is None else count("restore.lost.entries", lost.entries)
        )
        if lost.settings:
            lines.append(count("restore.lost.settings", lost.settings))
        lines += [f"  {text(f'noun.{noun}.plural')}: {number}" for noun, number in lost.changed.items()]
        lines += [f"  - {worded(each, call.translator)}" for each in lost.named]
    return lines


def _item(call: Call, file: Path, identity: str) -> None:
    secret = call.secret()
    with call.vault(secret) as vault:
        back = restore_item_from(vault, file, identity, call.progress(), secret, call.parts.effort.limits)
        call.answer(
            {"id": back.record.id, "noun": back.record.noun.name, "as_last": back.as_last},
            call.translator.text("restore.item.as_last" if back.as_last else "restore.item.older"),
        )


def _drill(held: Drill) -> Json:
    return {
        "id": held.id,
        "held_on": held.held_on.isoformat(),
        "backup_made": held.backup_made.isoformat(),
        "result": held.result.value,
        "items": held.items,
        "attachments": held.attachments,
        "erased_again": held.erased_again,
        "findings": held.findings,
    }


def _drill_line(call: Call, held: Drill) -> str:
    return call.translator.text(
        f"drill.told.{held.result.value}",
        on=held.held_on,
        made=held.backup_made,
        items=held.items,
        attachments=held.attachments,
    )
