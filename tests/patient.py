"""Waiting in a window, on a computer that has much else to do: how long something takes is for the benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from pytestqt.qtbot import QtBot

from tests.ui.look import PATIENCE

if TYPE_CHECKING:
    from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

Checks = list[Callable[..., bool]]


class PatientBot(QtBot):
    """Gives up where something hangs, not where it is slow."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Wait until it holds, or no longer raises AssertionError."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self, signal: Any, *, timeout: int = PATIENCE, raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:  # fmt: skip
        """A context at whose end a signal is waited for."""
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)

    def waitSignals(
        self, signals: list[Any], *, timeout: int = PATIENCE, raising: bool | None = None,
        check_params_cbs: Checks | None = None, order: Literal["none", "simple", "strict"] = "none",
    ) -> MultiSignalBlocker:  # fmt: skip
        """A context at whose end several are waited for."""
        return super().waitSignals(
            signals, timeout=timeout, raising=raising, check_params_cbs=check_params_cbs, order=order
        )
