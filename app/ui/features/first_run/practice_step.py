"""The practice: its name and how to reach it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.practice import Practice
from app.domain.values import checked, read_fields
from app.kernel.errors import Fault, InputError
from app.kernel.ids import new_id
from app.ui.context import Context
from app.ui.features.first_run.draft import Draft
from app.ui.features.first_run.step import Step
from app.ui.widgets.form import RecordForm

ROWS = (
    ("trade_name",),
    ("coach", "kvk"),
    ("email", "phone"),
    ("street", "house_number"),
    ("postcode", "town"),
)


class PracticeStep(Step):
    """Asks for what letters and documents need; the rest can wait."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "practice", number=1)
        self._draft = draft
        self.form = RecordForm(context, Practice, ROWS)
        self.body.addWidget(self.form)

    def arrive(self) -> None:
        """Put the cursor in the first field."""
        self.form.focus_first()

    def advance(self) -> None:
        """Go on where the fields are good; the same check is made again when the practice is kept."""
        values = self.form.values()
        now = self.context.clock.now()
        try:
            read = {"trade_name": "", **read_fields(Practice, values)}
            checked(Practice(**read, id=new_id(), made=now, changed=now))  # type: ignore[arg-type]
        except InputError as error:
            self.show_faults(error.faults)
            return
        self._draft.practice = values
        self.done.emit()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields what is wrong."""
        self.form.show_faults(faults)
