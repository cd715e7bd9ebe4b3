from __future__ import annotations

from tests.acceptance import dossier
from tests.cli.driver import CommandLine
from tests.fakes import SetClock

ALWAYS = {"today.drift", "today.no_backup_place"}
"""What a new practice is told of until it is mended."""


def lines(run: CommandLine, *arguments: str) -> list[tuple[str, str, str | None]]:
    return [(each["pressing"], each["code"], each["day"]) for each in run.ok("today", *arguments)]


def test_nothing_to_do_says_so(command_line: CommandLine) -> None:
    assert [each for each in lines(command_line) if each[1] not in ALWAYS] == []


def test_a_vault_in_one_place_only_is_told_of_until_a_backup_is_made(command_line: CommandLine) -> None:
    assert ("waiting", "today.no_backup_place", None) in lines(command_line)
    command_line.ok("backup", command_line.folder.parent / "kept.backup")
    assert "today.no_backup_place" not in {each[1] for each in lines(command_line)}


def test_everything_that_asks_for_attention_in_the_order_in_which_it_presses(
    command_line: CommandLine, clock: SetClock
) -> None:
    run = command_line
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, principal=employer)
    shared, approved = dossier.report(run, client, trajectory), dossier.report(run, client, trajectory)
    run.ok("document", "share", shared, "--to", run.folder.parent / "a.html")
    run.ok("document", "share", approved, "--to", run.folder.parent / "b.html")
    approval = {"decided_by": "Sanne Dekker", "decided_how": "email"}
    run.ok("document", "approve", approved, "--from", "-", given=approval)
    asked = {"kind": "copy", "channel": "email", "received_on": "2026-03-02"}
    request = run.ok("request", "open", "--client", client, "--from", "-", given=asked)
    dossier.release(run, client, employer, valid_until="2026-03-10")
    fear = {"title": "Mail naar verkeerd adres", "nature": "wrong_recipient", "facts": "Typefout."}
    run.ok("breach", "suspect", "--from", "-", given=fear)
    found = [each for each in lines(run) if each[1] not in ALWAYS]
    assert found == [
        ("today", "today.breach.suspected", "2026-03-03"),
        ("soon", "today.consent.ends", "2026-03-10"),
        ("soon", "today.request", request["remind_on"]),
        ("soon", "today.document.shared", "2026-03-17"),
        ("waiting", "today.document.approved", None),
        ("waiting", "today.purpose_untold", None),
    ]
    clock.forward(days=20)
    assert ("overdue", "today.request", request["remind_on"]) in lines(run), "what was late is still there"
    assert "today.consent.ends" not in [each[1] for each in lines(run)], "an end that is past is no news"


def test_seen_from_another_day(command_line: CommandLine) -> None:
    run = command_line
    client = dossier.client(run)
    asked = {"kind": "erasure", "channel": "email", "received_on": "2026-03-02"}
    request = run.ok("request", "open", "--client", client, "--from", "-", given=asked)
    assert ("today", "today.request", request["remind_on"]) in lines(run, "--on", request["remind_on"])
