"""A recording is played from memory: what comes out is what was recorded, from the moment that was asked for."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from app.domain.recording_format import LONGEST_MARK, recording_format
from app.host.player import CHANNELS, RATE, Player, SoundUnreadable
from app.kernel.errors import CoachkluisError
from tests.host.recordings import KINDS, recording

ALL = ("wav", *KINDS)
FRAME = 2 * CHANNELS


class Tape:
    """A loudspeaker that keeps what it is given, as fast as it comes."""

    def __init__(self) -> None:
        self.running, self.heard, self.closed = False, b"", False
        self._source: Generator[bytes, int, None] | None = None

    def start(self, source: Generator[bytes, int, None]) -> None:
        self._source, self.running = source, True

    def stop(self) -> None:
        self._source, self.running = None, False

    def close(self) -> None:
        self.stop()
        self.closed = True

    def run(self, moments: int = 10**9) -> bytes:
        """What sounds in so many moments more, or to the end."""
        got = b""
        while self._source is not None and len(got) < moments * FRAME:
            try:
                got += self._source.send(min(4410, moments - len(got) // FRAME))
            except StopIteration:
                self._source = None
        return got


@pytest.fixture
def tape() -> Iterator[Tape]:
    made = Tape()
    yield made
    assert made.closed


def loud(sound: bytes) -> bool:
    moments = (int.from_bytes(sound[at : at + 2], "little", signed=True) for at in range(0, len(sound), 2))
    return max(map(abs, moments), default=0) > 2000


@pytest.mark.parametrize("kind", ALL)
def test_what_was_recorded_is_heard_and_where_it_stands_is_told(kind: str, tape: Tape) -> None:
    player = Player(recording(kind, seconds=0.5, silent=0.5), lambda: tape)
    assert player.length == pytest.approx(1.0, abs=0.15)
    assert not player.playing
    player.play()
    first = tape.run(RATE // 4)
    assert player.position == pytest.approx(0.25)
    assert not loud(first)
    assert loud(tape.run())
    assert player.position == pytest.approx(1.0, abs=0.15)
    assert not player.playing
    player.close()


@pytest.mark.parametrize("kind", ALL)
def test_it_goes_on_from_the_moment_that_is_asked_for(kind: str, tape: Tape) -> None:
    player = Player(recording(kind, seconds=0.5, silent=0.5), lambda: tape)
    player.play()
    player.go_to(0.7)
    assert loud(tape.run(RATE // 10)), "the tone has begun"
    player.go_to(0.1)
    assert not loud(tape.run(RATE // 10))
    player.pause()
    assert not player.playing
    stood = player.position
    player.play()
    assert player.position == stood
    tape.run()
    player.play()
    assert player.position == 0, "after the end it begins anew"
    player.go_to(999)
    assert player.position == player.length
    player.close()


@pytest.mark.parametrize("kind", ALL)
def test_what_is_cut_off_ends_there_or_is_refused(kind: str) -> None:
    whole = recording(kind)
    for size in (0, 3, 12, 60, len(whole) // 2, len(whole) - 1):
        tape = Tape()
        try:
            player = Player(whole[:size], lambda tape=tape: tape)  # type: ignore[misc]
        except SoundUnreadable:
            continue
        player.play()
        assert len(tape.run()) <= 2 * RATE * FRAME
        player.close()


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"\x89PNG", b"#EXTM3U\nfile:///etc/passwd\n", b"ffconcat version 1.0\n"]
)
def test_nothing_else_is_even_tried(data: bytes) -> None:
    assert recording_format(data[:LONGEST_MARK]) is None
    with pytest.raises(SoundUnreadable):
        Player(data, Tape)


def test_without_a_loudspeaker_it_is_said() -> None:
    def none() -> Tape:
        raise CoachkluisError("sound.no_speaker")

    player = Player(recording("wav"), none)
    with pytest.raises(CoachkluisError) as error:
        player.play()
    assert error.value.code == "sound.no_speaker"
    assert not player.playing
    player.close()
    player.close()
