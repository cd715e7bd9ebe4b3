"""Recordings as telephones and recorders make them: silence, then a tone."""

from __future__ import annotations

import io
import math
import struct
import wave

import av

KINDS = {"m4a": ("ipod", "aac", 44_100), "mp3": ("mp3", "libmp3lame", 44_100), "ogg": ("ogg", "libopus", 48_000)}
_WAVE_RATE = 16_000


def wav(seconds: float, silent: float = 0.0) -> bytes:
    """A tone, with silence before it."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(_WAVE_RATE)
        writer.writeframes(bytes(2 * round(silent * _WAVE_RATE)))
        tone = (round(9000 * math.sin(each / 4)) for each in range(round(seconds * _WAVE_RATE)))
        writer.writeframes(b"".join(struct.pack("<h", each) for each in tone))
    return file.getvalue()


def recording(kind: str, seconds: float = 1.0, silent: float = 0.0) -> bytes:
    """The same as `wav`, or in one of KINDS."""
    if kind == "wav":
        return wav(seconds, silent)
    form, codec, rate = KINDS[kind]
    written = io.BytesIO()
    with (
        av.open(io.BytesIO(wav(seconds, silent)), "r", format="wav") as source,
        av.open(written, "w", format=form) as out,
    ):
        stream = out.add_stream(codec, rate=rate)
        assert isinstance(stream, av.AudioStream)
        for frame in source.decode(audio=0):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return written.getvalue()
