from __future__ import annotations

from pathlib import Path

from tests.cli.driver import CommandLine

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "import"


def test_a_dry_run_tells_line_by_line_and_changes_nothing(command_line: CommandLine) -> None:
    told = command_line.ok("import", SAMPLES / "excel_nl.csv", "--dry-run")
    assert (told["added"], told["already"], told["refused"]) == (3, 0, 0)
    assert told["unused_columns"] == ["Klantnummer"]
    assert [(line["line"], line["action"], line["name"], line["id"]) for line in told["lines"]] == [
        (2, "add", "Anna van den Berg", None),
        (3, "add", "Joël Özdemir", None),
        (4, "add", "Noor de Wit-Mulder", None),
    ]
    assert told["lines"][0]["fields"]["birth_date"] == "1980-12-31"
    assert command_line.ok("client", "list") == []


def test_an_import_gives_the_ids_of_who_was_added(command_line: CommandLine) -> None:
    told = command_line.ok("import", SAMPLES / "excel_nl.csv")
    listed = {client["id"]: client["surname"] for client in command_line.ok("client", "list")}
    assert [listed[line["id"]] for line in told["lines"]] == ["Berg", "Özdemir", "Wit-Mulder"]
    again = command_line.ok("import", SAMPLES / "excel_nl.csv")
    assert (again["added"], again["already"]) == (0, 3)
    assert [line["id"] for line in again["lines"]] == [None] * 3
    assert len(command_line.ok("client", "list")) == 3


def test_wrong_lines_end_in_2_with_every_reason_and_nothing_imported(command_line: CommandLine) -> None:
    for extra in ((), ("--dry-run",)):
        answer = command_line("import", SAMPLES / "wrong.csv", "--json", *extra)
        assert answer.code == 2
        assert answer.json["error"] == "import.refused"
        assert answer.json["refused"] == 4
        assert answer.json["lines"][1]["faults"] == [
            {
                "field": "client.birth_date",
                "code": "import.two_digit_year",
                "message": "Het jaar heeft twee cijfers, dus de eeuw is een gok. Schrijf het jaar voluit: 31-12-1980.",
            }
        ]
    assert command_line("import", SAMPLES / "wrong.csv", "--json").json["added"] == 0
    assert command_line.ok("client", "list") == []


def test_in_words_for_a_person(command_line: CommandLine) -> None:
    dry = command_line("import", SAMPLES / "full_names.csv", "--dry-run")
    assert dry.code == 0
    assert "    3  toevoegen  Anna van den Berg" in dry.out
    assert "Telefoon: Dit nummer begint niet met een 0" in dry.out
    assert dry.out.splitlines()[-1] == "Er zouden 3 cliënten worden toegevoegd."
    assert "Er zijn 3 cliënten toegevoegd." in command_line("import", SAMPLES / "full_names.csv").out
    again = command_line("import", SAMPLES / "full_names.csv", language="en")
    assert again.out.splitlines()[-1] == "3 clients are already there and are left out."


def test_a_file_that_cannot_be_read_ends_in_2_with_the_reason(command_line: CommandLine, tmp_path: Path) -> None:
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"PK\x03\x04")
    answer = command_line("import", source, "--json")
    assert answer.code == 2
    assert answer.json["error"] == "import.spreadsheet"
    assert "CSV" in answer.json["message"]


def test_what_a_card_holds_besides_is_told_in_words(command_line: CommandLine) -> None:
    answer = command_line("import", SAMPLES / "telephone_3.vcf", "--dry-run")
    assert "Niet overgenomen: provincie, notitie, foto, faxnummer." in answer.out
