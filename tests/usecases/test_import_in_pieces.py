"""A large import comes in piece by piece, so that others save in between, and as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.imports.plan import ImportPlan
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import CoachkluisError
from app.kernel.ids import new_id
from app.kernel.progress import Cancelled, Silent
from app.usecases.import_clients import Bringing, import_clients, run_import
from app.usecases.keep_item import add_item, edit_item
from app.usecases.made_imports import made_imports
from app.usecases.parts import Parts
from app.usecases.undo_import import UndoneImport, run_undo, undo_import
from app.vault.coming_in import PIECE, SETTING, are_coming_in, sizes
from app.vault.ledger_span import newest_entry
from app.vault.prepared import prepare
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from app.vault.work import Change
from tests.usecases.import_of_many import NOW, cancel, plan_for
from tests.vault.fast_keys import PASSPHRASE

TRAJECTORY = {"kind": "coaching", "title": "Traject", "starts_on": "2026-03-01"}
MANY = 3 * PIECE + 30
"""However small the pieces are where the computer is busy, one ends between two and three hundred."""


@dataclass(slots=True)
class AfterThePiece:
    """Does something once when so many clients are in, as whoever sits at the keyboard might."""

    vault: Vault
    act: Callable[[Vault], object]
    pieces: int = 1
    done: list[object] = field(default_factory=list)

    def report(self, done: int, total: int) -> None:
        """Called before each piece, in the thread of the import."""
        if not self.done and self.vault.reader().count(Client) >= self.pieces * PIECE:
            self.done.append(self.act(self.vault))


@dataclass(slots=True)
class BeforeThePiece:
    """Does something once, before the first piece that goes after those that went with the decision."""

    vault: Vault
    act: Callable[[Vault], object]
    left: list[int] = field(default_factory=list)

    def report(self, done: int, total: int) -> None:
        """Called before each piece but the first, in the thread of whoever undoes."""
        self.left.append(self.vault.reader().count(Client))
        if len(self.left) == 1:
            self.act(self.vault)


def plan_of(vault: Vault, parts: Parts, folder: Path, more: str = "") -> ImportPlan:
    return plan_for(vault, parts, folder, MANY, more)


def nobody_is_left(vault: Vault) -> None:
    assert [each.surname for each in vault.reader().find(Client) if each.surname.startswith("Berg")] == []
    assert vault.reader().search("jan") == ()
    assert not are_coming_in(vault.reader())
    assert made_imports(vault.reader()) == ()
    assert verify(vault, Silent()).findings == ()


def a_session(vault: Vault) -> Client:
    """Of the first who came in."""
    client = vault.reader().find(Client)[0]
    trajectory = vault.now(add_item, Trajectory, TRAJECTORY, client.id)
    vault.now(add_item, Session, {"trajectory": trajectory.id, "on": "2026-03-02", "state": "held"}, client.id)
    return client


def test_all_come_in_as_the_file_has_them_and_go_again_at_once(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    between = AfterThePiece(vault, lambda vault: vault.now(add_item, Client, {"surname": "Tussendoor"}))
    added = run_import(vault, plan_of(vault, parts, tmp_path), NOW, between)
    assert between.done
    listed = [each.surname for each in vault.reader().find(Client) if each.surname != "Tussendoor"]
    assert listed == [each.surname for each in added] == [f"Berg{number}" for number in range(MANY)]
    assert not are_coming_in(vault.reader())
    assert verify(vault, Silent()).findings == ()
    assert run_undo(vault).removed == MANY
    assert [each.surname for each in vault.reader().find(Client)] == ["Tussendoor"]
    nobody_is_left(vault)


@pytest.mark.parametrize("pieces", [0, 1, 2])
def test_one_that_is_cancelled_is_taken_back_and_can_be_made_again(
    pieces: int, vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    plan = plan_of(vault, parts, tmp_path)
    with pytest.raises(Cancelled):
        run_import(vault, plan, NOW, AfterThePiece(vault, cancel, pieces))
    nobody_is_left(vault)
    assert len(run_import(vault, plan, NOW)) == MANY


def test_one_that_was_cut_off_is_taken_back_when_the_vault_is_opened(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    ready = [prepare(Client(id=new_id(), surname=f"Berg{number}", made=NOW, changed=NOW)) for number in range(MANY)]
    bringing = Bringing(ready, (), newest_entry(vault.reader()))
    for start in (0, PIECE):
        assert vault.now(import_clients, bringing, range(start, start + PIECE))
    assert vault.reader().count(Client) == 2 * PIECE
    vault.close()
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    nobody_is_left(vault)
    vault.close()


def test_what_was_written_meanwhile_is_not_taken_back_with_it(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    kept = list[Client]()

    def work_and_cancel(vault: Vault) -> None:
        second = vault.reader().find(Client)[1]
        kept.extend((a_session(vault), vault.now(edit_item, Client, second.id, {"town": "Ede"})))
        raise Cancelled

    with pytest.raises(Cancelled):
        run_import(vault, plan_of(vault, parts, tmp_path), NOW, AfterThePiece(vault, work_and_cancel, 2))
    assert vault.reader().find(Client) == tuple(kept)
    assert vault.reader().count(Session) == 1
    assert not are_coming_in(vault.reader())
    assert verify(vault, Silent()).findings == ()


def test_nobody_is_filled_who_was_changed_meanwhile(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    anna = vault.now(add_item, Client, {"first_name": "Anna", "surname": "Bos", "email": "anna@post.example"})
    plan = plan_of(vault, parts, tmp_path, "Anna;Bos;anna@post.example;Ede\n")
    between = AfterThePiece(vault, lambda vault: vault.now(edit_item, Client, anna.id, {"town": "Deventer"}))
    with pytest.raises(CoachkluisError, match=r"import\.changed"):
        run_import(vault, plan, NOW, between)
    assert vault.reader().get(Client, anna.id).town == "Deventer"
    nobody_is_left(vault)


def test_whoever_was_changed_while_the_others_came_in_keeps_the_import(
    vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    def edited(vault: Vault) -> object:
        return vault.now(edit_item, Client, vault.reader().find(Client)[0].id, {"town": "Ede"})

    run_import(vault, plan_of(vault, parts, tmp_path), NOW, AfterThePiece(vault, edited))
    with pytest.raises(GateRefused) as refused:
        vault.now(undo_import)
    assert [each.code for each in refused.value.reasons] == ["gate.undo_import.changed"]


def test_a_second_one_does_not_begin_while_the_first_comes_in(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    plan = plan_of(vault, parts, tmp_path)

    def second(vault: Vault) -> None:
        ready = [prepare(Client(id=new_id(), surname="Anders", made=NOW, changed=NOW))]
        assert not vault.now(import_clients, Bringing(ready, (), newest_entry(vault.reader())), range(PIECE))

    assert len(run_import(vault, plan, NOW, AfterThePiece(vault, second))) == MANY
    assert vault.reader().count(Client) == MANY


def test_one_is_undone_piece_by_piece_and_whoever_saves_comes_in_between(
    vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    run_import(vault, plan_of(vault, parts, tmp_path), NOW)
    between = BeforeThePiece(vault, lambda vault: vault.now(add_item, Client, {"surname": "Tussendoor"}))
    assert run_undo(vault, between) == UndoneImport(MANY, 0)
    assert between.left[0] == MANY - PIECE  # the first are gone before anything is told
    assert [each.surname for each in vault.reader().find(Client)] == ["Tussendoor"]
    nobody_is_left(vault)


def test_what_is_built_on_it_after_somebody_looked_keeps_an_import(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    """Looking takes a while where thousands came, so it is done beside the lane, and in it only at what came later."""
    added = run_import(vault, plan_of(vault, parts, tmp_path), NOW)
    looked = newest_entry(vault.reader())
    vault.now(add_item, Trajectory, TRAJECTORY, added[-1].id)
    vault.now(edit_item, Client, added[0].id, {"town": "Ede"})
    with pytest.raises(GateRefused) as refused:
        vault.now(undo_import, PIECE, looked)
    assert [each.code for each in refused.value.reasons] == ["gate.undo_import.changed", "gate.undo_import.in_use"]
    assert vault.reader().count(Client) == MANY


def test_an_undo_that_was_cut_off_comes_to_its_end_when_the_vault_is_opened(
    vault_folder: Path, parts: Parts, tmp_path: Path
) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    run_import(vault, plan_of(vault, parts, tmp_path), NOW)
    with pytest.raises(Cancelled):
        run_undo(vault, BeforeThePiece(vault, cancel))
    assert vault.reader().count(Client) == MANY - PIECE
    vault.close()
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    nobody_is_left(vault)
    vault.close()


def test_an_undo_that_was_broken_off_is_ended_before_the_next_import(
    vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    plan = plan_of(vault, parts, tmp_path)
    run_import(vault, plan, NOW)
    with pytest.raises(Cancelled):
        run_undo(vault, BeforeThePiece(vault, cancel))
    assert len(run_import(vault, plan, NOW)) == vault.reader().count(Client) == MANY


def test_whoever_is_given_something_while_the_others_go_stays(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    run_import(vault, plan_of(vault, parts, tmp_path), NOW)
    last = vault.reader().find(Client)[-1]
    between = BeforeThePiece(vault, lambda vault: vault.now(edit_item, Client, last.id, {"town": "Ede"}))
    assert run_undo(vault, between).removed == MANY - 1
    assert [each.town for each in vault.reader().find(Client)] == ["Ede"]
    assert verify(vault, Silent()).findings == ()


def test_lists_are_read_again_at_the_beginning_and_the_end_not_for_every_piece(
    vault: Vault, parts: Parts, tmp_path: Path
) -> None:
    told = list[frozenset[Change]]()
    plan = plan_of(vault, parts, tmp_path)
    vault.listen(told.append)
    added = run_import(vault, plan, NOW)
    first, rest = told
    assert SETTING in {each.record for each in first}  # the list says that more are to come
    assert {each.client for each in rest if each.noun == "client"} <= {each.id for each in added}
    assert added[-1].id in {each.client for each in rest}
    run_undo(vault)
    assert len(told) == 4
    assert {each.client for each in told[2] | told[3] if each.noun == "client"} == {each.id for each in added}


def test_whoever_saves_while_they_come_in_sees_that_at_once(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    told = list[frozenset[Change]]()
    vault.listen(told.append)

    def saved(vault: Vault) -> None:
        other = vault.now(add_item, Client, {"surname": "Tussendoor"})
        assert other.id in {each.client for each in told[-1]}

    between = AfterThePiece(vault, saved)
    run_import(vault, plan_of(vault, parts, tmp_path), NOW, between)
    assert between.done


def test_pieces_are_as_large_as_the_time_that_they_take_allows() -> None:
    """At a computer that does other things as well they are small, and grow again."""
    takes = (0.01, 0.06, 1.0, 1.0, 0.001, 0.001, 0.001)
    now = 0.0

    def clock() -> float:
        return now

    found, asked = [], sizes(clock)
    for taken in takes:
        found.append(next(asked))
        now += taken
    assert found == [PIECE, PIECE, PIECE // 2, 25, 25, 50, PIECE]
