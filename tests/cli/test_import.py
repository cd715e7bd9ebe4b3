from __future__ import annotations

import json
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


def test_wrong_lines_are_left_out_by_their_numbers_and_the_rest_is_all_or_nothing(
    command_line: CommandLine, tmp_path: Path
) -> None:
    some = written(tmp_path, "some.json", {"3": "leave_out", "4": "leave_out", "5": "leave_out", "6": "merge"})
    answer = command_line("import", SAMPLES / "wrong.csv", "--json", "--lines", some)
    assert answer.code == 2
    assert (answer.json["left_out"], answer.json["refused"], answer.json["added"]) == (3, 1, 0)
    assert command_line.ok("client", "list") == []
    each = written(tmp_path, "all.json", dict.fromkeys("3456", "leave_out"))
    done = command_line.ok("import", SAMPLES / "wrong.csv", "--lines", each)
    assert (done["left_out"], done["refused"], done["added"]) == (4, 0, 1)
    assert [line["action"] for line in done["lines"]] == ["add", *["left_out"] * 4]
    assert len(command_line.ok("client", "list")) == 1


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
    assert answer.json["error"] == "workbook.broken"
    assert "Excel" in answer.json["message"]


def test_what_a_card_holds_besides_is_told_in_words(command_line: CommandLine) -> None:
    answer = command_line("import", SAMPLES / "telephone_3.vcf", "--dry-run")
    assert "Niet overgenomen: provincie, notitie, foto, faxnummer." in answer.out


def written(tmp_path: Path, name: str, content: object) -> Path:
    file = tmp_path / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def test_columns_are_named_and_left_out_by_their_headings(command_line: CommandLine, tmp_path: Path) -> None:
    source = written(tmp_path, "list.csv", "Wie;Bereikbaar;Plaats\nAnna van den Berg;0570-612345;Ede\n")
    columns = written(tmp_path, "map.json", {"Wie": "name", "#2": "phone", "Plaats": None})
    assert command_line("import", source, "--json").json["error"] == "import.no_surname"
    told = command_line.ok("import", source, "--map", columns, "--dry-run")
    assert told["lines"][0]["fields"] == {
        "first_name": "Anna", "infix": "van den", "surname": "Berg", "phone": "0570-612345",
    }  # fmt: skip
    assert told["unused_columns"] == ["Plaats"]
    for given, error in (
        ({"Wat": "name"}, "import.no_such_column"), ({"Wie": "bsn"}, "import.no_such_field"),
        ({"Wie": "name", "Bereikbaar": "name"}, "import.field_twice"), ({"Wie": 1}, "not_a_json_object"),
    ):  # fmt: skip
        answer = command_line("import", source, "--json", "--map", written(tmp_path, "wrong.json", given))
        assert (answer.code, answer.json["error"]) == (2, error)


def test_duplicates_are_left_out_merged_or_kept_and_all_of_it_is_undone(
    command_line: CommandLine, tmp_path: Path
) -> None:
    run = command_line
    source = written(tmp_path, "list.csv", "Voornaam;Achternaam;E-mail\nAnna;Berg;anna@post.example\n")
    (anna,) = [line["id"] for line in run.ok("import", source)["lines"]]
    more = written(
        tmp_path, "more.csv",
        "Voornaam;Achternaam;E-mail;Mobiel\nAnna;Berg;anna@post.example;0612345678\nIne;Bos;;0612345678\n",
    )  # fmt: skip
    dry = run.ok("import", more, "--dry-run", "--duplicates", "merge")
    assert [(line["action"], line["like"], line["fills"]) for line in dry["lines"]] == [
        ("merge", anna, {"mobile": "0612345678"}),
        ("add", anna, {}),
    ]
    assert (dry["added"], dry["merged"]) == (1, 1)
    lines = written(tmp_path, "lines.json", {"2": "keep_both", "3": "leave_out"})
    kept = run.ok("import", more, "--dry-run", "--duplicates", "merge", "--lines", lines)
    assert [line["action"] for line in kept["lines"]] == ["add", "already"]
    assert run.ok("import", more, "--duplicates", "merge")["merged"] == 1
    assert run.ok("client", "show", anna)["mobile"] == "0612345678"
    assert run.ok("import", "--undo") == {"removed": 1, "emptied": 1}
    assert run.ok("client", "show", anna)["mobile"] == ""
    trajectory = {"kind": "coaching", "title": "Traject", "starts_on": "2026-03-01"}
    run.ok("trajectory", "add", "--client", anna, "--from", "-", given=trajectory)
    refused = run("import", "--undo", "--json")
    assert refused.code == 6
    assert "Anna Berg" in refused.json["reasons"][0]["message"]
    wrong = written(tmp_path, "wrong.json", {"99": "merge"})
    assert run("import", more, "--lines", wrong, "--json").json["error"] == "import.no_such_line"
    assert run("import", "--json").code == 2
