"""A real Firefox without a window, spoken to in WebDriver BiDi: it needs no driver beside it."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar, cast

from websocket import WebSocket, WebSocketException, create_connection

from tests.packages.browser import OUTCOMES, PATIENCE, program

Result = TypeVar("Result")
Values = dict[str, object]

PREFERENCES: dict[str, object] = {
    "browser.download.folderList": 2,
    "browser.download.alwaysOpenPanel": False,  # it would take the keys
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream",
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.auto": False,
    "intl.accept_languages": "nl",
}
IN_SIGHT = """
const element = document.querySelector(arguments[0]);
element.scrollIntoView({block: "center", behavior: "instant"});
for (let frame = 0; frame < 3; frame += 1) {
  // Frames come to a window in front only, and whatever takes its place there must not stop a test.
  await new Promise((seen) => { requestAnimationFrame(seen); setTimeout(seen, 100); });
}
const place = element.getBoundingClientRect();
const middle = place.top + place.height / 2;
return middle > 0 && middle < innerHeight;
"""
KEYS = {"\n": "\ue006", "\t": "\ue004"}


class Firefox:
    """One Firefox with a fresh profile, and what a recipient does with it: the same as `Browser`."""

    def __init__(self, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self.profile = folder / "profile"
        for each in (self.downloads, self.profile):
            each.mkdir()
        preferences = {**PREFERENCES, "browser.download.dir": str(self.downloads)}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
        (self.profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        arguments = ["--headless", "--no-remote", "--profile", str(self.profile), "--remote-debugging-port=0"]
        self._process = subprocess.Popen(
            [program("firefox-esr", "firefox"), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        address = _address(cast("IO[str]", self._process.stderr))
        self._socket: WebSocket = create_connection(f"{address}/session", suppress_origin=True, timeout=PATIENCE)
        self._numbers = itertools.count(1)
        self._events: list[Values] = []
        # Leaving a page with unsaved work is what the tests do all the time; that it asks has a test of its own.
        prompts = {"unhandledPromptBehavior": {"beforeUnload": "accept", "default": "dismiss"}}
        self.command("session.new", capabilities={"alwaysMatch": prompts})
        self.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        # The window that it starts with is not in front: it takes keys, and does nothing with them at a button.
        self._context = self.command("browsingContext.create", type="window")["context"]

    def quit(self) -> None:
        """End the browser, also one that does not answer any more."""
        with suppress(WebSocketException, OSError, AssertionError):
            self.command("browser.close")
        self._socket.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        cast("IO[str]", self._process.stderr).close()

    def command(self, method: str, **parameters: object) -> Values:
        """What the browser answers to one command; events meanwhile are kept."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = cast("Values", json.loads(self._socket.recv()))
            if message["type"] == "event":
                self._events.append(message)
            elif message["id"] == number:
                assert message["type"] == "success", message
                return cast("Values", message["result"])

    def open(self, package: Path) -> None:
        """Open a file as a double click would, and wait until the page has made up its mind."""
        self.command("browsingContext.activate", context=self._context)
        self.go("about:blank")
        self._events.clear()
        for left in self.downloads.iterdir():
            left.unlink()
        self.go(package.as_uri())
        self.wait(lambda: any(self.shown(part) for part in OUTCOMES))

    def go(self, address: str) -> None:
        """Go to an address, and wait until it is there."""
        self.command("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def unlock(self, passphrase: str) -> None:
        """Open a package with its passphrase."""
        self.write("#passphrase", f"{passphrase}\n")
        self.wait(lambda: self.shown("opened"))

    def click(self, selector: str) -> None:
        """Click on the middle of an element."""
        element = {"type": "element", "element": {"sharedId": self._node(selector)}}
        press = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": element},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": press})

    def write(self, selector: str, text: str) -> None:
        """Type at the end of what stands in a field."""
        self.run("document.querySelector(arguments[0]).focus()", selector)
        self.press(text)

    def press(self, keys: str) -> None:
        """Type to whatever has the focus."""
        strokes = [
            {"type": kind, "value": KEYS.get(character, character)}
            for character in keys
            for kind in ("keyDown", "keyUp")
        ]
        self._act({"type": "key", "id": "keyboard", "actions": strokes})

    def shown(self, identity: str) -> bool:
        """Whether an element is there and can be seen."""
        return bool(self.run("return Boolean(document.getElementById(arguments[0])?.offsetParent)", identity))

    def text(self, selector: str = "body") -> str:
        """The whole text of an element, seen or not."""
        return str(self.run("return document.querySelector(arguments[0]).textContent", selector))

    def run(self, script: str, *arguments: object) -> object:
        """What a script gives, run beside the page's own."""
        function = (
            "async (given) => JSON.stringify((await (async function () { %s }).apply(null, JSON.parse(given))) ?? null)"
        )
        answer = self.command(
            "script.callFunction", functionDeclaration=function % script, awaitPromise=True,
            arguments=[{"type": "string", "value": json.dumps(arguments)}], target={"context": self._context},
        )  # fmt: skip
        assert answer["type"] == "success", answer
        return json.loads(str(cast("Values", answer["result"])["value"]))

    def wait(self, what: Callable[[], Result]) -> Result:
        """Wait until something is so."""
        until = time.monotonic() + PATIENCE
        while True:
            if found := what():
                return found
            assert time.monotonic() < until, "it never came to be so"
            time.sleep(0.05)

    def console(self) -> list[str]:
        """What stood on the console since a page was last opened, warnings and errors."""
        self.run("return 1")
        entries = [cast("Values", event["params"]) for event in self._events if event["method"] == "log.entryAdded"]
        return [str(entry["text"]) for entry in entries if entry["level"] in ("warn", "error")]

    def addresses(self) -> set[str]:
        """Every address that was asked for since a page was last opened."""
        self.run("return 1")
        asked = [
            cast("Values", each["params"]) for each in self._events if each["method"] == "network.beforeRequestSent"
        ]
        return {str(cast("Values", each["request"])["url"]) for each in asked}

    def downloaded(self, name: str) -> bytes:
        """The content of a file that is being saved, once it is there."""
        path = self.downloads / name
        self.wait(lambda: path.exists() and path.stat().st_size and not list(self.downloads.glob("*.part")))
        content = path.read_bytes()
        path.unlink()
        return content

    @contextmanager
    def before_scripts(self, script: str) -> Iterator[None]:
        """Run a script in every new page before its own."""
        added = self.command("script.addPreloadScript", functionDeclaration=f"() => {{ {script} }}")
        try:
            yield
        finally:
            self.command("script.removePreloadScript", script=added["script"])

    @contextmanager
    def width(self, pixels: int) -> Iterator[None]:
        """A page as wide as a phone, say."""
        self.command("browsingContext.setViewport", context=self._context, viewport={"width": pixels, "height": 800})
        try:
            yield
        finally:
            self.command("browsingContext.setViewport", context=self._context, viewport=None)

    def _node(self, selector: str) -> object:
        # What was typed before may still be scrolling into sight, and would take this out of it again.
        self.wait(lambda: self.run(IN_SIGHT, selector))
        answer = self.command(
            "script.callFunction", functionDeclaration="(selector) => document.querySelector(selector)",
            arguments=[{"type": "string", "value": selector}], target={"context": self._context}, awaitPromise=False,
        )  # fmt: skip
        assert answer["type"] == "success", answer
        return cast("Values", answer["result"])["sharedId"]

    def _act(self, source: Values) -> None:
        self.command("input.performActions", context=self._context, actions=[source])


def _address(errors: IO[str]) -> str:
    for line in errors:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox did not begin to listen")
