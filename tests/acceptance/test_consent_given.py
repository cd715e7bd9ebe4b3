"""Consents that count, and those that do not: who may give them, for how long, in which way."""

from __future__ import annotations

from app.domain.consent import Consent
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import Mutation, noticed, with_figure, without_gate, without_rows
from tests.cli.driver import CommandLine
from tests.fakes import SetClock

_GATE = "app.domain.gates.give_consent:give_consent_gate"
_ALWAYS_COUNTS = Mutation(
    "a consent counts for ever", lambda patch: patch.setattr(Consent, "in_force", lambda _, on: on is not None)
)
SAID = {
    "role": "promise",
    "purpose": "Begeleiding",
    "text": "Ik vind het goed dat mijn gegevens voor de begeleiding worden gebruikt.",
    "given_on": "2026-03-02",
    "given_name": "Sanne Dekker",
    "given_how": "paper",
}


def given(run: CommandLine, client: str, **fields: object) -> str:
    """A consent that counts; gives the id."""
    return str(run.ok("consent", "give", "--client", client, "--from", "-", given={**SAID, **fields})["id"])


def not_given(run: CommandLine, client: str, **fields: object) -> list[str]:
    """The reasons why a consent does not count. Nothing is recorded."""
    before = run.ok("consent", "list", "--client", client)
    give = ("consent", "give", "--client", client, "--from", "-")
    found = dossier.refusals(run, *give, given={**SAID, **fields})
    assert run.ok("consent", "list", "--client", client) == before
    return [each.removeprefix("gate.give_consent.") for each in found]


def representative(run: CommandLine, client: str, **fields: object) -> str:
    """Someone who acts for a client; gives the id."""
    add = ("representative", "add", "--client", client, "--from", "-")
    return str(run.ok(*add, given={"surname": "Dekker", **fields})["id"])


def today(run: CommandLine, code: str) -> list[str]:
    """The clients whom a line of today with this code is about."""
    return [each["client"] for each in run.ok("today") if each["code"] == code]


@noticed(without_rows("office", "rules", trigger="withdrawal", category="identity"))
def test_b3_a_prospect_is_kept_for_a_definite_period_and_is_due_when_that_ends(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("office")
    prospect = dossier.client(run)
    asked = {"role": "legal_basis", "purpose": "Bewaard blijven tot er een opdracht komt"}
    assert not_given(run, prospect, **asked) == ["no_end"]
    given(run, prospect, **asked, valid_until="2026-04-30")

    def due() -> list[str]:
        return [each["id"] for each in run.ok("retention", "due")]

    clock.forward(days=58)  # 30 April, the last day
    assert prospect not in due()
    clock.forward(days=1)
    assert prospect in due()


@noticed(with_figure("age_of_consent", 14))
def test_c2_under_sixteen_a_parent_who_read_the_statement_consents(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    child = dossier.client(run, birth_date="2010-03-20")
    dossier.trajectory(run, child)
    assert not_given(run, child) == ["too_young"]
    mother = representative(run, child, capacity="parent", first_name="Marleen")
    by_mother = {"given_by": "representative", "representative": mother, "given_name": "Marleen Dekker"}
    assert not_given(run, child, **by_mother) == ["statement_unread"]
    run.ok("representative", "edit", mother, "--from", "-", given={"statement_read_on": "2026-03-01"})
    of_mother = given(run, child, **by_mother)
    assert today(run, "today.sixteen") == []
    clock.forward(days=10)  # 13 March
    assert today(run, "today.sixteen") == [child]
    clock.forward(days=7)  # 20 March, the birthday
    assert not_given(run, child, **by_mother, given_on="2026-03-20") == ["decides_alone"]
    given(run, child, given_on="2026-03-20")
    assert today(run, "today.sixteen") == []
    assert run.ok("consent", "show", of_mother)["withdrawn_on"] is None


@noticed(without_gate(_GATE))
def test_l7_an_employees_basis_says_why_it_is_free_and_stands_apart_from_the_release(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    dossier.trajectory(run, client, principal=employer)
    basis = {"role": "legal_basis", "data_category": "assessment"}
    assert not_given(run, client, **basis) == ["employee"]
    free = {**basis, "freely": "De werkgever weet niet of er een test is gedaan."}
    assert not_given(run, client, **free, recipient=employer) == ["release_apart"]
    assert not_given(run, client, text="...", given_name="—") == ["empty", "unsigned"]
    made, release = given(run, client, **free), dossier.release(run, client, employer)
    assert run.ok("consent", "show", made)["text"] == SAID["text"]
    run.ok("consent", "withdraw", made)
    assert run.ok("consent", "show", release)["withdrawn_on"] is None, "the release stands apart"


@noticed(_ALWAYS_COUNTS)
def test_l7_a_withdrawal_is_one_step_works_at_once_and_never_before_the_consent(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    report = dossier.final_report(run, client, dossier.trajectory(run, client, principal=employer))
    made = dossier.release(run, client, employer)
    before = run("consent", "withdraw", made, "--from", "-", "--json", given={"withdrawn_on": "2026-03-01"})
    assert (before.code, before.json["faults"][0]["code"]) == (2, "withdrawn_before_given")
    assert run.ok("consent", "show", made)["withdrawn_on"] is None
    assert run.ok("consent", "withdraw", made)["withdrawn_on"] == "2026-03-03", "in one step, with nothing to fill in"
    out = run.folder.parent / "uit.html"
    disclose = ("disclose", report, "--to", employer, "--not-medical", "--file", out)
    assert dossier.refusals(run, *disclose) == ["gate.disclose.consent_withdrawn"], "on the day itself"
    assert not out.exists()
    assert run.ok("request", "list", "--client", client) == [], "no request with a term"
    assert run("consent", "withdraw", made).code == 1, "there is nothing left to withdraw"
    assert not_given(run, dossier.client(run), text="-") == ["empty"]


@noticed(without_gate(_GATE))
def test_l13_whoever_represents_decides_as_far_as_that_reaches(practice: Practice) -> None:
    run = practice("office")
    client = dossier.client(run, birth_date="1980-05-01")
    dossier.trajectory(run, client)
    mentor = representative(run, client, capacity="mentor", acts_from="2026-01-01")
    bewind = representative(run, client, capacity="administrator", acts_from="2026-01-01", acts_until="2026-02-01")
    basis = {"role": "promise"}
    assert not_given(run, client, **basis) == ["represented"]
    by = {"given_by": "representative", "given_name": "J. Dekker", **basis}
    assert not_given(run, client, **by) == ["representative_unnamed"]
    assert not_given(run, client, **by, representative=bewind) == ["not_acting", "out_of_reach"]
    assert not_given(run, client, **by, representative=mentor, data_category="administration") == ["out_of_reach"]
    given(run, client, **by, representative=mentor)
    given(run, client, **basis, data_category="administration")
    curator = representative(run, client, capacity="curator")
    assert not_given(run, client, **basis, data_category="administration") == ["represented"]
    given(run, client, **by, representative=curator, data_category="administration")


@noticed(without_gate("app.domain.gates.agree:agree_gate"))
def test_l13_at_sixteen_the_agreement_needs_a_parent(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run, birth_date="2009-01-15")
    add = ("trajectory", "add", "--client", client, "--from", "-")
    agreed = {"title": "Studiekeuze", "starts_on": "2026-03-02", "agreement_on": "2026-03-02"}
    assert dossier.refusals(run, *add, given=agreed) == ["gate.agree.no_permission"]
    assert run.ok("trajectory", "list") == []
    given(run, client, role="promise")
    mentor = representative(run, client, capacity="mentor")
    father = representative(run, client, capacity="parent")
    permitted = {"permission_on": "2026-03-01", **agreed}
    assert dossier.refusals(run, *add, given={**permitted, "permission_by": mentor}) == ["gate.agree.not_a_parent"]
    made = run.ok(*add, given={**permitted, "permission_by": father})
    edit = ("trajectory", "edit", made["id"], "--from", "-")
    assert dossier.refusals(run, *edit, given={"permission_by": ""}) == ["gate.agree.no_permission"]
