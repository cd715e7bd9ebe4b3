"""Letters to everybody of whom there is a dossier: that the practice stops, who keeps what stays, and what can still be
asked (GDPR art. 12(1), 13(3); rows W14, E15, L13).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.documents.letter import Letter
from app.documents.printed import render_letter
from app.domain.client import Client
from app.domain.closing import Closing
from app.domain.gate import require
from app.domain.gates.closing_letters import closing_letters_gate
from app.domain.organisation import Organisation
from app.domain.practice import Practice
from app.domain.prose import Paragraph, Span
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.kernel.translator import Language, Translator
from app.packages.export_folder import export_folder
from app.packages.safe_names import safe_name
from app.usecases.closing_facts import running_trajectories, the_closing, untold_of_closing
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.usecases.request_letter import acts_for, reader_of
from app.vault.rows import Rows
from app.vault.snapshot import snapshot
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class ClosingLetters:
    """The letters on the disk: where, and how many."""

    folder: Path
    number: int


def write_closing_letters(vault: Vault, parts: Parts, target: Path, progress: Progress) -> ClosingLetters:
    """A letter as PDF for each client who does not know yet, in the client's language and to whoever reads in that
    place, in a new folder. GateRefused where nobody is left to tell; then, and cancelled, nothing is left of it.

    That they went out is recorded apart (`tell_all`): only the coach knows.
    """
    rows, today = vault.reader(), legal_date(parts.clock.now())
    with snapshot(rows):
        closing, untold = the_closing(rows), untold_of_closing(rows)
        require(closing_letters_gate(closing.closed_on, len(untold)))
        running = {each.client for each in running_trajectories(rows, today)}
        practice, taken = the_practice(rows), [""]
        with export_folder(target) as folder:
            for place, client in enumerate(untold):
                progress.report(place, len(untold))
                translator = parts.translator(client.language)
                letter = _letter(rows, parts, closing, client, practice, running=client.id in running)
                taken.append(safe_name(f"{client.name}.pdf", taken))
                with folder.file(taken[-1]) as file:
                    file.write(render_letter(letter, translator))
    progress.report(len(untold), len(untold))
    return ClosingLetters(target, len(untold))


def said_at_closing(rows: Rows, closing: Closing, translator: Translator, *, running: bool = False) -> tuple[str, ...]:
    """What everybody is told, paragraph by paragraph."""
    keeper = rows.maybe(Organisation, closing.keeper)
    reached = ", ".join(each for each in (keeper.phone, keeper.email) if each) if keeper is not None else ""
    facts = {"date": closing.closes_on, "keeper": keeper.name if keeper else "", "reached": reached}

    def say(key: str) -> str:
        return translator.text(f"closing_letter.{key}", **facts)

    return tuple(
        say(key)
        for key, wanted in (
            ("ends", True),
            ("running", running),
            ("keeper", keeper is not None),
            ("no_keeper", keeper is None),
            ("choose", True),
            ("after", bool(reached)),
        )
        if wanted
    )


def words_of_closing(rows: Rows, parts: Parts, language: Language) -> str:
    """The same as one text, as each dossier keeps it."""
    return "\n\n".join(said_at_closing(rows, the_closing(rows), parts.translator(language)))


def _letter(rows: Rows, parts: Parts, closing: Closing, client: Client, practice: Practice, *, running: bool) -> Letter:
    translator = parts.translator(client.language)
    addressee, salutation = reader_of(client, acts_for(rows, parts, client), translator)
    today: date = legal_date(parts.clock.now())
    return Letter(
        practice=practice_details(practice),
        addressee=addressee,
        day=today,
        subject=translator.text("closing_letter.subject", date=closing.closes_on),
        salutation=salutation,
        blocks=tuple(Paragraph((Span(each),)) for each in said_at_closing(rows, closing, translator, running=running)),
        signed=practice.coach,
    )
