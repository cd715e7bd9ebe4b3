"""`coachkluis dossier`: who it is about, and who commissions what; nothing of what was said."""

from __future__ import annotations

from tests.acceptance import dossier
from tests.cli.driver import CommandLine


def test_the_head_names_client_principals_and_contacts_newest_first(command_line: CommandLine) -> None:
    client = dossier.client(command_line, birth_date="1980-05-06")
    firm = dossier.organisation(command_line)
    contact = {"organisation": firm, "first_name": "Peter", "surname": "Bos", "position": "Personeelszaken"}
    command_line.ok("contact", "add", "--from", "-", given=contact)
    dossier.trajectory(command_line, client, title="Eerste", starts_on="2024-01-05", ends_on="2024-06-01")
    dossier.trajectory(command_line, client, title="Tweede", principal=firm)
    head = command_line.ok("dossier", client)
    assert (head["name"], head["age"]) == ("Sanne Dekker", 45)
    assert [each["title"] for each in head["trajectories"]] == ["Tweede", "Eerste"]
    assert [each["principal"] and each["principal"]["id"] for each in head["trajectories"]] == [firm, None]
    dutch = command_line("dossier", client).out.splitlines()
    assert dutch == [
        "Sanne Dekker · 45 jaar",
        "  Tweede · voor Bakkerij De Korenaar",
        "    Peter Bos, Personeelszaken",
        "  Eerste",
    ]
    assert "for Bakkerij De Korenaar" in command_line("dossier", client, language="en").out


def test_a_client_who_is_not_there_has_no_head(command_line: CommandLine) -> None:
    answer = command_line("dossier", "no-such-client", "--json")
    assert answer.code == 1
    assert answer.json["error"]


def test_the_timeline_tells_what_happened_the_last_first(command_line: CommandLine) -> None:
    client = dossier.client(command_line)
    first = dossier.trajectory(command_line, client, starts_on="2026-01-05", ends_on="2026-02-10")
    moments = command_line.ok("dossier", client, "--timeline")
    assert [(each["day"], each["noun"], each["id"]) for each in moments] == [
        ("2026-02-10", "trajectory", first),
        ("2026-01-05", "trajectory", first),
    ]
    assert moments[0]["happened"] != moments[1]["happened"]
    assert command_line("dossier", "no-such-client", "--timeline").code == 1
