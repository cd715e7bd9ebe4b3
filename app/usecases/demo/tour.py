"""The main job of the program, from an empty folder to a report in the right hands, told step by step.

Each step runs the same use cases as the window and the command line, on a real vault with a real passphrase.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.kernel.errors import CoachkluisError
from app.kernel.translator import Translator
from app.usecases.demo.tour_opening import bring_in_clients, keep_dossier, make_vault, write_report
from app.usecases.demo.tour_report import hand_over, refuse_employer, share_draft
from app.usecases.demo.tour_rights import contents, copy_for_client, keep_until, open_again
from app.usecases.demo.tour_stage import Line, Stage
from app.usecases.parts import Parts

FOLDER = "coachkluis-demo"
MOST_FOLDERS = 1000


def play_tour(parts: Parts, words: Translator, folder: Path) -> Iterator[Line]:
    """Carry out the main job in a folder that is new or empty; each line comes when its work is done.

    Raises CoachkluisError where the folder holds anything, TourFailed where a step does not end as it must.
    """
    _prepare(folder)
    stage = Stage(parts, words, folder)
    vault, passphrase = yield from make_vault(stage)
    try:
        person, client = yield from bring_in_clients(stage, vault)
        dossier = yield from keep_dossier(stage, vault, person, client)
        draft = yield from write_report(stage, vault, dossier)
        yield from share_draft(stage, vault, draft)
        yield from refuse_employer(stage, vault, draft, dossier)
        yield from hand_over(stage, vault, draft, dossier)
        yield from copy_for_client(stage, vault, client)
        yield from keep_until(stage, vault, client)
        counted = contents(vault.reader())
    finally:
        vault.close()
    yield stage.step(10)
    yield stage.said("locked")
    yield from open_again(stage, passphrase, counted)


def new_tour_folder(home: Path) -> Path:
    """The first free folder for a tour in a home folder, or in the system's temporary one where home cannot be
    written; made, for its owner alone.
    """
    for parent in (home, Path(tempfile.gettempdir())):
        for number in range(1, MOST_FOLDERS):
            folder = parent / f"{FOLDER}-{number}"
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                continue
            except OSError:
                break
            return folder
    raise CoachkluisError("tour.no_folder")


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except OSError as error:
        raise CoachkluisError("tour.no_folder") from error
    if not empty:
        raise CoachkluisError("tour.folder_not_empty", folder=folder.name)
