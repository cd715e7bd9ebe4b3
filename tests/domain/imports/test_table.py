"""What stands in a column, to be shown as examples."""

from __future__ import annotations

from app.domain.imports.table import Row, Table

LONG = 10_000


def column(cells: list[str]) -> Table:
    return Table(("Plaats",), tuple(Row(number, (cell,)) for number, cell in enumerate(cells, start=2)))


def test_different_things_are_examples_of_a_column() -> None:
    assert column(["Ede", "Ede", " ", "Elst ", "Assen", "Delft"]).samples(0, 3) == ("Ede", "Elst", "Assen")


def test_where_one_thing_stands_in_all_of_it_not_all_of_it_is_looked_through() -> None:
    """A column that names the same town ten thousand times is shown with that; one further down is not looked for."""
    assert column(["Ede"] * LONG + ["Elst"]).samples(0, 3) == ("Ede",)


def test_the_first_thing_is_found_however_late_it_comes() -> None:
    assert column([""] * LONG + ["Elst", "Ede"]).samples(0, 3) == ("Elst",)
