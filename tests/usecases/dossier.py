"""A dossier in a real vault, made by the use cases themselves."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.request import Request
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.usecases.keep_item import add_item
from app.usecases.open_request import open_request
from app.vault.vault import Vault


def client(vault: Vault, surname: str = "Berg", **fields: object) -> Client:
    """A client."""
    return vault.now(add_item, Client, {"first_name": "Anna", "surname": surname, **fields})


def employer(vault: Vault, name: str = "Bakkerij Jansen BV") -> Organisation:
    """An organisation."""
    return vault.now(add_item, Organisation, {"name": name})


def trajectory(vault: Vault, of: Client, **fields: object) -> Trajectory:
    """A trajectory from January 2025 that runs, unless told otherwise."""
    given = {"title": "Loopbaan", "starts_on": "2025-01-06", **fields}
    return vault.now(add_item, Trajectory, given, of.id)


def session(vault: Vault, within: Trajectory, **fields: object) -> Session:
    """A session in a trajectory."""
    given = {"trajectory": within.id, "on": "2025-02-03", "notes": "Anna twijfelt.", **fields}
    return vault.now(add_item, Session, given, within.client)


def request(vault: Vault, of: Client, given: Mapping[str, object] | None = None) -> Request:
    """A request for a copy by e-mail, of 2 March 2026; a field given as None is left out."""
    asked = {"kind": "copy", "channel": "email", "received_on": "2026-03-02", **(given or {})}
    asked = {name: value for name, value in asked.items() if value is not None}
    return vault.now(open_request, asked, of.id)
