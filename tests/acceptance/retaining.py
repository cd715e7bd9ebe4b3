"""Keeping and destroying as a coach does who works on the command line."""

from __future__ import annotations

from typing import Any

from tests.acceptance import dossier
from tests.cli.driver import CommandLine

Plain = dict[str, Any]
HOLD = {"reason": "procedure", "review_on": "2031-01-01", "explanation": "Er loopt een geschil."}


def ended(run: CommandLine, client: str, **fields: object) -> str:
    """A trajectory that ended on 1 February 2026; gives the id."""
    return dossier.trajectory(run, client, **{"starts_on": "2025-01-06", "ends_on": "2026-02-01", **fields})


def session(run: CommandLine, client: str, trajectory: str, **fields: object) -> str:
    """A session with notes; gives the id."""
    given = {"trajectory": trajectory, "on": "2025-02-03", "notes": "Sanne twijfelt.", **fields}
    return str(run.ok("session", "add", "--client", client, "--from", "-", given=given)["id"])


def paper(run: CommandLine, client: str, **fields: object) -> str:
    """Something on paper; gives the id."""
    given = {"what": "Map met oefeningen", "place": "Grijze kast", "dated": "2025-03-03", **fields}
    return str(run.ok("paper-item", "add", "--client", client, "--from", "-", given=given)["id"])


def erasure(run: CommandLine, client: str) -> str:
    """A request to erase, of a client who is known; gives the id."""
    given = {"kind": "erasure", "channel": "email", "received_on": "2026-03-02"}
    made = str(run.ok("request", "open", "--client", client, "--from", "-", given=given)["id"])
    run.ok("request", "identify", made, "--from", "-", given={"identity": "known"})
    return made


def kept(run: CommandLine, client: str, identity: str) -> Plain:
    """What is said of one item."""
    found: Plain = next(each for each in run.ok("retention", "list", "--client", client) if each["id"] == identity)
    return found


def due(run: CommandLine, *options: str) -> set[str]:
    """The ids of what is due."""
    return {each["id"] for each in run.ok("retention", "due", *options)}


def there(run: CommandLine, client: str) -> set[str]:
    """The ids of everything in a dossier."""
    answer = run("retention", "list", "--client", client, "--json")
    return {each["id"] for each in answer.json} if answer.code == 0 else set()


def preview(run: CommandLine, *options: str) -> Plain:
    """What would go and what stays."""
    found: Plain = run.ok("retention", "preview", *options)
    return found


def why(found: Plain, identity: str) -> list[str]:
    """The codes of the reasons for which an item of a preview stays or is reduced."""
    items = [*found["stays"], *found["reduced"], *found["goes"]]
    return [each["code"] for item in items if item["id"] == identity for each in item["reasons"]]


def destroy(run: CommandLine, *options: str) -> Plain:
    """Destroy, typing what the preview asks for; gives the certificate."""
    done: Plain = run.ok("retention", "destroy", *options, "--confirm", preview(run, *options)["confirm"])
    return done


def refused(run: CommandLine, *options: str, act: str = "destroy") -> list[str]:
    """The codes for which a destruction is refused, whatever is typed."""
    return dossier.refusals(run, "retention", act, *options, "--confirm", "vernietig 1")
