"""Billing: the page with lines and without, and its forms; Today with a session to settle."""

from __future__ import annotations

from app.domain.billing_line import BillingLine
from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.usecases.bill import draw_up_billing_line, take_back_billing_line
from app.usecases.keep_session import add_session
from tests.screenshots.screen import Screen
from tests.screenshots.screens.today import go_today
from tests.screenshots.stage import Stage


def _trajectory(stage: Stage) -> Trajectory:
    stage.open()
    return next(each for each in stage.context.reader.find(Trajectory) if each.ends_on is None and each.principal)


def _charged(stage: Stage) -> None:
    trajectory, today = _trajectory(stage), stage.context.today
    vault = stage.context.vault
    vault.now(add_session, {"on": today.isoformat(), "minutes": 75, "trajectory": trajectory.id}, trajectory.client)
    given = {
        "trajectory": trajectory.id, "starts_on": today.isoformat(), "ends_on": today.isoformat(), "rate": "137,50",
        "rate_per": "hour", "order_number": "45-0098/HR",
    }  # fmt: skip
    vault.now(draw_up_billing_line, given, trajectory.client)


def _lines(stage: Stage) -> None:
    _charged(stage)
    stage.go(Place("billing"))


def _none(stage: Stage) -> None:
    stage.open()
    for each in stage.context.reader.find(BillingLine):
        stage.context.vault.now(take_back_billing_line, each.id)
    stage.go(Place("billing"))


def _save(stage: Stage) -> None:
    _lines(stage)
    stage.press("save_billing")


def _new(stage: Stage) -> None:
    trajectory = _trajectory(stage)
    stage.go(Place("dossier", trajectory.client, part="trajectories"))
    stage.press(f"bill_{trajectory.id}")


def _card(stage: Stage) -> None:
    _charged(stage)
    trajectory = _trajectory(stage)
    stage.go(Place("dossier", trajectory.client, part="trajectories"))


def _planned(stage: Stage) -> None:
    trajectory, today = _trajectory(stage), stage.context.today
    given = {"on": today.isoformat(), "at": "14:00", "state": "planned", "trajectory": trajectory.id}
    stage.context.vault.now(add_session, given, trajectory.client)
    go_today(stage)


def _calendar(stage: Stage) -> None:
    stage.open()
    go_today(stage)
    stage.press("calendar_export")


def _any_session(stage: Stage) -> None:
    stage.open()
    go_today(stage)
    stage.press("new_session")


def _stand_in(stage: Stage) -> None:
    stage.open()
    go_today(stage)
    stage.press("stand_in_open")


SCREENS = (
    Screen("billing", _lines),
    Screen("billing-empty", _none),
    Screen("billing-save", _save),
    Screen("billing-new", _new),
    Screen("billing-card", _card),
    Screen("today-session", _planned),
    Screen("today-calendar", _calendar),
    Screen("today-new-session", _any_session),
    Screen("today-stand-in", _stand_in),
)
