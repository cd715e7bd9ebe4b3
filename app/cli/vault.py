"""`coachkluis status`, `verify`, `ledger`, `search`, `passphrase`: about the vault as a whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.secrets import read_passphrase
from app.documents.ledger_sheet import render_ledger_sheet
from app.domain.client import Client
from app.domain.nouns import NOUNS
from app.domain.reason import worded
from app.domain.request import Request, RequestState
from app.host.private_file import write_private
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.usecases.backups.look_over import look_over
from app.usecases.backups.newest import backup_age, backup_state
from app.usecases.change_passphrase import change_passphrase
from app.usecases.judge_passphrase import known_of, require_strong
from app.usecases.practice import practice_details, the_practice
from app.vault.ledger_head import HeadCheck, check_head, head_code, printed_head
from app.vault.search import END, FOUND
from app.vault.vault import Vault


@click.command(help="What is in the vault.")
@command
def status(call: Call) -> None:
    """The practice and how much there is of everything."""
    with call.vault() as vault:
        reader, head = vault.reader(), vault.lane.head()
        counts = {each.noun.name: reader.count(each) for each in NOUNS}
        practice = the_practice(reader).trade_name
        value: dict[str, Json] = {
            "id": vault.identity,
            "practice": practice,
            "behind": vault.rollback.entries,
            "apart": vault.rollback.apart,
            "old_keys": vault.old_keys,
            "still": vault.still,
            "ledger": head.sequence,
            "clients": counts[Client.noun.name],
            "open_requests": reader.count(Request, state=RequestState.OPEN),
            "counts": counts,
        }
        text = call.translator.text
        newest = backup_state(vault, call.parts.clock).newest
        value["newest_backup"] = (
            {"file": str(newest.file), "made": newest.made.isoformat(), "days": newest.days} if newest else None
        )
        told = backup_age(newest, call.translator)
        lines = [
            practice,
            told,
            *(f"  {text(f'noun.{name}.plural')}: {number}" for name, number in counts.items() if number),
        ]
        call.answer(value, lines)


@click.command(help="Look at every page, row and file of the vault.")
@command
def verify(call: Call) -> None:
    """Verify the vault; what is wrong is named, and then the exit code is 4."""
    with call.vault() as vault:
        looked = look_over(vault, call.parts.clock, call.progress())
        found = looked.verified
        findings = [(each, worded(each.what, call.translator)) for each in looked.findings]
        summary = call.translator.text(
            "verify.done", items=found.items, entries=found.entries, attachments=found.attachments
        )
        room = [call.translator.text("verify.room", megabytes=found.room // 10**6)] if found.room else []
        call.answer(
            {
                "ok": not findings,
                "items": found.items,
                "entries": found.entries,
                "attachments": found.attachments,
                "findings": [
                    {
                        "code": each.code,
                        "noun": each.noun,
                        "id": each.record,
                        "client": each.client,
                        "message": words,
                        "detail": each.detail,
                    }
                    for each, words in findings
                ],
                "backup": str(looked.backup) if looked.backup else None,
                "room": found.room,
            },
            [summary, *([words for _, words in findings] or [call.translator.text("verify.ok")]), *room],
        )
        if findings:
            click.get_current_context().exit(4)


@click.command(help="What was done, by opaque ids.")
@click.option("--head", is_flag=True, help="Only the newest entry, to print and to check later.")
@click.option("--check", nargs=2, type=(int, str), metavar="SEQUENCE MAC", help="Check a head that was printed.")
@click.option("--sheet-to", metavar="FILE", type=click.Path(path_type=Path), help="Write the head as a PDF to FILE.")
@command
def ledger(call: Call, head: bool, check: tuple[int, str] | None, sheet_to: Path | None) -> None:
    """The ledger, its head, or what a printed head says of it: then the exit code is 4 unless it is as it was."""
    with call.vault() as vault:
        if check is not None:
            found = check_head(vault, *check)
            said = call.translator.text(f"ledger.check.{found.value}", sequence=check[0])
            call.answer({"ok": found is HeadCheck.AS_IT_WAS, "check": found.value}, said)
            if found is not HeadCheck.AS_IT_WAS:
                click.get_current_context().exit(4)
            return
        if sheet_to is not None:
            _write_sheet(call, vault, sheet_to)
            return
        newest = vault.lane.head()
        if head:
            code = head_code(newest.mac)
            call.answer(
                {"sequence": newest.sequence, "mac": newest.mac.hex(), "code": code}, f"{newest.sequence} {code}"
            )
            return
        entries = [
            {
                "sequence": each.sequence,
                "at": each.at.isoformat(),
                "act": each.act,
                "verb": each.verb.value,
                "noun": each.noun,
                "record": each.record,
                "mac": each.mac.hex(),
            }
            for each in vault.ledger_entries()
        ]
        call.answer(entries, [" ".join(map(str, list(each.values())[:6])) for each in entries])


@click.command(help="Search names, notes and documents; - reads the words from standard input.")
@click.argument("words")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@command
def search(call: Call, words: str, limit: int) -> None:
    """The newest items in which every word stands."""
    typed = sys.stdin.readline() if words == "-" else words
    with call.vault() as vault:
        hits = vault.reader().search(typed, limit)
        call.answer(
            [
                {"id": each.record, "noun": each.noun, "client": each.client, "snippet": _plain(each.snippet)}
                for each in hits
            ],
            [f"{each.record}  {call.translator.text(f'noun.{each.noun}')}  {_plain(each.snippet)}" for each in hits]
            or call.translator.text("cli.nothing"),
        )


@click.command(help="Choose a new passphrase; the old one, or the recovery key, opens the vault for it.")
@click.option("--new-passphrase-file", metavar="FILE", help="The new passphrase is in FILE; - is standard input.")
@command
def passphrase(call: Call, new_passphrase_file: str | None) -> None:
    """Change the passphrase: the vault key is wrapped anew, nothing else changes."""
    with call.vault() as vault:
        text = call.translator.text
        new = read_passphrase(new_passphrase_file, text("cli.new_passphrase"), twice=True)
        new.require_fit()
        strength = require_strong(new.text, call.parts, known_of(the_practice(vault.reader())))
        change_passphrase(vault, new, call.parts)
        reasons = [text(f"passphrase.weak.{each.value}") for each in strength.reasons]
        call.answer(
            {"id": vault.identity, "strength": strength.score, "reasons": reasons},
            [text("cli.passphrase_changed"), text(f"passphrase.strength.{strength.score}"), *reasons],
        )


def _write_sheet(call: Call, vault: Vault, target: Path) -> None:
    if target.exists():
        raise CoachkluisError("file_exists", file=target.name)
    printed, practice = printed_head(vault), practice_details(the_practice(vault.reader()))
    day = legal_date(call.parts.clock.now())
    try:
        write_private(target, render_ledger_sheet(printed.sequence, printed.code, practice, day, call.translator))
    except OSError as error:
        raise CoachkluisError("file_not_written", file=target.name) from error
    call.answer({"sequence": printed.sequence, "code": printed.code, "file": str(target)}, str(target))


def _plain(snippet: str) -> str:
    return " ".join(snippet.replace(FOUND, "").replace(END, "").split())
