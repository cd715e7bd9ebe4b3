"""Rows of every noun are lost, as by a repair without a backup: all reading goes on, and verify names what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.client import Client
from app.domain.declare import Record, columns
from app.domain.document import Version
from app.domain.nouns import NOUNS
from app.domain.package import Package
from app.domain.policy import Trigger
from app.domain.practice import Practice
from app.domain.session import Session
from app.domain.training import Training
from app.domain.trajectory import Trajectory
from app.kernel.errors import CoachkluisError, NotFound
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.usecases.create_practice import create_practice, has_practice
from app.usecases.current_policy import newest_policy
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.practice import the_practice
from app.vault.connection import Connection, Mode, connect
from app.vault.effort import Effort
from app.vault.kept_items import SETTING, load_facts
from app.vault.reader import Reader
from app.vault.rows import Rows
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from tests.fakes import SetClock
from tests.practices import PRACTICE, practice_in
from tests.usecases.marked import keep_marked
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE
from tests.vault.lost_rows import SOURCES

SINGLE = (Practice, AdoptedPolicy)
"""Of these there is one, and without it nothing can be told of the practice."""
NAMED = {each.declaration.refers for noun in NOUNS for each in columns(noun)}
LED_TO = [noun for noun in NOUNS if noun.noun.name in NAMED and noun not in SINGLE]


@pytest.fixture(scope="module")
def parts() -> Parts:
    return Parts(SetClock(), resources(), Effort(FAST, FAST_COST))


@pytest.fixture(scope="module")
def marked(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with a record of every noun, each leading to the others."""
    vault = open_vault(practice_in(tmp_path_factory.mktemp("lost") / "vault"), PASSPHRASE, parts.clock, parts.effort)
    vault.now(keep_marked)
    vault.now(lambda work: work.change(work.find(Version)[0], frozen=b""))
    yield vault
    vault.close()


@contextmanager
def without(vault: Vault, *nouns: type[Record]) -> Iterator[Connection]:
    """The vault on a connection that sees none of these nouns; what is done on it never happened."""
    database = vault.folder / vault.header.database
    with closing(connect(database, vault.keys.database, vault.header.salt, Mode.WRITE)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        for noun in nouns:
            connection.execute(f'DELETE FROM "{noun.noun.name}"')
        yield connection
        connection.execute("ROLLBACK")


def test_every_source_reads_a_vault_in_which_nothing_is_lost(marked: Vault, parts: Parts) -> None:
    with without(marked) as connection:
        for source in SOURCES.values():
            source(Reader(connection), parts)


@pytest.mark.parametrize("noun", LED_TO, ids=lambda each: each.noun.name)
def test_everything_that_reads_goes_on_where_what_it_leads_to_is_lost(
    noun: type[Record], marked: Vault, parts: Parts
) -> None:
    assert failures(marked, parts, noun) == {}


def test_everything_that_reads_goes_on_where_all_else_is_lost(marked: Vault, parts: Parts) -> None:
    rest = [each for each in NOUNS if each not in LED_TO and each not in SINGLE]
    assert failures(marked, parts, *rest) == {}


def failures(vault: Vault, parts: Parts, *lost: type[Record]) -> dict[str, str]:
    """What could not be read without these nouns, by which source."""
    failed = {}
    with without(vault, *lost) as connection:
        for name, source in SOURCES.items():
            try:
                source(Reader(connection), parts)
            except Exception as error:  # noqa: BLE001 # every source is asked, and all that failed are told
                failed[name] = repr(error)
    return failed


def test_what_was_lost_is_told_from_what_was_never_there_or_was_removed(marked: Vault) -> None:
    reader = marked.reader()
    (there,) = reader.find(Trajectory)
    with without(marked, Trajectory) as connection:
        found = Reader(connection).get(Trajectory, there.id)
        assert (found.id, found.title, found.ends_on) == (there.id, "?", None)
        assert Reader(connection).maybe(Trajectory, there.id) is None
        with pytest.raises(NotFound):
            Reader(connection).get(Session, there.id)
        with pytest.raises(NotFound):
            Rows(connection).get(Trajectory, there.id)
    added = marked.now(add_item, Client, {"surname": "Even"})
    marked.now(lambda work: work.remove(work.get(Client, added.id)))
    with pytest.raises(NotFound):
        reader.get(Client, added.id)


def test_nothing_falls_due_because_the_trajectory_that_it_belongs_to_is_lost(marked: Vault) -> None:
    (session,) = marked.reader().find(Session)
    with without(marked, Trajectory, Training) as connection:
        facts = load_facts(Rows(connection)).item(session)
    assert facts.triggers.get(Trigger.TRAJECTORY_END) is None


@pytest.mark.parametrize("lost", SINGLE, ids=lambda each: each.noun.name)
def test_a_vault_without_its_practice_opens_and_is_set_up_again(
    lost: type[Record], parts: Parts, tmp_path: Path
) -> None:
    folder = practice_in(tmp_path / "vault")
    with opened(folder, parts) as vault, commit(vault) as connection:
        connection.execute(f'DELETE FROM "{lost.noun.name}"')
    with opened(folder, parts) as vault:
        assert not has_practice(vault.reader())
        assert [dict(each.arguments)["noun"] for each in verify(vault, Silent()).findings] == [lost.noun.name] * 2
        vault.now(create_practice, PRACTICE, parts.starting_policies[0])
        assert the_practice(vault.reader()).coach == PRACTICE["coach"]
        assert newest_policy(vault.reader()).rules
        with pytest.raises(CoachkluisError, match="practice_exists"):
            vault.now(create_practice, PRACTICE, parts.starting_policies[0])


def test_a_vault_in_which_a_version_is_lost_opens_and_verify_names_it(parts: Parts, tmp_path: Path) -> None:
    folder = practice_in(tmp_path / "vault")
    with opened(folder, parts) as vault:
        vault.now(keep_marked)
        with commit(vault) as connection:
            connection.execute("DELETE FROM version")
            connection.execute("DELETE FROM setting WHERE name = ?", (SETTING,))
    with opened(folder, parts) as vault:
        (package,) = vault.reader().find(Package)
        found = verify(vault, Silent()).findings
    assert [dict(each.arguments)["id"] for each in found if each.code == "verify.row_missing"] == [package.version]


@contextmanager
def opened(folder: Path, parts: Parts) -> Iterator[Vault]:
    with closing(open_vault(folder, PASSPHRASE, parts.clock, parts.effort)) as vault:
        yield vault


@contextmanager
def commit(vault: Vault) -> Iterator[Connection]:
    """A connection on which rows go without their entry in the ledger."""
    database = vault.folder / vault.header.database
    with closing(connect(database, vault.keys.database, vault.header.salt, Mode.WRITE)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection
