"""A loudspeaker that nobody hears."""

from __future__ import annotations

from app.host.player import CHANNELS, RATE, Loudspeaker


def nobody_hears() -> Loudspeaker:
    """A device of the same library, at the same pace, that throws away what it gets."""
    from miniaudio import Backend, PlaybackDevice

    device: Loudspeaker = PlaybackDevice(nchannels=CHANNELS, sample_rate=RATE, backends=[Backend.NULL])
    return device
