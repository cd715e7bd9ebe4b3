"""F27: clipboard, titles, screen lock, suspend; no names, edits kept, copied secrets cleared if still ours, the key
dropped.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.faults.away import EDITS, PLANTED, WAYS
from tests.faults.places import require_sound, vault_in
from tests.faults.processes import Child
from tests.faults.trials import CannotTry, Row, Trials
from tests.secret_service import session_bus


def away(way: str, place: Path) -> dict[str, object]:
    """What a window tells of a coach who was called away."""
    if shutil.which("dbus-daemon") is None:
        raise CannotTry("dbus-daemon is not installed")
    folder = vault_in(place)
    (place / "bus").mkdir()
    with session_bus(place / "bus") as bus:
        child = Child("called_away", place, way, bus)
        assert child.run(patience=120) == 0, (child.lines, child.errors[-2000:])
    assert "Traceback" not in child.errors, child.errors[-2000:]
    require_sound(folder)
    return child.answer


def act(trials: Trials) -> None:
    """Each way to leave, with each kind of edit under way, a copied secret still ours and then not."""
    for way in trials.some(WAYS, sample=1):
        with trials.attempt(way) as place:
            told = away(way, place)
            assert told["wrong"] == []
            assert int(str(told["titles"])) > 0
            trials.tried += 2 * len(EDITS) - 1


ROWS = (
    Row(
        "F27",
        "suspend, shutdown, screen lock, end of session, idle and key, while notes, a draft or a form is typed",
        "no names, edits kept, copied secrets cleared if still ours, the key dropped",
        act,
    ),
)


def test_f27_who_is_called_away_leaves_no_name_and_loses_no_word(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_a_name_that_is_left_on_the_screen_is_seen(tmp_path: Path) -> None:
    wrong = away(PLANTED, tmp_path)["wrong"]
    assert isinstance(wrong, list)
    assert [each for each in wrong if "QLabel.text still shows a name" in each]
    assert [each for each in wrong if each.startswith("a title with a name")]
