"""An import that fills thousands of dossiers does so some at a time: others save in between; it is all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.imports.plan import ImportPlan
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Cancelled, Silent
from app.usecases.import_clients import run_import
from app.usecases.keep_item import edit_item
from app.usecases.made_imports import made_imports
from app.usecases.parts import Parts
from app.usecases.undo_import import UndoneImport, run_undo
from app.vault.coming_in import FILL, PIECE, are_coming_in
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.usecases.import_of_many import NOW, cancel, plan_for
from tests.vault.fast_keys import PASSPHRASE

TOGETHER = PIECE // FILL
"""Who are filled in one piece at most."""
MANY = 2 * TOGETHER + 10


@dataclass(slots=True)
class Once:
    """Does something once, at the first report at which so many dossiers are filled, or no more than so many still."""

    vault: Vault
    act: Callable[[Vault], object]
    reached: Callable[[int], bool] = lambda filled: filled >= TOGETHER
    seen: list[int] = field(default_factory=list)
    done: bool = False

    def report(self, done: int, total: int) -> None:
        """Called before each piece."""
        assert done <= total
        self.seen.append(towns(self.vault))
        if not self.done and self.reached(self.seen[-1]):
            self.done = True
            self.act(self.vault)


def towns(vault: Vault) -> int:
    """Of how many the town is known."""
    return sum(bool(each.town) for each in vault.reader().find(Client))


def known(work: Work) -> None:
    for number in range(MANY):
        work.new(Client, first_name="Jan", surname=f"Berg{number}", email=f"jan{number}@post.example")


def plan_of(vault: Vault, parts: Parts, folder: Path, more: str = "") -> ImportPlan:
    """Everybody is there already, without a town."""
    vault.now(known)
    return plan_for(vault, parts, folder, MANY, more, lambda number: f"jan{number}@post.example;Ede")


def nothing_is_left(vault: Vault) -> None:
    assert towns(vault) == 0
    assert vault.reader().count(Client) == MANY
    assert not are_coming_in(vault.reader())
    assert made_imports(vault.reader()) == ()
    assert verify(vault, Silent()).findings == ()


def test_dossiers_are_filled_and_emptied_some_at_a_time(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    plan = plan_of(vault, parts, tmp_path, "Ine;Nieuw;ine@post.example;Ede\n")
    filling = Once(vault, lambda _: None)
    run_import(vault, plan, NOW, filling)
    assert towns(vault) == MANY + 1
    emptying = Once(vault, lambda _: None)
    assert run_undo(vault, emptying) == UndoneImport(1, MANY)
    for seen in (filling.seen, emptying.seen):
        steps = [abs(after - before) for before, after in pairwise(seen)]
        assert max(steps) <= TOGETHER + 1  # and Ine
        assert sum(steps) >= TOGETHER
    nothing_is_left(vault)


def test_one_that_is_cancelled_half_way_leaves_nothing_filled(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    plan = plan_of(vault, parts, tmp_path)
    with pytest.raises(Cancelled):
        run_import(vault, plan, NOW, Once(vault, cancel))
    nothing_is_left(vault)
    run_import(vault, plan, NOW)
    assert towns(vault) == MANY


def test_whoever_was_changed_after_being_filled_keeps_that(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    plan = plan_of(vault, parts, tmp_path)
    (first,) = vault.reader().find(Client, surname="Berg0")

    def changed_and_cancelled(vault: Vault) -> None:
        vault.now(edit_item, Client, first.id, {"phone": "0318123456"})
        raise Cancelled

    with pytest.raises(Cancelled):
        run_import(vault, plan, NOW, Once(vault, changed_and_cancelled))
    assert [each.id for each in vault.reader().find(Client) if each.town] == [first.id]
    assert vault.reader().get(Client, first.id).phone == "0318123456"


def test_nobody_is_filled_where_one_of_them_was_changed_meanwhile(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    plan = plan_of(vault, parts, tmp_path)
    (last,) = vault.reader().find(Client, surname=f"Berg{MANY - 1}")
    between = Once(vault, lambda vault: vault.now(edit_item, Client, last.id, {"phone": "0318123456"}))
    with pytest.raises(CoachkluisError, match=r"import\.changed"):
        run_import(vault, plan, NOW, between)
    nothing_is_left(vault)


@pytest.mark.parametrize("undone", [False, True])
def test_what_was_cut_off_half_way_is_emptied_when_the_vault_is_opened(
    vault_folder: Path, parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undone: bool
) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    plan = plan_of(vault, parts, tmp_path)
    # As a crash, after which nobody takes anything back.
    monkeypatch.setattr("app.usecases.import_clients.break_off", lambda _: None)
    if undone:
        run_import(vault, plan, NOW)
        with pytest.raises(Cancelled):
            run_undo(vault, Once(vault, cancel, lambda filled: filled < MANY))
    else:
        with pytest.raises(Cancelled):
            run_import(vault, plan, NOW, Once(vault, cancel))
    assert 0 < towns(vault) < MANY
    vault.close()
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    nothing_is_left(vault)
    vault.close()
