"""What tests of rows have to have before they begin: a client, a trajectory, a report. Everything by command line."""

from __future__ import annotations

from tests.cli.driver import CommandLine

REPORT = "# Verslag\n\nSanne wil **rustiger** werken.\n"


def client(run: CommandLine, **fields: object) -> str:
    """A client; gives the id."""
    given = {"first_name": "Sanne", "surname": "Dekker", **fields}
    return str(run.ok("client", "add", "--from", "-", given=given)["id"])


def organisation(run: CommandLine, name: str = "Bakkerij De Korenaar", **fields: object) -> str:
    """An organisation; gives the id."""
    return str(run.ok("organisation", "add", "--from", "-", given={"name": name, **fields})["id"])


def trajectory(run: CommandLine, client: str, **fields: object) -> str:
    """A trajectory that runs; gives the id."""
    given = {"title": "Loopbaantraject", "starts_on": "2026-01-05", **fields}
    return str(run.ok("trajectory", "add", "--client", client, "--from", "-", given=given)["id"])


def report(run: CommandLine, client: str, trajectory: str, **fields: object) -> str:
    """A coaching report, as a draft; gives the id of the document."""
    text = run.folder.parent / "report.md"
    text.write_text(REPORT, encoding="utf-8")
    given = {"title": "Eindrapportage", "trajectory": trajectory, **fields}
    made = run.ok("document", "new", "--client", client, "--text", text, "--from", "-", given=given)
    return str(made["document"])


def final_report(run: CommandLine, client: str, trajectory: str, **fields: object) -> str:
    """A coaching report that the client approved and the coach made final; gives the id of the document."""
    made = report(run, client, trajectory, **fields)
    run.ok("document", "share", made, "--to", run.folder.parent / f"{made}.html")
    approval = {"decided_by": "Sanne Dekker", "decided_how": "email"}
    run.ok("document", "approve", made, "--from", "-", given=approval)
    run.ok("document", "finalise", made)
    return made


def release(run: CommandLine, client: str, recipient: str, **fields: object) -> str:
    """The client's consent that something goes to a recipient; gives the id."""
    given = {
        "purpose": "Verslag aan werkgever",
        "recipient": recipient,
        "text": "Ik vind het goed dat mijn eindrapportage naar deze ontvanger gaat.",
        "given_on": "2026-03-02",
        "given_name": "Sanne Dekker",
        "given_how": "paper",
        **fields,
    }
    return str(run.ok("consent", "give", "--client", client, "--from", "-", given=given)["id"])


def refusals(run: CommandLine, *arguments: object, given: object = None) -> list[str]:
    """The codes of the reasons for which a gate refuses a command."""
    answer = run(*map(str, arguments), "--json", given=given)
    assert answer.code == 6, (answer.code, answer.out, answer.err)
    return [each["code"] for each in answer.json["reasons"]]
