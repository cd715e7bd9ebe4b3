"""Keeps what is typed into a dialog until it is saved or given up, so that it can be opened again where one was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from app.domain.declare import Noun
from app.domain.unfinished import Unfinished, read_typed, typed_key, write_typed
from app.kernel.ids import new_id
from app.ui.context import Context
from app.ui.keeping.keeper import Keeper
from app.usecases.keep_typed import Into, Leaf
from app.usecases.keep_unfinished import drop_unfinished
from app.vault.work import Work

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: whose dossier, and which record it changes. Both are empty for someone or something new
    that is in no dossier.
    """

    client: str = ""
    record: str = ""


class Fillable(Protocol):
    """What is kept: a form, or anything else that the coach fills in."""

    @property
    def noun(self) -> Noun:
        """What will come of it."""

    @property
    def edited(self) -> SignalInstance:
        """The coach changed something."""

    def values(self) -> Mapping[str, object]:
        """What stands in it, by name."""

    def fill_in(self, given: Mapping[str, object]) -> None:
        """Let that stand in it again."""


class FormKeeper(QObject):
    """Keeps the fields of the forms in one dialog, as one `Unfinished`."""

    def __init__(self, context: Context, dialog: QWidget, title: str, about: About, forms: Sequence[Fillable]) -> None:
        super().__init__(dialog)
        self.setObjectName("form_keeper")
        self._context, self._title, self._about, self._forms = context, title, about, list(forms)
        self._keeper = Keeper(context.desk, self, self._source)
        self.identity = ""
        self._begin(new_id(), "")
        for form in self._forms:
            form.edited.connect(self._keeper.edited)

    def add(self, form: Fillable) -> None:
        """Keep what is typed into one more form, too."""
        self._forms.append(form)
        form.edited.connect(self._keeper.edited)

    def leave_out(self, form: Fillable) -> None:
        """Keep nothing of a form any more: it goes."""
        self._forms.remove(form)
        form.edited.disconnect(self._keeper.edited)
        self._keeper.edited()

    def take_up(self, unfinished: Unfinished) -> None:
        """Fill in what was typed before, and go on with it."""
        self._keeper.drop()  # what is filled in now was typed before
        typed = read_typed(unfinished.content)
        for key, form in self._keyed():
            form.fill_in(typed.get(key, {}))
        self._begin(unfinished.id, unfinished.content)

    def keep(self) -> None:
        """Keep what stands in the fields, now."""
        self._keeper.keep()

    def finishing(self, usecase: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        """An act that saves the dialog: what was kept of it goes in the same transaction, under the act's own name."""
        identity = self.identity

        @wraps(usecase)
        def saving(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> T:
            result = usecase(work, *args, **kwargs)
            drop_unfinished(work, identity)
            return result

        return saving

    def end(self) -> None:
        """It was saved or given up: nothing of it is kept."""
        desk, known = self._context.desk, self._keeper.stored
        self._keeper.drop()
        if known or desk.pending(self.identity) is not None:
            desk.forget(self.identity)
            self._context.vault.do(drop_unfinished, self.identity)

    def begin_anew(self) -> None:
        """What was typed is saved, on a page that stays: from now on it is about what is typed next."""
        self.end()
        self._begin(new_id(), "")

    def _begin(self, identity: str, stored: str) -> None:
        self.identity = identity
        self.setProperty("identity", identity)
        category = self._forms[0].noun.category.value
        about = self._about
        self._keeper.follow(
            Leaf(Into.FORM, (identity, self._title, about.client, about.record, category)), stored
        )  # fmt: skip

    def _source(self) -> str:
        return write_typed({key: form.values() for key, form in self._keyed()})

    def _keyed(self) -> Iterator[tuple[str, Fillable]]:
        numbers: Counter[str] = Counter()
        for form in self._forms:
            numbers[form.noun.name] += 1
            yield typed_key(form.noun.name, numbers[form.noun.name]), form
