"""Row W1: a message is taken into the dossier as correspondence, and its original is not forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.today import TodayLine
from app.usecases.parts import Parts
from app.usecases.today.sources import today_lines
from app.vault.rows import Rows
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_other, without_gate
from tests.packages.test_messages import EML, MSG


@noticed(without_gate("app.domain.gates.take_in_message:take_in_message_gate"))
def test_w1_a_message_comes_in_once_with_its_files_and_nothing_of_its_way(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    mail, other = tmp_path / "gesprek.eml", tmp_path / "nota.eml"
    mail.write_bytes(EML)
    other.write_text("Boodschappen: melk, brood.", encoding="utf-8")
    made = run.ok("message", "add", mail, "--client", client)
    assert (made["subject"], made["sent_on"], made["files"]) == ("Re: Ons gesprek", "2026-03-03", 1)
    (file,) = run.ok("attachment", "list", "--client", client)
    assert (file["name"], file["category"]) == ("../../cv.pdf", "correspondence")
    kept = {each["id"]: each for each in run.ok("retention", "list", "--client", client)}
    assert kept[made["id"]]["category"] == "correspondence"
    assert dossier.refusals(run, "message", "add", mail, "--client", client) == ["gate.message.twice"]
    assert run("message", "add", str(other), "--client", client, "--json").code == 1
    assert len(run.ok("message", "list", "--client", client)) == len(run.ok("attachment", "list")) == 1
    assert "spy.example" not in str(run.ok("message", "show", made["id"]))


def _of_no_message(rows: Rows, parts: Parts, on: date | None = None) -> list[TodayLine]:
    return [each for each in today_lines(rows, parts, on) if each.noun != "message"]


@noticed(with_other("app.usecases.today.sources:today_lines", _of_no_message, "today has no line of messages"))
def test_w1_today_reminds_of_the_original_until_it_is_gone(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    mail = tmp_path / "verslag.msg"
    mail.write_bytes(MSG)
    made = run.ok("message", "add", mail, "--client", client)["id"]
    lines = [each for each in run.ok("today") if each["id"] == made]
    assert [each["code"] for each in lines] == ["today.message"]
    run.ok("message", "original-gone", made, "--from", "-", given={})
    assert made not in {each["id"] for each in run.ok("today")}
    future = ("message", "original-gone", made, "--from", "-", "--json")
    assert run(*future, given={"original_gone_on": "2026-03-04"}).code == 2
    assert run(*future, given={"original_gone_on": "2010-01-01"}).json["faults"][0]["code"] == "gone_before_sent"
