"""Where the newest state of vaults is remembered, outside their folders: a file, and the keyring."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from threading import Thread

from app.host.keyring import Keyring, KeyringUnavailable
from app.host.private_file import write_private
from app.kernel.log import event
from app.kernel.witness import Witness

_LARGEST = 1024


class FileWitness:
    """Keeps notes in the user's state folder, one file for each. The file's name does not tell of which vault."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, name: str) -> tuple[bytes, ...]:
        """The note under a name, where there is one that can be read."""
        try:
            descriptor = os.open(self._path(name), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            return ()
        except OSError:
            event("witness.unreadable")
            return ()
        with os.fdopen(descriptor, "rb") as file:
            return (file.read(_LARGEST + 1),)

    def keep(self, name: str, note: bytes, *, resting: bool) -> None:
        """Keep a note; on the disk for certain only where nothing follows for a while."""
        try:
            write_private(self._path(name), note, synced=resting)
        except OSError:
            event("witness.not_written")

    def _path(self, name: str) -> Path:
        return self._folder / "witness" / hashlib.sha256(name.encode()).hexdigest()[:32]


class KeyringWitness:
    """Keeps notes in the keyring, when nothing follows for a while: it is too slow for every commit.

    Keeping happens in a thread of its own: neither locking nor opening waits for it.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def recall(self, name: str) -> tuple[bytes, ...]:
        """The note under a name, where the keyring gives one."""
        try:
            note = self._keyring.read(_entry(name))
        except KeyringUnavailable:
            return ()
        return () if note is None else (note,)

    def keep(self, name: str, note: bytes, *, resting: bool) -> None:
        """Keep a note, before or after the program goes on."""
        if resting:
            Thread(target=self._keep, args=(name, note), name="witness", daemon=True).start()

    def _keep(self, name: str, note: bytes) -> None:
        try:
            self._keyring.keep(_entry(name), note)
        except KeyringUnavailable:
            event("witness.not_in_keyring")


class Witnesses:
    """Several places at once."""

    def __init__(self, *places: Witness) -> None:
        self._places = places

    def recall(self, name: str) -> tuple[bytes, ...]:
        """Whatever any of them knows."""
        return tuple(note for each in self._places for note in each.recall(name))

    def keep(self, name: str, note: bytes, *, resting: bool) -> None:
        """Tell them all."""
        for each in self._places:
            each.keep(name, note, resting=resting)


def _entry(name: str) -> str:
    return f"witness {name}"
