"""Keep a form that is being filled in, and let go of it when it is saved or given up."""

from __future__ import annotations

from app.domain.category import Category
from app.domain.client import Client
from app.domain.unfinished import Unfinished
from app.kernel.ids import Id
from app.vault.work import Work


def keep_unfinished(
    work: Work, identity: str, form: str, client: str, record: str, category: str, content: str
) -> Unfinished:
    """What stands in a form now; `identity` is the form's own id from the first key on.

    NotFound where the dossier is there no more: then nothing of it is kept either. InputError where it is too long.
    """
    if client:
        work.get(Client, client)
    found = work.maybe(Unfinished, identity)
    if found is not None:
        return work.change(found, content=content)
    return work.add(
        Unfinished(
            id=Id(identity), **work.made_now(), client=Id(client), form=form, record=record,
            category=Category(category), content=content,
        )
    )  # fmt: skip


def drop_unfinished(work: Work, identity: str) -> None:
    """The form was saved or given up."""
    found = work.maybe(Unfinished, identity)
    if found is not None:
        work.remove(found)
