"""F22: markup in every text field, into overview, report, open formats and every page of the window; literal text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.printed import render_overview, render_report
from app.domain.frozen import PracticeDetails
from app.kernel.clock import legal_date
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.usecases.create_practice import create_practice
from app.usecases.current_policy import policy_on
from app.usecases.dossier_contents import dossier_contents
from app.usecases.dossier_overview import dossier_overview
from app.usecases.export_vault import export_vault
from app.usecases.kept_until import kept_until
from app.vault.vault import create_vault
from tests.documents.reading import active_content, foreign_fonts, outside, pages, squeezed
from tests.documents.samples import DUTCH, frozen_version
from tests.fakes import SetClock
from tests.faults.hostile_vault import fill
from tests.faults.places import EFFORT, opened, parts
from tests.faults.processes import Child, traced
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE

FEWEST = 15
"""Hostile texts that the pages show at least, of some fifty in the vault: else the pages were not there yet."""


def hostile_vault(place: Path) -> tuple[Path, str, list[str]]:
    """A new vault with one hostile dossier, and a bait that nothing may read."""
    (place / "bait").write_bytes(b"bait")
    vault, _ = create_vault(place / "vault", PASSPHRASE, SetClock(), EFFORT)
    vault.now(create_practice, {"trade_name": "De Brug"}, parts().starting_policies[0])
    client, texts = fill(vault, place / "bait", place)
    vault.close()
    return place / "vault", client.id, texts


def overview(trials: Trials) -> None:
    """The overview that a client gets: every text of the dossier stands in it as it was typed."""
    with trials.attempt("overview and report") as place:
        folder, client, texts = hostile_vault(place)
        given = parts()
        translator, today = given.translator(Language.DUTCH), legal_date(given.clock.now())
        with opened(folder) as vault:
            dossier, kept = dossier_contents(vault.reader(), client), kept_until(vault.reader(), given, client)
            policy = policy_on(vault.reader(), today)
            pdf = render_overview(dossier_overview(dossier, kept, policy, translator, today), translator)
        require_harmless(pdf)
        shown = squeezed(" ".join(pages(pdf)))
        numbers = {text for text in texts if squeezed(text[:40]) in shown}
        assert len(numbers) > len(texts) // 2, (len(numbers), len(texts))
        words = texts[-1]
        practice = PracticeDetails(words, words, words, (words,), words, words)
        fields = dict.fromkeys(("client", "kind", "title", "trajectory", "principal", "author"), words)
        frozen = replace(frozen_version(source=words, **fields), practice=practice)
        report = render_report(frozen, DUTCH, draft=True)
        require_harmless(report)
        assert squeezed(words[:40]) in squeezed(" ".join(pages(report)))


def require_harmless(pdf: bytes) -> None:
    """Nothing acts, nothing comes from outside, nothing is out of sight."""
    assert active_content(pdf) == set()
    assert foreign_fonts(pdf) == []
    assert outside(pdf) == []


def exported(trials: Trials) -> None:
    """The open formats: as it was typed, in files that no browser takes for a page."""
    with trials.attempt("export") as place:
        folder, _, texts = hostile_vault(place)
        given = parts()
        with opened(folder) as vault:
            export_vault(vault, given, place / "out", given.translator(Language.ENGLISH), Silent())
        kinds = {each.suffix for each in (place / "out" / "data").iterdir()}
        assert kinds == {".json", ".csv"}
        written = "".join(each.read_text("utf-8") for each in (place / "out" / "data").glob("*.csv"))
        doubled = written.replace('""', '"')
        # Addresses and the like have fields of their own in what a form asks; the rest stands there to the letter.
        assert sum(text in doubled for text in texts) > len(texts) * 3 // 4


def window(trials: Trials) -> None:
    """Every page of the window, watched for what it opens: no text is markup, the bait is not read. Last of all a label
    that takes markup is planted: it is found, and the bait is read.
    """
    with trials.attempt("every page") as place:
        hostile_vault(place)
        log = place / "calls"
        child = Child("window", place)
        with traced(child, "-o", str(log), "-e", "trace=?open,openat,connect", "-e", "signal=none"):
            code = child.run()
        assert code == 0, (child.lines[-2:], child.errors[-1500:])
        before, control, after = log.read_text(errors="replace").partition(f'{place}/control"')
        assert control
        assert touching(before) == []
        assert touching(after), "the label that was planted read nothing"
        answer = child.answer
        assert answer["wrong"] == []
        assert answer["control"], "the label that was planted was not found"
        assert isinstance(answer["seen"], int)
        assert answer["seen"] >= FEWEST
        trials.note(f"{answer['seen']} hostile texts were seen on {answer['pages']} pages of the window")


def touching(calls: str) -> list[str]:
    """The calls that open the bait, or go to the network."""
    return [each for each in calls.splitlines() if '/bait"' in each or "AF_INET" in each]


ROWS = (
    Row("F22", "markup in every text field, into overview and report", "literal text, nothing active", overview),
    Row("F22", "markup in every text field, into the open formats", "literal text", exported),
    Row("F22", "markup in every text field, on every page of the window", "literal text, no file read", window),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f22_markup_is_text_everywhere(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
