"""Requests and disclosures as a coach records them who works on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.packages.html_reader import OpenedPackage, open_html_package
from tests.acceptance import dossier
from tests.cli.driver import CommandLine
from tests.documents.reading import pages

Plain = dict[str, Any]
OVERVIEW = "Overzicht van je dossier.pdf"


def asked(run: CommandLine, client: str, kind: str, **fields: object) -> str:
    """A request that came in by e-mail on 2 March 2026; gives the id."""
    given = {"kind": kind, "channel": "email", "received_on": "2026-03-02", **fields}
    return str(run.ok("request", "open", "--client", client, "--from", "-", given=given)["id"])


def identified(run: CommandLine, request: str) -> str:
    """The coach called back on a known number."""
    run.ok("request", "identify", request, "--from", "-", given={"identity": "called_back"})
    return request


def stands(run: CommandLine, request: str) -> Plain:
    """How a request stands."""
    found: Plain = run.ok("request", "show", request)
    return found


def step(run: CommandLine, request: str, task: str, note: str = "Gedaan.") -> None:
    """Something that was done outside the vault."""
    run.ok("request", "step", request, "--from", "-", given={"task": task, "note": note})


def closing(request: str) -> tuple[str, ...]:
    """The command that closes a request."""
    return ("request", "close", request, "--from", "-")


GRANTED = {"outcome": "granted", "answer": "We hebben gedaan wat je vroeg."}
REFUSED = {"outcome": "refused", "answer": "Dit moeten we van de wet bewaren."}


def letter(run: CommandLine, request: str, which: str, *options: str) -> str:
    """The text of a letter."""
    file = run.folder.parent / f"{request}-{which}-{'-'.join(options)}.pdf"
    run.ok("request", "letter", request, which, "--to", file, *options)
    return " ".join(pages(file.read_bytes()))


def copy(run: CommandLine, request: str) -> OpenedPackage:
    """The copy that a request asks for, opened as the client opens it."""
    file = run.folder.parent / f"{request}.html"
    return opened(run.ok("request", "package", request, "--to", file))


def opened(made: Plain) -> OpenedPackage:
    """A package that was made, opened with its passphrase."""
    return open_html_package(Path(made["file"]), made["passphrase"])


def files(package: OpenedPackage) -> dict[str, bytes]:
    """What is in a package, by name."""
    return {each.name: b"".join(package.read(each)) for each in package.manifest.files}


def overview(package: OpenedPackage) -> str:
    """The text of the overview in a copy."""
    return " ".join(pages(files(package)[OVERVIEW]))


def disclosed(run: CommandLine, client: str) -> list[Plain]:
    """What went out of a client's data."""
    found: list[Plain] = run.ok("disclosure", "list", "--client", client)
    return found


def tell(recipient: str, **fields: object) -> Plain:
    """What was told by telephone to somebody, with nothing medical in it."""
    return {
        "recipient": recipient,
        "told": "Het traject is half maart klaar.",
        "how": "telephone",
        "medical": False,
        **fields,
    }


def gave_report(run: CommandLine, kind: str = "employer") -> tuple[str, str, str]:
    """A client whose final report went to somebody who pays; the ids of client, recipient and document."""
    client, recipient = dossier.client(run), dossier.organisation(run, kind=kind)
    trajectory = dossier.trajectory(run, client, principal=recipient)
    document = dossier.final_report(run, client, trajectory)
    dossier.release(run, client, recipient)
    given = {"secrecy": "professional"} if kind == "practitioner" else {}
    run.ok(
        "disclose",
        document,
        "--to",
        recipient,
        "--not-medical",
        "--file",
        run.folder.parent / "out.html",
        "--from",
        "-",
        given=given,
    )
    return client, recipient, document
