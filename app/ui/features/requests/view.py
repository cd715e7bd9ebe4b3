"""The requests of one client: the list, and above it the page of one request, or the copy for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.request import Request
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.requests.copy_place import COPY
from app.ui.features.requests.forms import open_request_form
from app.ui.features.requests.listed import RequestList
from app.ui.features.requests.request_page import RequestPage
from app.ui.features.requests.standing import RestrictionsStanding
from app.ui.place import Place
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import button, row

if TYPE_CHECKING:
    from app.ui.features.requests.copy_builder import CopyBuilder


class RequestsView(PartView):
    """Shows the list, or the request that was asked for."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        self._list = RequestList(context, client, closed=True, empty="requests.empty")
        self._list.opened.connect(self._open)
        new = button(context.text("requests.new"), self.new, "primary", name="new_request")
        restrict = button(context.text("requests.restrict_dossier"), self.restrict, name="restrict_dossier")
        self._standing = RestrictionsStanding(context, client)
        self._listed = QWidget()
        layout = QVBoxLayout(self._listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._standing)
        layout.addLayout(Flow(self._list.closed, new, lead=True))
        layout.addWidget(self._list, 1)
        layout.addLayout(row(restrict, None))
        self._one = RequestPage(context)
        self._one.left.connect(self._close)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._listed)
        self._stack.addWidget(self._one)
        self._builder: CopyBuilder | None = None
        self._built = Id("")

    def arrive(self, record: str) -> None:
        """Show one request, the copy for one, or the list."""
        copied = self.context.reader.maybe(Request, record.removeprefix(COPY)) if record.startswith(COPY) else None
        if copied is not None and copied.client == self.client:
            self._built = copied.id
            builder = self._wanted_builder()
            builder.show_copy(copied)
            self._stack.setCurrentWidget(builder)
            return
        self.leave()
        request = self.context.reader.maybe(Request, record)
        if request is not None and request.client == self.client:
            self._one.show_record(request)
            self._stack.setCurrentWidget(self._one)
            return
        self._list.refresh()
        self._standing.refresh()
        self._stack.setCurrentWidget(self._listed)
        self._list.focus()

    def actions_here(self) -> tuple[Action, ...]:
        """A new request, a restriction that nobody asked for; or what can be done with the one that is shown."""
        if self._stack.currentWidget() is self._one:
            return self._one.steps()
        if self._builder is not None and self._stack.currentWidget() is self._builder:
            return self._builder.steps()
        return (
            Action("new_request", "requests.new", lambda _: self.new(), "Ctrl+Shift+R"),
            Action("restrict_dossier", "requests.restrict_dossier", lambda _: self.restrict()),
        )

    def leave(self) -> None:
        """Nothing of a copy stays in memory."""
        if self._builder is not None:
            self._builder.leave()

    def new(self) -> None:
        """Record that this client asks something."""
        open_request_form(self.context, self, self.client)

    def restrict(self) -> None:
        """Restrict the use of this dossier without a request."""
        from app.ui.features.requests.work_forms import restrict_dossier_form

        restrict_dossier_form(self.context, self, self.client)

    def _wanted_builder(self) -> CopyBuilder:
        """Made for the first copy: it brings an editor and what makes packages with it, and few requests want one."""
        if self._builder is None:
            from app.ui.features.requests.copy_builder import CopyBuilder

            self._builder = CopyBuilder(self.context)
            self._builder.left.connect(self._to_request)
            self._stack.addWidget(self._builder)
        return self._builder

    def _open(self, found: object) -> None:
        self.context.navigate(Place("dossier", self.client, cast(Request, found).id, "requests"))

    def _to_request(self) -> None:
        self.context.navigate(Place("dossier", self.client, self._built, "requests"))

    def _close(self) -> None:
        self.context.navigate(Place("dossier", self.client, part="requests"))
