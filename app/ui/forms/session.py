"""The dialogs of a session: when, where and about what. Its notes are written on its own page (row W4)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.kernel.errors import Fault
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.references import running_trajectories, trajectories_of
from app.ui.forms.trajectory import new_trajectory
from app.ui.place import Place
from app.ui.widgets.date_input import DateInput
from app.ui.widgets.dialog import Dialog, FormDialog, ask
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.usecases.keep_session import add_session, change_session

SESSION_FIELDS: Arrangement = (("on", "at", "minutes"), ("subject",), ("trajectory",), ("place", "state", "charge"))
_FAST_FIELDS: Arrangement = (("trajectory",), ("on", "at", "minutes"), ("subject",), ("place", "state"))


def new_session(context: Context, near: QWidget, client: Id) -> Dialog:
    """Ask when it is or was, and go to the page where its notes are written. Without a trajectory that comes first."""
    latest = _latest_trajectory(context, client)
    if latest is None:
        return ask(
            context, near, "session.needs_trajectory", "trajectory.new",
            lambda: _trajectory_first(context, near, client),
        )  # fmt: skip
    form = _form(context, client)
    form.set_values({"on": context.today, "trajectory": latest.id, **_as_last_time(context, latest)})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        _add(context, dialog, values, client)

    dialog = FormDialog(
        context, near, "session.new", form, save, primary="session.begin", name="session", about=About(client)
    )
    _follow_the_day(context, dialog)
    dialog.open()
    form.fields["subject"].input.setFocus()
    return dialog


def any_session(context: Context, near: QWidget) -> FormDialog:
    """Plan or record a session with anyone whose trajectory runs: the fast way in, from Today."""
    form = RecordForm(context, Session, _FAST_FIELDS, references={"trajectory": lambda: running_trajectories(context)})
    form.set_values({"on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        trajectory = context.reader.maybe(Trajectory, str(values["trajectory"]))
        if trajectory is None:
            dialog.show_faults([Fault("session.trajectory", "required")])
        else:
            _add(context, dialog, values, trajectory.client)

    dialog = FormDialog(
        context, near, "today.session.new", form, save, primary="session.begin", name="session", about=About(Id(""))
    )
    _follow_the_day(context, dialog)
    dialog.open()
    return dialog


def _add(context: Context, dialog: FormDialog, values: dict[str, object], client: Id) -> None:
    """Keep a new session; of one that was held the notes are next."""

    def added(session: Session) -> None:
        dialog.saved()
        if session.state is SessionState.HELD:
            context.navigate(Place("dossier", client, session.id, Session.noun.name))

    context.do(dialog, added, add_session, values, client)


def _follow_the_day(context: Context, dialog: FormDialog) -> None:
    """What is on a later day is planned; what was said to be so is held where the day is another after all. Only of
    what was held one begins to write.
    """
    state, on = dialog.form.fields["state"].input, dialog.form.fields["on"].input

    def follow() -> None:
        day = on.day if isinstance(on, DateInput) else None
        if day is None:
            return  # half typed, or no date: nothing follows from it
        later = day > context.today
        if later and state.given() in (SessionState.HELD, SessionState.MISSED):
            state.show_value(SessionState.PLANNED)
        elif not later and state.given() == SessionState.PLANNED:
            state.show_value(SessionState.HELD)
        call_it()

    def call_it() -> None:
        held = state.given() == SessionState.HELD
        dialog.primary.setText(context.text("session.begin" if held else "dialog.save"))

    on.edited.connect(follow)
    dialog.form.edited.connect(call_it)


def edit_session(context: Context, near: QWidget, session: Session) -> FormDialog:
    """Change when and where a session is, or what became of it."""
    form = _form(context, session.client)
    form.set_record(session)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, change_session, session.id, values)

    about = About(session.client, session.id)
    dialog = FormDialog(context, near, "session.edit", form, save, name="session", about=about)
    dialog.open()
    return dialog


def _form(context: Context, client: Id) -> RecordForm:
    return RecordForm(
        context, Session, SESSION_FIELDS, references={"trajectory": lambda: trajectories_of(context, client)}
    )


def _trajectory_first(context: Context, near: QWidget, client: Id) -> None:
    new_trajectory(context, near, client, lambda _: _then_session(context, near, client))


def _then_session(context: Context, near: QWidget, client: Id) -> None:
    new_session(context, near, client)


def _latest_trajectory(context: Context, client: Id) -> Trajectory | None:
    """The one that runs, or else the one that ended last."""
    found = context.reader.find(Trajectory, client=client)
    running = [each for each in found if each.ends_on is None or each.ends_on >= context.today]
    return max(running or found, key=lambda each: each.starts_on, default=None)


def _as_last_time(context: Context, trajectory: Trajectory) -> dict[str, object]:
    """Most sessions of a trajectory are at the same place and take as long."""
    sessions = context.reader.find(Session, trajectory=trajectory.id)
    told = (each for each in sessions if each.place or each.minutes)
    last = max(told, key=lambda each: each.on, default=None)
    return {} if last is None else {"place": last.place, "minutes": last.minutes}
