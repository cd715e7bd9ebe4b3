"""Plays a recording from memory through the speaker of this computer. The only user of `av` and `miniaudio`.

Nothing is written to the disk. Only the formats that telephones and recorders make are tried, each by its mark and by
no other reader; pictures, subtitles and addresses in a file are passed over.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Generator, Iterator
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeAlias

from app.domain.recording_format import LONGEST_MARK, recording_format
from app.kernel.errors import CoachkluisError

if TYPE_CHECKING:
    from av.container import InputContainer

RATE, CHANNELS = 44_100, 2
_FRAME = 2 * CHANNELS
"""Bytes of one moment of sound: sixteen bits for each ear."""
_MICROSECONDS = 1_000_000


class SoundUnreadable(CoachkluisError):
    """A file that is no recording, or none that can be read: `sound.unreadable`."""

    def __init__(self) -> None:
        super().__init__("sound.unreadable")


class Loudspeaker(Protocol):
    """What is played through: it asks for so many moments of sound at a time, in a thread of its own."""

    running: bool

    def start(self, source: Generator[bytes, int, None]) -> None:
        """Begin to ask."""

    def stop(self) -> None:
        """Ask no more."""

    def close(self) -> None:
        """Let go of the device."""


Speaker: TypeAlias = Callable[[], Loudspeaker]
"""Opens a loudspeaker of sixteen bits, `CHANNELS` and `RATE`. Raises CoachkluisError where there is none."""


class Player:
    """One recording. Raises SoundUnreadable.

    Everything may be called from one thread; the speaker's own thread only takes what comes next.
    """

    def __init__(self, content: bytes, speaker: Speaker) -> None:
        self._lock, self._speaker = Lock(), speaker
        self._container = _opened(content)
        self._stream = self._container.streams.audio[0]
        self._frames: Iterator[bytes] = self._decoded()
        self._left = b""
        self._played = 0
        self._from = 0.0
        self._device: Loudspeaker | None = None
        self._ended = False
        length = self._container.duration
        # A speaker that is still asking when the interpreter goes would wait for it forever.
        atexit.register(self.close)
        self.length = length / _MICROSECONDS if length else 0.0
        """Seconds; 0 where the file does not say."""

    @property
    def position(self) -> float:
        """Seconds from the beginning to what sounds next."""
        return self._from + self._played / RATE

    @property
    def playing(self) -> bool:
        """Whether it sounds at this moment."""
        return self._device is not None and self._device.running and not self._ended

    def play(self) -> None:
        """Go on where it stood; from the beginning after the end. Raises CoachkluisError where there is no speaker."""
        if self.playing:
            return
        if self._ended:
            self.go_to(0)
        device = self._device or self._speaker()
        self._device = device
        device.stop()
        source = self._sound()
        next(source)
        device.start(source)

    def pause(self) -> None:
        """Be silent, and stay where it is."""
        if self._device is not None:
            self._device.stop()

    def go_to(self, second: float) -> None:
        """Go on from another moment, playing or not."""
        with self._lock:
            place = min(max(second, 0.0), self.length or second)
            self._container.seek(int(place * _MICROSECONDS))
            self._frames = self._decoded(place)
            self._left, self._played, self._from, self._ended = b"", 0, place, False

    def close(self) -> None:
        """Let go of the recording and of the speaker. May be called twice."""
        atexit.unregister(self.close)
        if self._device is not None:
            self._device.close()
        with self._lock:
            self._device, self._left, self._ended = None, b"", True
            self._frames = iter(())
            self._container.close()

    def _sound(self) -> Generator[bytes, int, None]:
        """What the speaker asks for: so many moments at a time; it ends where the recording does."""
        wanted = yield b""
        while True:
            with self._lock:
                data = self._take(wanted * _FRAME)
                self._ended = not data
            if not data:
                return
            wanted = yield data

    def _take(self, size: int) -> bytes:
        while len(self._left) < size and (more := next(self._frames, b"")):
            self._left += more
        data, self._left = self._left[:size], self._left[size:]
        self._played += len(data) // _FRAME
        return data

    def _decoded(self, since: float = 0.0) -> Generator[bytes, None, None]:
        from av import AudioResampler, FFmpegError

        resampler = AudioResampler(format="s16", layout="stereo", rate=RATE)
        skipped: int | None = None
        try:
            for frame in self._container.decode(self._stream):
                for each in resampler.resample(frame):
                    data = bytes(each.planes[0])[: each.samples * _FRAME]
                    if skipped is None:
                        # One lands before the moment that was asked for: what lies between is not heard.
                        skipped = round((since - (frame.time or 0.0)) * RATE) if since else 0
                    heard = data[max(skipped, 0) * _FRAME :]
                    skipped -= each.samples
                    if heard:
                        yield heard
        except FFmpegError:
            return  # What is damaged further on is where it ends.


def _opened(content: bytes) -> InputContainer:
    from av import FFmpegError
    from av import open as open_media

    kind = recording_format(content[:LONGEST_MARK])
    if kind is None:
        raise SoundUnreadable
    try:
        container = open_media(BytesIO(content), "r", format=kind.value, options={"protocol_whitelist": ""})
    except (FFmpegError, ValueError) as error:
        raise SoundUnreadable from error
    if not container.streams.audio or container.streams.video:
        container.close()
        raise SoundUnreadable
    return container


def system_speaker() -> Loudspeaker:
    """The speaker that the system plays through."""
    from miniaudio import MiniaudioError, PlaybackDevice

    try:
        device: Loudspeaker = PlaybackDevice(nchannels=CHANNELS, sample_rate=RATE, app_name="Coachkluis")
    except MiniaudioError as error:
        raise CoachkluisError("sound.no_speaker") from error
    return device
