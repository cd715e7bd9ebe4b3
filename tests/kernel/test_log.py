"""A log holds numbers and opaque ids; never a name, whatever an error carries."""

from __future__ import annotations

import logging

import pytest

from app.kernel.ids import is_id, new_id
from app.kernel.log import bug, event, place


def test_an_event_keeps_numbers_and_ids_only(caplog: pytest.LogCaptureFixture) -> None:
    identity = new_id()
    with caplog.at_level(logging.INFO):
        event("vault.opened", {"behind": 3, "vault": identity, "name": "Anna van den Berg"})
    assert f"behind=3 vault={identity} name=?" in caplog.text
    assert "Anna" not in caplog.text


def test_a_bug_is_kept_as_places_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ValueError("Anna van den Berg")

    try:
        fail()
    except ValueError as error:
        bug(error)
    assert "ValueError" in caplog.text
    assert "fail" in caplog.text
    assert "Anna" not in caplog.text


@pytest.mark.parametrize(
    "path",
    ["/home/anna/app/Anna van den Berg/lib/json.py", r"C:\Users\Anna\app\Berg\json.py", "json.py"],
    ids=["posix", "windows", "bare"],
)
def test_of_what_is_not_ours_only_the_name_of_the_file_is_told(path: str) -> None:
    assert place(path, 3, "load") == "json.py:3 load"


def test_of_our_own_files_the_place_within_the_program_is_told() -> None:
    assert place(place.__code__.co_filename, 3, "place") == "kernel/log.py:3 place"


def test_ids_have_one_shape() -> None:
    many = {new_id() for _ in range(1000)}
    assert len(many) == 1000
    assert all(is_id(each) for each in many)
    assert not is_id("Anna van den Berg")
    assert not is_id("")
