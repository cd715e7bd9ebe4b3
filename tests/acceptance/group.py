"""What tests of trainings and relations have to have before they begin. Everything by command line."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.cli.driver import CommandLine

MARCH = {"title": "Feedback geven", "place": "Zwolle", "starts_on": "2026-02-24", "ends_on": "2026-03-03"}
"""The clock of the tests stands at 3 March 2026."""
CONSENTED = {"text": "Ja, stuur mij de nieuwsbrief.", "consented_on": "2026-02-01", "consented_how": "email"}


def training(run: CommandLine, **fields: object) -> str:
    """A training; gives the id."""
    return str(run.ok("training", "add", "--from", "-", given={**MARCH, **fields})["id"])


def meeting(run: CommandLine, training: str, **fields: object) -> str:
    """A meeting of it; gives the id."""
    given = {"on": "2026-02-24", "at": "09:30", **fields}
    return str(run.ok("training", "meeting", training, "--from", "-", given=given)["id"])


def enrolled(run: CommandLine, training: str, *people: dict[str, object]) -> dict[str, str]:
    """Enrol people; gives the id of each participation by the client's."""
    shown = run.ok("training", "enrol", training, "--from", "-", given={"people": list(people)})
    return {each["client"]: each["id"] for each in shown["participants"]}


def someone(number: int) -> dict[str, object]:
    """Someone new, as they are typed."""
    return {"first_name": "Noor", "surname": f"Van {number}", "email": f"noor{number}@voorbeeld.nl"}


def printed(file: Path) -> str:
    """What stands on a PDF, as one line of text."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)
