"""F22, F23, F24: whatever stands in a package, the page shows it as text and does nothing with it."""

from __future__ import annotations

import http.server
import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from app.kernel.translator import Language
from app.packages.contents import PackageDocument
from app.packages.passphrase import generate_passphrase
from tests.packages.browser import Browser
from tests.packages.examples import contents_of, file_of, write


class Listener:
    """A server on this machine that counts who calls; nobody should."""

    def __init__(self) -> None:
        calls = self.calls = list[str]()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                calls.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, format: str, *arguments: object) -> None:
                """Be silent."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def hostile(address: str) -> list[str]:
    return [
        "</script><script>globalThis.hit = 1</script>",
        f"<img src='{address}/img' onerror='globalThis.hit = 1'>",
        f'"><svg onload="globalThis.hit = 1"><image href="{address}/svg"/></svg>',
        f"<iframe srcdoc='<script>parent.hit=1</script>'></iframe><link rel=stylesheet href={address}/css>",
        "<!--<script>", "-->", "]]>", "<style>*{display:none}</style>",
        "\u2028globalThis.hit = 1\u2029", "'\"`${globalThis.hit = 1}\\", "{{script}} {practice} {name} %s $& $1",
        f"javascript:globalThis.hit=1;fetch('{address}/js')", f"{address}/link",
        "\u202egpj.exe", "\x00\x07 nul", "&lt;b&gt; &amp; &#60;", "__proto__", "constructor", "</title><base href=x>",
    ]  # fmt: skip


def everywhere(text: str) -> tuple[Block, ...]:
    spans = (Span(text), Span(text, bold=True, italic=True), Span("tekst", link=text), Span(text, link=text))
    return (
        Heading(1, spans),
        Paragraph(spans),
        BulletList(((Paragraph(spans),),)),
        NumberedList(((Paragraph(spans),),)),
        Quote((Paragraph(spans),)),
        Table((spans,), ((spans,),)),
    )


def test_F22_F23_hostile_text_in_every_field_is_inert(chromium: Browser, tmp_path: Path, listener: Listener) -> None:
    texts = hostile(listener.address)
    documents = tuple(PackageDocument(text, Language.DUTCH, everywhere(text), text, text) for text in texts)
    files = tuple(file_of(text, text.encode(), text) for text in texts)
    contents = contents_of(*documents, files=files, practice=" ".join(texts), introduction="\n\n".join(texts))
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents, passphrase)
    chromium.open(tmp_path / "p.html")
    scripts = len(chromium.all("script:not([class])"))
    chromium.unlock(passphrase)
    assert chromium.run("return typeof globalThis.hit") == "undefined"
    assert len(chromium.all("script")) == scripts
    assert chromium.all("img, svg, iframe, link, style:not(head > style), image, base, object, embed") == []
    assert chromium.run("return [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))") == [
        f"#document-{number}" for number in range(1, len(texts) + 1)
    ]
    titles = chromium.run("return [...document.querySelectorAll('article h2')].map((h) => h.textContent)")
    names = chromium.run("return [...document.querySelectorAll('.name')].map((h) => h.textContent)")
    bold = chromium.run("return [...document.querySelectorAll('article p strong')].map((h) => h.textContent)")
    assert titles == texts
    assert names == texts
    assert isinstance(bold, list)
    assert set(bold) == set(texts)
    chromium.part("save-all").click()
    saved = chromium.downloaded("Beveiligd bestand.zip")
    assert listener.calls == []
    assert {address.split(":")[0] for address in chromium.addresses()} <= {"file", "blob"}
    assert chromium.console() == []
    saved_documents_are_inert(chromium, saved, tmp_path, listener)


def saved_documents_are_inert(chromium: Browser, saved: bytes, tmp_path: Path, listener: Listener) -> None:
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".html")]
        assert len(names) == len(hostile(listener.address))
        for number, name in enumerate(names):
            path = tmp_path / f"{number}.html"
            path.write_bytes(archive.read(name))
            chromium.driver.get(path.as_uri())
            assert chromium.run("return typeof globalThis.hit") == "undefined"
            assert chromium.all("script, img, svg, iframe, link, a") == []
    assert listener.calls == []


ATTEMPTS = """
const address = arguments[0];
const put = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
const attempts = {
  script() { put("script", { textContent: "globalThis.hit = 'script'" }); },
  handler() { const e = put("b"); e.setAttribute("onclick", "globalThis.hit = 'handler'"); e.click(); },
  image() { put("img", { src: address + "/img" }); },
  frame() { put("iframe", { src: address + "/frame" }); },
  style() { put("link", { rel: "stylesheet", href: address + "/css" }); },
  form() { put("form", { action: address + "/form" }).submit(); },
  request() { return fetch(address + "/fetch"); },
  beacon() { navigator.sendBeacon(address + "/beacon", "x"); },
  socket() { new WebSocket(address.replace("http", "ws")); },
  markup() { document.body.innerHTML += "<p>x</p>"; },
  evaluation() { globalThis.hit = (0, eval)("'evaluation'"); },
};
globalThis.violated = [];
globalThis.failed = [];
addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
async function attemptAll() {
  for (const [name, attempt] of Object.entries(attempts)) {
    try { await attempt(); } catch { failed.push(name); }
  }
  globalThis.attempted = true;
}
// In a task of the page's own: what the driver itself evaluates is exempt from the policy.
setTimeout(attemptAll);
"""


def test_F23_the_policy_holds_even_for_a_script_that_got_in(
    chromium: Browser, tmp_path: Path, listener: Listener
) -> None:
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(), passphrase)
    chromium.open(tmp_path / "p.html")
    chromium.unlock(passphrase)
    chromium.run(ATTEMPTS, listener.address)
    chromium.wait(lambda: chromium.run("return globalThis.attempted"))
    stopped = {"connect-src", "form-action", "frame-src", "img-src", "style-src-elem", "require-trusted-types-for"}
    chromium.wait(lambda: set(violations(chromium)) >= stopped)
    assert chromium.run("return globalThis.hit ?? null") is None
    assert chromium.run("return failed") == ["script", "handler", "request", "markup", "evaluation"]
    assert listener.calls == []


def violations(chromium: Browser) -> list[str]:
    noted = chromium.run("return violated")
    assert isinstance(noted, list)
    return noted


def test_the_listener_hears_who_calls(chromium: Browser, listener: Listener) -> None:
    chromium.driver.get(f"{listener.address}/hier")
    assert "/hier" in listener.calls


def test_a_page_whose_script_was_changed_does_not_ask_for_the_passphrase(chromium: Browser, tmp_path: Path) -> None:
    write(tmp_path / "p.html", contents_of(), generate_passphrase())
    content = (tmp_path / "p.html").read_bytes()
    changed = content.replace(b'"use strict";', b'"use strict";fetch("x");', 1)
    assert changed != content
    (tmp_path / "p.html").write_bytes(changed)
    chromium.open(tmp_path / "p.html")
    assert chromium.shown("unready")
    assert not chromium.shown("passphrase")
    assert any("Content Security Policy" in line for line in chromium.console())


NOTE_TYPES = """
globalThis.types = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { types.push(blob.type); return make(blob); };
"""


def test_F24_active_files_are_only_ever_saved(chromium: Browser, tmp_path: Path) -> None:
    active = (
        file_of("plaatje.svg", b"<svg><script>alert(1)</script></svg>", "image/svg+xml"),
        file_of("pagina.html", b"<script>alert(1)</script>", "text/html"),
    )
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(files=active), passphrase)
    chromium.open(tmp_path / "p.html")
    chromium.run(NOTE_TYPES)
    chromium.unlock(passphrase)
    for button in chromium.all(".save"):
        button.click()
    assert chromium.downloaded("pagina.html") == b"<script>alert(1)</script>"
    assert chromium.downloaded("plaatje.svg").startswith(b"<svg")
    assert chromium.run("return types") == ["application/octet-stream"] * 2
    assert len(chromium.driver.window_handles) == 1
