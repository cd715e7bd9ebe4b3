"""An import is undone as one act, as long as nothing was built on it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.imports.duplicates import Choices, Duplicate
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import CoachkluisError
from app.kernel.ids import new_id
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.usecases.import_clients import plan_import, read_import, run_import
from app.usecases.keep_item import add_item, edit_item
from app.usecases.made_imports import MadeImport, made_imports, remember_import
from app.usecases.parts import Parts
from app.usecases.undo_import import UndoneImport, undo_import
from app.vault.vault import Vault
from app.vault.verify import verify

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "import"
TODAY = date(2026, 3, 3)
TRAJECTORY = {"kind": "coaching", "title": "Traject", "starts_on": "2026-03-01"}
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


def bring(vault: Vault, parts: Parts, source: Path, same: Duplicate = Duplicate.LEAVE_OUT) -> tuple[Client, ...]:
    file = read_import(source, [parts.translator(Language.DUTCH)])
    return run_import(vault, plan_import(vault.reader(), file, TODAY, choices=Choices(same)), NOW)


def codes(refused: pytest.ExceptionInfo[GateRefused]) -> list[tuple[str, object]]:
    return [(each.code, dict(each.arguments).get("name")) for each in refused.value.reasons]


def test_everyone_who_came_is_gone_and_what_was_filled_is_empty_again(
    vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    anna = vault.now(add_item, Client, {"first_name": "Anna", "surname": "Berg", "email": "anna@post.example"})
    bring(vault, parts, SAMPLES / "full_names.csv")
    before = set(vault.reader().find(Client))
    source = tmp_path / "list.csv"
    source.write_text(
        "Voornaam;Achternaam;E-mail;Mobiel;Plaats\nAnna;Berg;anna@post.example;0611111111;Ede\nIne;Bos;;;Ede\n"
    )
    (ine,) = bring(vault, parts, source, Duplicate.MERGE)
    filled = vault.reader().get(Client, anna.id)
    assert (filled.mobile, filled.town, filled.email) == ("0611111111", "Ede", "anna@post.example")
    undone = vault.now(undo_import)
    assert (undone.removed, undone.emptied) == (1, 1)
    assert vault.reader().maybe(Client, ine.id) is None
    assert [hit.record for hit in vault.reader().search("ine bos")] == []
    after = {each.id: each for each in vault.reader().find(Client)}
    assert after.keys() == {each.id for each in before}
    assert (after[anna.id].mobile, after[anna.id].town) == ("", "")
    assert verify(vault, Silent()).findings == ()
    undone = vault.now(undo_import)
    assert vault.reader().find(Client) == (after[anna.id],)
    with pytest.raises(CoachkluisError) as caught:
        vault.now(undo_import)
    assert caught.value.code == "import.none_to_undo"


def test_what_was_built_on_an_import_keeps_it_and_is_named(vault: Vault, parts: Parts) -> None:
    anna, joel, noor = bring(vault, parts, SAMPLES / "excel_nl.csv")
    vault.now(add_item, Trajectory, TRAJECTORY, anna.id)
    vault.now(edit_item, Client, joel.id, {"town": "Ede"})
    with pytest.raises(GateRefused) as refused:
        vault.now(undo_import)
    assert codes(refused) == [
        ("gate.undo_import.in_use", "Anna van den Berg"),
        ("gate.undo_import.changed", "Joël Özdemir"),
    ]
    assert vault.reader().count(Client) == 3
    assert len(made_imports(vault.reader())) == 1
    assert noor.id in {each.id for each in vault.reader().find(Client)}


def test_what_stood_in_a_dossier_before_it_was_filled_does_not_hinder(
    vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    anna = vault.now(add_item, Client, {"first_name": "Anna", "surname": "Berg", "email": "anna@post.example"})
    trajectory = vault.now(add_item, Trajectory, TRAJECTORY, anna.id)
    source = tmp_path / "list.csv"
    source.write_text("Voornaam;Achternaam;E-mail;Plaats\nAnna;Berg;anna@post.example;Ede\n")
    assert bring(vault, parts, source, Duplicate.MERGE) == ()
    vault.now(add_item, Session, {"trajectory": trajectory.id, "on": "2026-03-02", "state": "held"}, anna.id)
    vault.now(undo_import)
    assert vault.reader().get(Client, anna.id).town == ""


def test_one_whose_clients_another_filled_is_undone_once_that_was(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Voornaam;Achternaam;E-mail\nAnna;Berg;anna@post.example\nIne;Bos;ine@post.example\n")
    bring(vault, parts, source)
    source.write_text("Voornaam;Achternaam;E-mail;Plaats\nAnna;Berg;anna@post.example;Ede\n")
    bring(vault, parts, source, Duplicate.MERGE)
    assert vault.now(undo_import) == UndoneImport(0, 1)
    assert vault.now(undo_import) == UndoneImport(2, 0)
    assert vault.reader().count(Client) == 0
    assert verify(vault, Silent()).findings == ()


def test_one_is_remembered_as_it_was_and_as_an_earlier_version_wrote_it(vault: Vault) -> None:
    one, other, third = (new_id() for _ in range(3))
    made = MadeImport(NOW, 3, 9, 2, {one: ("town", "mobile"), other: ("town", "mobile"), third: ("town",)})
    vault.now(remember_import, made)
    assert made_imports(vault.reader()) == (made,)
    before = [{"at": NOW.isoformat(), "before": 3, "last": 9, "added": 2, "filled": {one: ["town", "mobile"]}}]
    vault.now(lambda work: work.set("imports", json.dumps(before)))
    assert made_imports(vault.reader()) == (MadeImport(NOW, 3, 9, 2, {one: ("town", "mobile")}),)
