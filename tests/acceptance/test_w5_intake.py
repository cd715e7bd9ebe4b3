"""Row W5: an intake goes out as a package and comes back filled in; without an agreement it has its own term."""

from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate
from tests.acceptance.test_client_portal import taken_in
from tests.packages.browser import Browser
from tests.packages.conftest import chromium

__all__ = ["chromium"]

REACH = "Ik wil <b>minder</b> werken."


@noticed(without_gate("app.domain.gates.send_form:send_form_gate"))
def test_w5_an_intake_comes_back_filled_in_and_has_its_own_term(practice: Practice, chromium: Browser) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    file = run.folder.parent / "intake.html"
    send = ("intake", "send", "--client", client, "--to", file, "--from", "-")
    assert dossier.refusals(run, *send, given={"questions": []}) == ["gate.form.nothing_asked"]
    asking = {"questions": ["Wat is je BSN?", "Welke diagnose is er gesteld?"]}
    assert dossier.refusals(run, *send, given=asking) == ["gate.form.special", "gate.form.bsn"]
    assert not file.exists()

    made = run.ok(*send, given={"questions": ["Wat wil je bereiken? *", "Wat gaat er goed?"]})
    chromium.open(file)
    chromium.unlock(made["passphrase"])
    chromium.write("#question-1", REACH)
    chromium.write("#answer-name", "Sanne Dekker")
    chromium.click("#answer-save")
    (answer,) = chromium.wait(lambda: list(chromium.downloads.glob("*.answer")))
    received = taken_in(run, answer)
    assert received["filled_in"].startswith(f"Wat wil je bereiken?\n{REACH}")
    kept = {each["id"]: each for each in run.ok("retention", "list", "--client", client)}
    assert (kept[received["id"]]["trigger"], kept[received["id"]]["until"]) == ("intake", "2027-03-03")
