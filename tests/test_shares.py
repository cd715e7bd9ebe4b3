"""Which tests go to one process together, and which go first."""

from __future__ import annotations

from tests.shares import next_of, scope_of


def test_a_file_is_one_share_however_its_tests_are_called() -> None:
    assert scope_of("tests/ui/test_a.py::test_b[x::y@z]") == scope_of("tests/ui/test_a.py::Class::test_c")
    assert scope_of("tests/ui/test_a.py::test_b") != scope_of("tests/ui/test_b.py::test_b")


def test_a_group_is_one_share_whatever_its_files() -> None:
    assert scope_of("tests/ui/test_a.py::test_b[x]@demo") == scope_of("tests/cli/test_c.py::test_d@demo") == "demo"


def test_what_takes_long_goes_first_and_else_they_go_as_they_stand() -> None:
    waiting = ["tests/domain/test_a.py", "tests/cli/test_b.py", "tests/ui/test_z.py", "tests/ui/test_c.py", "browsers"]
    given = []
    while waiting:
        given.append(next_of(waiting))
        waiting.remove(given[-1])
    assert given == [
        "browsers", "tests/ui/test_z.py", "tests/ui/test_c.py", "tests/domain/test_a.py", "tests/cli/test_b.py",
    ]  # fmt: skip
