"""Row X11: while the vault is locked one sees how much waits and when, and never whose it is."""

from __future__ import annotations

from app.domain.reminders import Reminders, reminders_to_json
from app.usecases.parts import Parts
from tests.acceptance import asking, dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_other
from tests.fakes import SetClock


def _with_a_name(reminders: Reminders) -> str:
    return reminders_to_json(reminders).replace("waiting", "Dekker")


@noticed(with_other("app.domain.reminders:reminders_to_json", _with_a_name, "a name gets into reminders.json"))
def test_x11_dates_and_counts_without_unlocking_and_never_a_name(
    practice: Practice, parts: Parts, clock: SetClock
) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    assert run.ok("remind") == {"kept": False, "at_login": False}, "nothing is kept unless it is asked for"
    for day in ("2026-03-05", "2026-03-06"):
        given = {"trajectory": trajectory, "on": day, "state": "planned", "subject": "Ontslag"}
        run.ok("session", "add", "--client", client, "--from", "-", given=given)
    asking.asked(run, client, "access")
    told = run.ok("remind", "--refresh", "--at-login", "on")
    assert (told["kept"], told["at_login"], told["due"]) == (True, True, 0)
    assert told["coming"] == {"on": "2026-03-05", "number": 2}, "a session, and the request for access"

    clock.forward(days=3)
    run.passphrase_file.unlink()
    later = run("remind", "--json").json
    assert (later["due"], later["seen_on"]) == (3, "2026-03-03")
    assert "Vandaag of eerder: 3 dingen" in run("remind").out
    kept = parts.folders.reminders_file.read_text(encoding="utf-8")
    assert not any(word in kept for word in ("Sanne", "Dekker", "Ontslag", client, trajectory, "session", "request"))
    assert run.ok("remind", "--at-login", "off") == {"kept": False, "at_login": False}
    assert not parts.folders.reminders_file.exists(), "and nothing stays"
