"""The names of many clients at once, for a list that tells whose each line is."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.client import Client
from app.domain.person import full_name
from app.kernel.ids import Id
from app.vault.glance import glance
from app.vault.rows import Rows

_PARTS = ("id", "first_name", "initials", "infix", "surname")


def client_names(rows: Rows, clients: Iterable[Id]) -> dict[Id, str]:
    """Of each of these clients the name as it is spoken, by its id; all are read at once.

    NotFound where there is no such client.
    """
    wanted = tuple(dict.fromkeys(clients))
    found = {
        Id(str(identity)): full_name(str(first_name or initials), str(infix), str(surname))
        for identity, first_name, initials, infix, surname in glance(rows, Client, _PARTS, "id", wanted)
    }
    return {each: found[each] if each in found else rows.get(Client, each).name for each in wanted}
