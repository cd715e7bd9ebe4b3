"""Row W4: sessions planned, held, cancelled and missed; what goes to the bookkeeping and to a calendar."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_other, without_gate
from tests.cli.driver import CommandLine

FEBRUARY = {"starts_on": "2026-02-01", "ends_on": "2026-02-28"}
SECRET = "Overweegt ontslag te nemen"


def _session(run: CommandLine, client: str, trajectory: str, on: str, state: str = "held", **fields: object) -> str:
    given = {"trajectory": trajectory, "on": on, "state": state, "subject": SECRET, "minutes": 90, **fields}
    return str(run.ok("session", "add", "--client", client, "--from", "-", given=given)["id"])


@noticed(without_gate("app.domain.gates.bill:bill_gate"))
def test_w4_each_session_is_charged_once_and_content_never(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    agreed = {"principal": employer, "rate": "137,50", "rate_per": "hour", "order_number": "=45-0098"}
    trajectory = dossier.trajectory(run, client, **agreed)
    _session(run, client, trajectory, "2026-02-03")
    _session(run, client, trajectory, "2026-02-17", "missed", charge="charged")
    _session(run, client, trajectory, "2026-02-20", "cancelled")
    planned = _session(run, client, trajectory, "2026-02-24", "planned")
    draw_up = ("billing", "draw-up", "--client", client, "--from", "-")
    given = {"trajectory": trajectory, **FEBRUARY}

    assert dossier.refusals(run, *draw_up, given=given) == ["gate.bill.unsettled"]
    run.ok("session", "edit", planned, "--from", "-", given={"state": "held", "minutes": 60})
    line = run.ok(*draw_up, given=given)
    assert (line["sessions"], line["minutes"], line["rate"]) == (3, 240, 13750)
    assert dossier.refusals(run, *draw_up, given=given) == ["gate.bill.twice"]
    march = {**given, "starts_on": "2026-03-01", "ends_on": "2026-03-03"}
    assert dossier.refusals(run, *draw_up, given=march) == ["gate.bill.nothing"]

    out = tmp_path / "lines.csv"
    run.ok("billing", "export", "--to", out)
    written = out.read_text(encoding="utf-8-sig")
    assert '"Bakkerij De Korenaar";"\'=45-0098";"3";"240";"137,50";"Uur";"550,00"' in written
    assert SECRET not in written
    assert "Dekker" not in written, "nobody chose to name the client"


@noticed(without_gate("app.domain.gates.settle_session:settle_session_gate"))
def test_w4_what_is_still_to_come_was_not_held(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    given = {"trajectory": trajectory, "on": "2026-03-05", "at": "14:00", "state": "planned"}
    planned = run.ok("session", "add", "--client", client, "--from", "-", given=given)["id"]
    (line,) = [each for each in run.ok("today") if each["id"] == planned]
    assert (line["pressing"], line["message"]) == ("week", "Gesprek om 14:00")
    edit = ("session", "edit", planned, "--from", "-")
    assert dossier.refusals(run, *edit, given={"state": "held"}) == ["gate.session.not_yet"]
    assert dossier.refusals(run, *edit, given={"state": "missed"}) == ["gate.session.not_yet"]
    run.ok(*edit, given={"state": "cancelled"})
    assert run.ok("session", "show", planned)["state"] == "cancelled"
    assert planned not in {each["id"] for each in run.ok("today")}


def _whole_name(client: object, shown: object) -> str:
    return str(getattr(client, "name"))  # noqa: B009 - what stands in its place knows no types


@noticed(with_other("app.usecases.export_calendar:_whom", _whole_name, "the calendar always has the whole name"))
def test_w4_a_calendar_says_no_more_than_is_chosen(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    _session(run, client, trajectory, "2026-03-05", "planned", at="14:00", place="Kade 12, Vaartbroek")
    hidden = dossier.client(run, first_name="Umut", surname="Yıldız")
    theirs = dossier.trajectory(run, hidden)
    _session(run, hidden, theirs, "2026-03-06", "planned")
    run.ok("restriction", "add", "--client", hidden, "--from", "-", given={"cause": "disputed"})

    bare = tmp_path / "bare.ics"
    assert run.ok("session", "calendar", "--to", bare)["restricted"] == 1
    text = bare.read_bytes().decode()
    assert "DTSTART:20260305T130000Z" in text.split("\r\n"), "two o'clock in Amsterdam in winter"
    assert "SUMMARY:Bezet" in text
    assert not any(word in text for word in ("Sanne", "Dekker", "Kade", SECRET, "Umut"))
    more = tmp_path / "more.ics"
    run.ok("session", "calendar", "--to", more, "--show", "initials", "--place")
    assert "SUMMARY:Gesprek S.D." in more.read_text(encoding="utf-8")
    assert "LOCATION:Kade 12\\, Vaartbroek" in more.read_text(encoding="utf-8")
