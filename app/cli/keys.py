"""`coachkluis keys`: what opens the vault, and how that is changed."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.secrets import read_passphrase, read_shares, read_text, write_secret
from app.cli.share_files import files_for_shares, write_share_sheets
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Translator
from app.usecases.recovery_keys import (
    current_split,
    make_recovery_key,
    rehearse_recovery_key,
    rehearse_shares,
    split_recovery_key,
    withdraw_shares,
)
from app.usecases.remember_on_this_computer import (
    DAYS,
    LONGEST,
    forget_on_this_computer,
    remember_on_this_computer,
)
from app.usecases.renew_vault_key import renew_vault_key
from app.vault.mend_header import mend_header
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import FEWEST, MOST
from app.vault.slot_parameters import KeyringParameters, SharesParameters
from app.vault.slots import Slot

_PEOPLE = click.IntRange(FEWEST, MOST)


@click.group("keys", help="What opens the vault: passphrase, recovery key, shares, this computer.")
def keys() -> None:
    """The group."""


@keys.command("list", help="What opens the vault now.")
@command
def list_(call: Call) -> None:
    """The key slots, without anything secret."""
    with call.vault() as vault:
        slots = vault.header.slots
        call.answer([_json(each) for each in slots], [_line(each, call.translator) for each in slots])


@keys.command("new-recovery", help="Make a new recovery key; the old one opens nothing any more.")
@click.option("--recovery-to", metavar="FILE", type=click.Path(path_type=Path), help="Write the recovery key to FILE.")
@command
def new_recovery(call: Call, recovery_to: Path | None) -> None:
    """A new recovery key, shown or written once."""
    _require_new(recovery_to)
    with call.vault() as vault:
        key = make_recovery_key(vault, call.parts)
        _hand_over(call, vault.identity, key, recovery_to, "keys.recovery_made")


@keys.command("split", help="Split a recovery key among COUNT people, of whom THRESHOLD together open the vault.")
@click.argument("threshold", type=_PEOPLE)
@click.argument("count", type=_PEOPLE)
@click.option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Write a sheet for each person.")
@click.option("--with-practice", "named", is_flag=True, help="Put the practice's name on the sheets.")
@command
def split(call: Call, threshold: int, count: int, folder: Path | None, named: bool) -> None:
    """Shares, shown once or written as sheets; earlier shares open nothing any more."""
    if threshold > count:
        raise click.UsageError(call.translator.text("keys.split_impossible"))
    files = files_for_shares(folder, count, call.translator) if folder else ()
    with call.vault() as vault:
        shares = split_recovery_key(vault, threshold, count, call.parts)
        value: dict[str, Json] = {"threshold": threshold, "count": count}
        said = call.translator.text("keys.split_done", threshold=threshold, count=count)
        if folder is None:
            value["shares"] = [each.text for each in shares]
            value["codes"] = [each.code for each in shares]
            call.answer(value, [said, *(f"{each.number}. {each.text}\n   {each.code}" for each in shares)])
            return
        day = legal_date(call.parts.clock.now())
        write_share_sheets(vault, shares, files, day, call.translator, named=named)
        value["files"] = [str(each) for each in files]
        call.answer(value, [said, *map(str, files)])


@keys.command("withdraw-shares", help="Let no shares open the vault any more.")
@command
def withdraw(call: Call) -> None:
    """End the split; the recovery key on paper is another one, and stays."""
    with call.vault() as vault:
        split = current_split(vault)
        if split is not None:
            withdraw_shares(vault)
        said = "keys.nothing_split" if split is None else "keys.shares_withdrawn"
        call.answer({"withdrawn": split is not None}, call.translator.text(said))


@keys.command("rehearse", help="Prove that shares, or the recovery key, open the vault. Nothing is changed.")
@click.option("--with-share", "shares", multiple=True, metavar="FILE", help="A share is in FILE; give it for each.")
@click.option("--with-recovery-key", "recovery", metavar="FILE", help="The recovery key is in FILE.")
@command
def rehearse(call: Call, shares: tuple[str, ...], recovery: str | None) -> None:
    """A rehearsal, kept with its date."""
    if bool(shares) == bool(recovery):
        raise click.UsageError(call.translator.text("keys.rehearse_what"))
    with call.vault() as vault:
        if recovery:
            rehearse_recovery_key(vault, RecoveryKey.parse(read_text(recovery)), call.parts)
        else:
            rehearse_shares(vault, read_shares(shares), call.parts)
        call.answer({"ok": True}, call.translator.text("keys.rehearsed"))


@keys.command("remember", help="Let this computer open the vault without the passphrase for a while.")
@click.option("--days", default=DAYS, show_default=True, type=click.IntRange(1, LONGEST))
@command
def remember(call: Call, days: int) -> None:
    """Remember the vault in the keyring of this computer."""
    with call.vault() as vault:
        until = remember_on_this_computer(vault, call.parts.keyring, call.parts.clock, days)
        day = call.translator.date(legal_date(until))
        call.answer({"until": until.isoformat()}, call.translator.text("keys.remembered", day=day))


@keys.command("forget", help="Let this computer open the vault no more.")
@command
def forget(call: Call) -> None:
    """Forget the vault."""
    with call.vault() as vault:
        gone = forget_on_this_computer(vault, call.parts.keyring, call.parts.clock)
        call.answer({"forgotten": gone}, call.translator.text("keys.forgotten" if gone else "keys.nothing_remembered"))


@keys.command("renew", help="Put the whole vault under a new key, after a suspicion that someone has the old one.")
@click.option("--recovery-to", metavar="FILE", type=click.Path(path_type=Path), help="Write the recovery key to FILE.")
@command
def renew(call: Call, recovery_to: Path | None) -> None:
    """A new vault key: asks for the passphrase, and gives a new recovery key."""
    _require_new(recovery_to)
    passphrase = read_passphrase(call.passphrase_file, call.translator.text("cli.passphrase"))
    key = renew_vault_key(call.vault_folder, passphrase, call.parts, call.progress())
    _hand_over(call, "", key, recovery_to, "keys.renewed")


@keys.command("acknowledge", help="Say that you know of an older vault or header that was put back: the warning ends.")
@command
def acknowledge(call: Call) -> None:
    """End the warning of a rollback or of older keys; the ledger says so."""
    with call.vault() as vault:
        found, old_keys = vault.rollback, vault.old_keys
        if found:
            vault.acknowledge_rollback()
        if old_keys:
            vault.acknowledge_old_keys()
        answer: Json = {"behind": found.entries, "apart": found.apart, "old_keys": old_keys}
        call.answer(answer, call.translator.text("keys.acknowledged"))


@keys.command("mend", help="Use vault.json.old, the header before, where vault.json is damaged or missing.")
@command
def mend(call: Call) -> None:
    """Put the header before in its place, once it opened the vault; where the header is whole nothing happens."""
    folder, secret = call.vault_folder, call.secret()
    mended = mend_header(folder, secret, call.parts.effort)
    with call.vault(secret) as vault:
        said = "keys.mended" if mended else "keys.nothing_to_mend"
        call.answer({"id": vault.identity, "mended": mended}, call.translator.text(said))


def _require_new(target: Path | None) -> None:
    if target is not None and target.exists():
        raise CoachkluisError("file_exists", file=target.name)


def _hand_over(call: Call, identity: str, key: RecoveryKey, target: Path | None, said: str) -> None:
    value: dict[str, Json] = {"id": identity} if identity else {}
    lines = [call.translator.text(said)]
    if target is None:
        value["recovery_key"] = key.text
        lines += [call.translator.text("cli.recovery_shown"), key.text]
    else:
        write_secret(target, key.text)
        lines.append(call.translator.text("cli.recovery_written"))
    call.answer(value, lines)


def _json(slot: Slot) -> Json:
    value: dict[str, Json] = {"id": slot.id, "kind": slot.kind.value}
    match slot.parameters:
        case SharesParameters(shares=shares):
            value |= {"threshold": shares.threshold, "count": shares.count}
        case KeyringParameters(expires=expires):
            value["expires"] = expires.isoformat()
    return value


def _line(slot: Slot, translator: Translator) -> str:
    arguments: dict[str, object] = {}
    match slot.parameters:
        case SharesParameters(shares=shares):
            arguments = {"threshold": shares.threshold, "count": shares.count}
        case KeyringParameters(expires=expires):
            arguments = {"day": translator.date(legal_date(expires))}
    return translator.text(f"keys.kind.{slot.kind.value}", **arguments)
