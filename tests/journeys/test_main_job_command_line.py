"""The main job whole on the command line: every command a process of its own, with no cheaper keys than the program
takes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import sys
from pathlib import Path

import pypdf
import pytest

from app.kernel.clock import SystemClock
from app.vault.effort import Effort
from app.vault.kdf import STANDARD
from app.vault.passphrase import Passphrase
from app.vault.passphrase_change import change_passphrase
from app.vault.strict_json import canonical
from app.vault.vault import open_vault
from tests.journeys.terminal import Terminal, VaultTerminal

pytestmark = pytest.mark.timeout(900)

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "import"
PASSPHRASE = "vier losse woorden samen"
REPORT = "# Verslag\n\nAnna wil **groeien**.\n\n- rust\n- richting\n"
CV = b"%PDF-1.7 een cv van niemand " + bytes(range(256)) * 3000
NOTES = ("Anna vertelt over haar werk.", "Ze bloeit op bij leerlingen.", "Ze oefende nee zeggen.")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "home")


@pytest.fixture
def vault(terminal: Terminal, tmp_path: Path) -> VaultTerminal:
    """Step 1: a vault with its practice, its policy, and the recovery key in a file."""
    secret, fields, folder = tmp_path / "passphrase", tmp_path / "practice.json", tmp_path / "vault"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    fields.write_text(json.dumps({"trade_name": "Praktijk De Brug", "coach": "Marijke de Wit"}), encoding="utf-8")
    made = terminal.run(
        "init", folder, "--policy", "career_advice", "--from", fields, "--new-passphrase-file", secret,
        "--recovery-to", tmp_path / "recovery", "--json",
    )  # fmt: skip
    assert made.code == 0, made.err
    assert made.json["policy"] == "career_advice"
    assert "recovery_key" not in made.json
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "recovery").stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    unlocks_quickly(folder)
    return VaultTerminal(terminal, folder, secret)


def unlocks_quickly(folder: Path) -> None:
    """From here on unlocking costs the least that the program takes, not what this computer does in most of a second:
    each of fifty commands unlocks.
    """
    vault = open_vault(folder, Passphrase(PASSPHRASE), SystemClock())
    change_passphrase(vault, Passphrase(PASSPHRASE), Effort(cost=STANDARD.floor))
    vault.close()


def test_the_main_job_on_the_command_line(vault: VaultTerminal, terminal: Terminal, tmp_path: Path) -> None:
    client = import_clients(vault)
    made = keep_a_dossier(vault, client, tmp_path)
    write_share_and_hand_over(vault, terminal, made, tmp_path)
    give_a_copy(vault, terminal, made, tmp_path)
    items = vault.ok("retention", "list", "--client", client)
    assert {"client", "trajectory", "session", "attachment", "document", "version"} <= {each["noun"] for each in items}
    assert all(each["sentence"] and each["reasons"] for each in items), "every item says until when and why"
    assert vault.ok("verify")["findings"] == []
    found = vault.ok("search", "-", given="leerlingen")
    assert [each["noun"] for each in found] == ["session"]
    by_recovery_key = terminal.run(
        "--vault", vault.folder, "status", "--recovery-key-file", tmp_path / "recovery", "--json"
    )
    assert by_recovery_key.json["counts"]["session"] == len(NOTES)


def import_clients(vault: VaultTerminal) -> str:
    """Step 2: looked at first; one wrong line and nothing happens."""
    refused = vault.fails(2, "import", SAMPLES / "wrong.csv")
    assert (refused["error"], refused["added"]) == ("import.refused", 0)
    assert {line["line"] for line in refused["lines"] if line["faults"]} == {3, 4, 5, 6}
    plan = vault.ok("import", SAMPLES / "excel_nl.csv", "--dry-run")
    assert [line["action"] for line in plan["lines"]] == ["add"] * 3
    assert vault.ok("client", "list") == []
    vault.ok("import", SAMPLES / "excel_nl.csv")
    for cards in ("telephone_3.vcf", "rfc6350_4.vcf"):
        vault.ok("import", SAMPLES / cards)
    (anna,) = (each for each in vault.ok("client", "list") if each.get("town") == "Deventer" and each["infix"])
    assert (anna["first_name"], anna["infix"], anna["birth_date"]) == ("Anna", "van den", "1980-12-31")
    return str(anna["id"])


def keep_a_dossier(vault: VaultTerminal, client: str, tmp_path: Path) -> dict[str, str]:
    """Step 3: a trajectory with agreement and principal, three sessions, a CV."""
    employer = vault.ok("organisation", "add", "--from", "-", given={"name": "Bakkerij Jansen BV"})["id"]
    (tmp_path / "agreement.pdf").write_bytes(b"%PDF-1.7 getekend")
    (tmp_path / "CV.pdf").write_bytes(CV)
    agreement = vault.ok(
        "attachment", "add", tmp_path / "agreement.pdf", "--client", client, "--from", "-",
        given={"category": "administration"},
    )["id"]  # fmt: skip
    start = {"title": "Loopbaantraject", "principal": employer, "agreement": agreement, "starts_on": "2026-01-05"}
    trajectory = vault.ok("trajectory", "add", "--client", client, "--from", "-", given=start)["id"]
    for number, notes in enumerate(NOTES, 1):
        held = {"trajectory": trajectory, "on": f"2026-02-0{number}", "notes": notes}
        vault.ok("session", "add", "--client", client, "--from", "-", given=held)
    cv = vault.ok("attachment", "add", tmp_path / "CV.pdf", "--client", client)["id"]
    vault.ok("attachment", "save", cv, tmp_path / "home")
    assert (tmp_path / "home" / "CV.pdf").read_bytes() == CV
    return {"client": client, "employer": employer, "trajectory": trajectory, "cv": cv}


def write_share_and_hand_over(vault: VaultTerminal, terminal: Terminal, made: dict[str, str], tmp_path: Path) -> None:
    """Steps 4 to 7: refused with every reason, until the client approved, it is final, and there is consent."""
    (tmp_path / "text.md").write_text(REPORT, encoding="utf-8")
    report = vault.ok(
        "document", "new", "--client", made["client"], "--text", tmp_path / "text.md", "--from", "-",
        given={"title": "Eindrapportage", "trajectory": made["trajectory"]},
    )["document"]  # fmt: skip
    draft, out = tmp_path / "draft.html", tmp_path / "employer.html"
    shared = vault.ok("document", "share", report, "--to", draft)
    wrong = terminal.run("package", "open", draft, tmp_path / "no", "--passphrase-file", vault.passphrase, "--json")
    assert wrong.code == 3
    assert not (tmp_path / "no").exists()
    opened = open_package(terminal, draft, shared["passphrase"], tmp_path / "read")
    assert "groeien" in " ".join(text.decode("utf-8", "replace") for text in opened.values())
    disclosing = ("disclose", report, "--to", made["employer"], "--not-medical", "--file", out)
    assert reasons(vault.fails(6, *disclosing)) == ["gate.disclose.not_approved", "gate.disclose.no_consent"]
    assert not out.exists()
    approval = {"decided_by": "Anna van den Berg", "decided_how": "email"}
    approved = vault.ok("document", "approve", report, "--from", "-", given=approval)
    final = vault.ok("document", "finalise", report)
    assert final["content_sha256"] == approved["content_sha256"] == shared_hash(vault, report)
    vault.ok("document", "print", report, "--to", tmp_path / "final.pdf")
    assert hashlib.sha256((tmp_path / "final.pdf").read_bytes()).hexdigest() == final["pdf_sha256"]
    assert reasons(vault.fails(6, *disclosing)) == ["gate.disclose.no_consent"]
    consent = {
        "purpose": "Verslag aan werkgever", "recipient": made["employer"], "given_on": "2026-03-02",
        "text": "Mijn eindrapportage mag naar Bakkerij Jansen BV.", "given_name": "Anna van den Berg",
        "given_how": "paper", "evidence": made["cv"],
    }  # fmt: skip
    vault.ok("consent", "give", "--client", made["client"], "--from", "-", given=consent)
    handed = vault.ok(*disclosing)
    sent = open_package(terminal, out, handed["passphrase"], tmp_path / "sent")
    assert final["pdf_sha256"] in {hashlib.sha256(each).hexdigest() for each in sent.values()}
    made["pdf_sha256"] = final["pdf_sha256"]


def shared_hash(vault: VaultTerminal, report: str) -> str:
    """The hash of the one version that there is, as it was frozen."""
    (version,) = vault.ok("document", "versions", report)
    return str(version["content_sha256"])


def give_a_copy(vault: VaultTerminal, terminal: Terminal, made: dict[str, str], tmp_path: Path) -> None:
    """Step 8: both terms, no copy for whom nobody checked, and then everything."""
    asked = {"kind": "copy", "channel": "email", "asked": "Mag ik alles zien?"}
    request = vault.ok("request", "open", "--client", made["client"], "--from", "-", given=asked)
    assert request["promised_term"] < request["legal_term"]
    assert request["remind_on"] == request["promised_term"]
    target = tmp_path / "copy.html"
    packaging = ("request", "package", request["id"], "--to", target)
    assert reasons(vault.fails(6, *packaging)) == ["gate.access_package.not_identified"]
    vault.ok("request", "identify", request["id"], "--from", "-", given={"identity": "called_back"})
    package = vault.ok(*packaging)
    assert vault.fails(8, *packaging)["error"] == "package.target_exists", "what is there is never written over"
    written = open_package(terminal, target, package["passphrase"], tmp_path / "copy")
    assert written["CV.pdf"] == CV
    assert hashlib.sha256(written["Eindrapportage.pdf"]).hexdigest() == made["pdf_sha256"]
    overview = pypdf.PdfReader(tmp_path / "copy" / "Overzicht van je dossier.pdf")
    told = " ".join(" ".join(page.extract_text().split()) for page in overview.pages)
    assert all(notes in told for notes in NOTES)
    copy = json.loads(written["Je dossier voor de computer.json"])
    assert {each["notes"].strip() for each in copy["items"]["session"]} == set(NOTES)
    closed = vault.ok(
        "request", "close", request["id"], "--from", "-", given={"outcome": "granted", "answer": "Klaar."}
    )
    assert closed["state"] == "closed"


def reasons(told: dict[str, object]) -> list[str]:
    """The codes of the reasons why something is refused, each with its words."""
    listed = told["reasons"]
    assert isinstance(listed, list)
    assert all(each["message"] for each in listed)
    return [each["code"] for each in listed]


def open_package(terminal: Terminal, file: Path, passphrase: str, out: Path) -> dict[str, bytes]:
    """What is in a package, read by the program itself."""
    secret = out.with_suffix(".secret")
    secret.write_text(passphrase, encoding="utf-8")
    ended = terminal.run("package", "open", file, out, "--passphrase-file", secret, "--json")
    assert ended.code == 0, ended.err
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_every_way_to_fail_has_an_exit_code_of_its_own(
    vault: VaultTerminal, terminal: Terminal, tmp_path: Path
) -> None:
    assert vault.fails(1, "client", "show", "nobody")["error"]
    assert terminal.run("init").code == 2
    assert vault.fails(2, "client", "add", "--from", "-", given="geen json")["error"] == "not_json"
    missing = vault.fails(2, "client", "add", "--from", "-", given={"first_name": "Anna"})
    assert [each["field"] for each in missing["faults"]] == ["client.surname"]

    wrong = tmp_path / "wrong"
    wrong.write_text("niet deze wachtzin", encoding="utf-8")
    assert VaultTerminal(terminal, vault.folder, wrong).fails(3, "status")["error"] == "vault.wrong_passphrase"

    def copied(name: str) -> VaultTerminal:
        shutil.copytree(vault.folder, tmp_path / name)
        return VaultTerminal(terminal, tmp_path / name, vault.passphrase)

    damaged = copied("damaged")
    for each in damaged.folder.glob("vault.json*"):
        each.write_bytes(each.read_bytes()[:-40])
    assert damaged.fails(4, "status")["message"]

    newer = copied("newer")
    header = newer.folder / "vault.json"
    content = {**json.loads(header.read_bytes()), "program": "9999.0.0"}
    content.pop("sha256")
    header.write_bytes(canonical({**content, "sha256": hashlib.sha256(canonical(content)).hexdigest()}))
    assert "9999.0.0" in str(newer.fails(7, "status")["message"])

    assert VaultTerminal(terminal, tmp_path / "nothing", vault.passphrase).fails(8, "status")["message"]
    assert not (tmp_path / "nothing").exists(), "a vault that cannot be opened is never made anew"

    opened = open_vault(vault.folder, Passphrase(PASSPHRASE), SystemClock())
    try:
        assert vault.fails(5, "status")["message"]
    finally:
        opened.close()
    assert vault.ok("status")["clients"] == 0
