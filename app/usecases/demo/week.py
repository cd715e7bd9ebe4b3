"""What stands around the sessions in the demonstration vault: goals and assignments, messages, driegesprekken, reports
that are expected, intervision, evaluations, and what was charged.

Everything goes by the program's own use cases, in the days before today.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

from app.domain.goal import GoalOutcome
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.packages.messages.read_message import read_message
from app.usecases.bill import draw_up_billing_line
from app.usecases.bring_case import bring_case, look_over
from app.usecases.demo.themes import BOUNDARIES, TOGETHER, VISIBLE, Theme
from app.usecases.evaluate_trajectory import evaluate_trajectory
from app.usecases.hold_joint_talk import agree_topics, plan_joint_talk, share_record
from app.usecases.keep_item import edit_item
from app.usecases.schedule_report import schedule_report
from app.usecases.take_in_message import keep_message, original_gone
from app.usecases.work_on_goals import (
    close_goal,
    reflect_on_assignment,
    return_assignment,
    set_assignment,
    set_goal,
)
from app.vault.vault import Vault

_RATE = "125,00"
_MAIL = """\
From: {sender} <{address}>
To: marijke@dewissel.example
Subject: {subject}
Date: {sent}
Content-Type: text/plain; charset=utf-8

{text}
"""


def keep_week(vault: Vault, today: date) -> None:
    """Fill the running dossiers of the stories, and evaluate those that ended."""
    rows = vault.reader()
    running = {each.title: each for each in rows.find(Trajectory) if each.ends_on is None and each.principal}
    fillings: dict[Theme, tuple[_Filling, ...]] = {
        BOUNDARIES: (_goals, _messages, _intervision, _charged),
        VISIBLE: (_held_talk, _close, _charged),
        TOGETHER: (_expected_reports, _coming_talk, _charged),
    }
    for theme, filled in fillings.items():
        if theme.title in running:
            for fill in filled:
                fill(vault, running[theme.title], today)
    for number, ended in enumerate(each for each in rows.find(Trajectory) if each.ends_on is not None):
        _evaluated(vault, ended, number, today)


_Filling = Callable[[Vault, Trajectory, date], None]


def _goals(vault: Vault, trajectory: Trajectory, today: date) -> None:
    """A goal with an assignment that came back and one that is out, and a goal that is there."""
    client, begun = trajectory.client, max(trajectory.starts_on, today - timedelta(days=40))
    common = {"trajectory": trajectory.id}
    first = {**common, "set_on": begun.isoformat()}
    saying_no = vault.now(set_goal, {
        **first, "what": "Nee kunnen zeggen zonder uitleg",
        "seen_by": "Ik zeg het in één zin, en lig er 's avonds niet meer over te denken.",
        "due_on": (today + timedelta(days=30)).isoformat(),
    }, client)  # fmt: skip
    home = vault.now(set_goal, {
        **first, "what": "Drie dagen per week om half zes thuis", "seen_by": "Het staat in mijn agenda en het klopt.",
    }, client)  # fmt: skip
    noted = vault.now(set_assignment, {
        **first, "goal": saying_no.id, "what": "Schrijf een week lang op wanneer je ja zei en nee dacht",
        "due_on": (begun + timedelta(days=14)).isoformat(),
    }, client)  # fmt: skip
    vault.now(return_assignment, noted.id, {
        "returned_on": (begun + timedelta(days=13)).isoformat(),
        "returned": "Elf keer. Negen keer was het dezelfde collega.",
    })  # fmt: skip
    vault.now(reflect_on_assignment, noted.id, {
        "reflected_on": (begun + timedelta(days=15)).isoformat(),
        "reflection": "Het gaat niet om nee zeggen in het algemeen, maar om één gesprek dat nog niet gevoerd is.",
    })  # fmt: skip
    vault.now(set_assignment, {
        **common, "goal": saying_no.id, "what": "Zeg deze week één keer nee, zonder reden erbij",
        "set_on": (today - timedelta(days=3)).isoformat(), "due_on": (today + timedelta(days=11)).isoformat(),
    }, client)  # fmt: skip
    vault.now(close_goal, home.id, {
        "outcome": GoalOutcome.REACHED.value, "closed_on": (today - timedelta(days=3)).isoformat(),
        "reflection": "Vier weken achter elkaar gelukt.",
    })  # fmt: skip


def _messages(vault: Vault, trajectory: Trajectory, today: date) -> None:
    """Two messages of the client, of which one is no longer in the coach's mailbox."""
    for days, subject, text, gone in (
        (21, "Ons gesprek van vrijdag", "Dag Marijke,\n\nHet is gelukt. Ik vertel het je volgende keer.", True),
        (5, "Kan het een half uur later?", "Dag Marijke,\n\nIk sta tot tien uur voor de klas. Half elf?", False),
    ):  # fmt: skip
        sent = today - timedelta(days=days)
        mail = _MAIL.format(
            sender="Karlijn", address="karlijn@post.example", subject=subject, text=text,
            sent=f"{sent:%d %b %Y} 09:12:00 +0100",
        ).encode()  # fmt: skip
        kept = vault.now(
            keep_message, trajectory.client, read_message(mail), sha256(mail).hexdigest(), {"trajectory": trajectory.id}
        )
        if gone:
            vault.now(original_gone, kept.id, {"original_gone_on": sent.isoformat()})


def _intervision(vault: Vault, trajectory: Trajectory, today: date) -> None:
    seen = look_over(
        vault.reader(), trajectory.client, "Wanneer is meebewegen nog helpen?",
        "Iemand uit het onderwijs zegt op alles ja, ook tegen mij: elke opdracht is goed, elke afspraak past. Ik merk "
        "dat ik steeds voorzichtiger word. Wat zou een eerlijke spiegel zijn?",
    )  # fmt: skip
    vault.now(bring_case, {
        "trajectory": trajectory.id, "group": "Intervisiegroep Oost",
        "told_on": (today - timedelta(days=9)).isoformat(), "question": seen.question,
        "case": seen.case, "previewed": seen.digest,
    }, trajectory.client)  # fmt: skip


def _held_talk(vault: Vault, trajectory: Trajectory, today: date) -> None:
    """A driegesprek whose topics the client agreed to, and what was agreed at the table."""
    held = today - timedelta(days=34)
    talk = vault.now(plan_joint_talk, {
        "trajectory": trajectory.id, "on": held.isoformat(), "present": "De cliënt, haar leidinggevende en ik",
        "topics": "Wat er op het werk anders gaat, en wat daarvoor nodig is. Niets over thuis.",
    }, trajectory.client)  # fmt: skip
    vault.now(agree_topics, talk.id, {"agreed_on": (held - timedelta(days=4)).isoformat()})
    shared = "In het teamoverleg krijgt ieder eerst het woord. Over twee maanden kijken we of dat werkt."
    vault.now(share_record, talk.id, {"shared": shared})


def _coming_talk(vault: Vault, trajectory: Trajectory, today: date) -> None:
    vault.now(plan_joint_talk, {
        "trajectory": trajectory.id, "on": (today + timedelta(days=13)).isoformat(),
        "present": "De cliënt, zijn leidinggevende en ik", "topics": "Hoe de samenwerking nu gaat.",
    }, trajectory.client)  # fmt: skip


def _expected_reports(vault: Vault, trajectory: Trajectory, today: date) -> None:
    hears = "Of de gesprekken doorgaan, en de voortgang per doel."
    vault.now(edit_item, Trajectory, trajectory.id, {"hears": hears})
    vault.now(schedule_report, {
        "trajectory": trajectory.id, "recipient": trajectory.principal, "what": "Voortgang: aanwezigheid en planning",
        "due_on": (today + timedelta(days=16)).isoformat(), "every_weeks": 8,
    }, trajectory.client)  # fmt: skip


def _close(vault: Vault, trajectory: Trajectory, today: date) -> None:
    vault.now(evaluate_trajectory, {
        "trajectory": trajectory.id, "filled_on": (today - timedelta(days=2)).isoformat(), "result_mark": 8,
        "guidance_mark": 9, "advice_mark": 9, "best": "Dat we oefenden met echte vergaderingen.",
        "better": "Eerder beginnen met het driegesprek.",
    }, trajectory.client)  # fmt: skip


def _charged(vault: Vault, trajectory: Trajectory, today: date) -> None:
    """Everything up to the end of last month."""
    until = today.replace(day=1) - timedelta(days=1)
    held = [
        each for each in vault.reader().find(Session, trajectory=trajectory.id)
        if each.state is SessionState.HELD and each.on <= until
    ]  # fmt: skip
    if held:
        vault.now(draw_up_billing_line, {
            "trajectory": trajectory.id, "starts_on": min(each.on for each in held).isoformat(),
            "ends_on": until.isoformat(), "rate": _RATE, "rate_per": "session",
        }, trajectory.client)  # fmt: skip


def _evaluated(vault: Vault, trajectory: Trajectory, number: int, today: date) -> None:
    """How it was, filled in within two weeks of the end."""
    if trajectory.ends_on is None or today - trajectory.ends_on > timedelta(days=4 * 365):
        return
    filled = min(trajectory.ends_on + timedelta(days=10), today)
    vault.now(evaluate_trajectory, {
        "trajectory": trajectory.id, "filled_on": filled.isoformat(), "result_mark": 7 + number % 3,
        "guidance_mark": 8 + number % 2, "advice_mark": 8, "best": _BEST[number % len(_BEST)],
    }, trajectory.client)  # fmt: skip


_BEST = ("De rust, en de vragen.", "Dat ik het zelf bedacht.", "De opdrachten tussendoor.")
