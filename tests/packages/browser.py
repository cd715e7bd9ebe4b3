"""A real Chromium without a window, and what a recipient does with it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=nl",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
PATIENCE = 30
OUTCOMES = ("locked", "problem", "unready", "too-old", "incomplete", "changed")
"""What a page comes to before a passphrase: one of these is shown."""

Result = TypeVar("Result")


def program(*names: str) -> str:
    """Where the first of these programs is."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(f"none of {names} is installed; `make setup` does that")


class Browser:
    """One Chromium with a fresh profile."""

    def __init__(self, folder: Path) -> None:
        os.environ["SE_OFFLINE"] = "true"
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        self.profile = folder / "profile"
        options = ChromeOptions()
        options.binary_location = program("chromium", "chromium-browser", "google-chrome")
        for argument in (*ARGUMENTS, f"--user-data-dir={self.profile}"):
            options.add_argument(argument)
        options.add_experimental_option(
            "prefs",
            {
                "download.default_directory": str(self.downloads),
                "profile.default_content_setting_values.automatic_downloads": 1,
                "intl.accept_languages": "nl",
            },
        )
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = Chrome(options=options, service=Service(program("chromedriver")))

    def quit(self) -> None:
        """End the browser."""
        self.driver.quit()

    def open(self, package: Path) -> None:
        """Open a file as a double click would, and wait until the page has made up its mind."""
        self.driver.get("about:blank")
        self.console()
        self.addresses()
        for left in self.downloads.iterdir():
            left.unlink()
        self.driver.get(package.as_uri())
        self.wait(lambda: any(self.shown(part) for part in OUTCOMES))

    def unlock(self, passphrase: str) -> None:
        """Open a package with its passphrase."""
        self.type(passphrase)
        self.wait(lambda: self.shown("opened"))

    def type(self, passphrase: str) -> None:
        """Type a passphrase and press Enter."""
        self.part("passphrase").clear()
        self.part("passphrase").send_keys(passphrase + "\n")

    def go(self, address: str) -> None:
        """Go to an address, and wait until it is there."""
        self.driver.get(address)

    def click(self, selector: str) -> None:
        """Click on the middle of an element."""
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def write(self, selector: str, text: str) -> None:
        """Type at the end of what stands in a field."""
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(text)

    def press(self, keys: str) -> None:
        """Type to whatever has the focus."""
        self.driver.switch_to.active_element.send_keys(keys)

    def part(self, identity: str) -> WebElement:
        """An element by its id."""
        return self.driver.find_element(By.ID, identity)

    def all(self, selector: str) -> list[WebElement]:
        """Elements by a selector."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def shown(self, identity: str) -> bool:
        """Whether an element is there and can be seen."""
        return any(element.is_displayed() for element in self.driver.find_elements(By.ID, identity))

    def text(self, selector: str = "body") -> str:
        """The whole text of an element, seen or not."""
        return str(self.run("return document.querySelector(arguments[0]).textContent", selector))

    def run(self, script: str, *arguments: object) -> object:
        """What a script in the page gives."""
        return self.driver.execute_script(script, *arguments)

    def command(self, name: str, **arguments: object) -> dict[str, object]:
        """A command of the browser's own protocol."""
        return dict(self.driver.execute_cdp_cmd(name, arguments))

    def wait(self, what: Callable[[], Result]) -> Result:
        """Wait until something is so."""
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: what())

    def console(self) -> list[str]:
        """What stood on the console since this was last asked."""
        return [str(line["message"]) for line in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def addresses(self) -> set[str]:
        """Every address that was asked for since this was last asked, data and blobs among them."""
        return {str(told["request"]["url"]) for told in self._told("Network.requestWillBeSent")}

    def asks_to_leave(self) -> bool:
        """Go away, and whether the browser itself asked whether that was meant; it is answered with yes."""
        self.addresses()
        self.go("about:blank")
        return "beforeunload" in {told["type"] for told in self._told("Page.javascriptDialogOpening")}

    def _told(self, method: str) -> list[dict[str, Any]]:
        """The parameters of every event of this name since the browser was last asked."""
        messages = (
            json.loads(line["message"])["message"]
            for line in self.driver.get_log("performance")  # type: ignore[no-untyped-call]
        )
        return [message["params"] for message in messages if message["method"] == method]

    def downloaded(self, name: str) -> bytes:
        """The content of a file that is being saved, once it is there."""
        path = self.downloads / name
        self.wait(lambda: path.exists() and not list(self.downloads.glob("*.crdownload")))
        content = path.read_bytes()
        path.unlink()
        return content

    @contextmanager
    def width(self, pixels: int) -> Iterator[None]:
        """A page as wide as a phone, say."""
        size = {"width": pixels, "height": 800, "deviceScaleFactor": 1}
        self.command("Emulation.setDeviceMetricsOverride", mobile=True, **size)
        try:
            yield
        finally:
            self.command("Emulation.clearDeviceMetricsOverride")

    @contextmanager
    def before_scripts(self, script: str) -> Iterator[None]:
        """Run a script in every new page before its own."""
        added = self.command("Page.addScriptToEvaluateOnNewDocument", source=script)
        try:
            yield
        finally:
            self.command("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])
