"""Packages that would do something, were they taken for more than text and bytes; and a server that hears of it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from app.kernel.translator import Language
from app.packages.contents import PackageConsent, PackageContents, PackageDocument, PackageFile, PackageQuestion
from tests.packages.examples import contents_of, file_of


class Listener:
    """A server on this machine that notes who calls; nobody should."""

    def __init__(self) -> None:
        calls = self.calls = list[str]()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                calls.append(self.path)
                self.send_response(204)
                self.end_headers()

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, format: str, *arguments: object) -> None:
                """Be silent."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        """Hear no more."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener for as long as it is needed."""
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()


def hostile_texts(address: str) -> list[str]:
    """What would run, call `address`, break a line of script or end an element, were it not text."""
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
    """Every kind of block and span, with this text in it."""
    spans = (Span(text), Span(text, bold=True, italic=True), Span("tekst", link=text), Span(text, link=text))
    return (
        Heading(1, spans),
        Paragraph(spans),
        BulletList(((Paragraph(spans),),)),
        NumberedList(((Paragraph(spans),),)),
        Quote((Paragraph(spans),)),
        Table((spans,), ((spans,),)),
    )


def hostile_contents(texts: list[str]) -> PackageContents:
    """A package with these texts in every place that has one, and everything asked that a package can ask."""
    documents = tuple(
        PackageDocument(text, Language.DUTCH, everywhere(text), text, sha256(text.encode()).hexdigest())
        for text in texts
    )
    files: tuple[PackageFile, ...] = tuple(file_of(text, text.encode(), text) for text in texts)
    contents = contents_of(*documents, files=files, practice=" ".join(texts), introduction="\n\n".join(texts))
    return replace(
        contents,
        consents=tuple(
            PackageConsent(id=f"c{number}", title=text, text=text, scope=text, given=number % 2 == 0)
            for number, text in enumerate(texts)
        ),
        questions=tuple(PackageQuestion(id=f"q{number}", label=text) for number, text in enumerate(texts)),
    )


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
  markup() { document.body.innerHTML += "<img src=x onerror='globalThis.hit = 1'>"; },
  evaluation() { globalThis.hit = (0, eval)("'evaluation'"); },
};
globalThis.violated = [];
addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
async function attemptAll() {
  for (const attempt of Object.values(attempts)) {
    try { await attempt(); } catch { /* stopped */ }
  }
  globalThis.attempted = true;
}
// In a task of the page's own: what a driver itself evaluates is exempt from the policy.
setTimeout(attemptAll);
"""
STOPPED = {"connect-src", "form-action", "frame-src", "img-src", "style-src-elem"}
"""The directives that must have stopped something when all was attempted."""

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.hit=1"><script>globalThis.hit=1</script></svg>'
HTML = b"<script>globalThis.hit = 1; opener.hit = 1</script>"
PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
ACTIVE = (
    ("plaatje.svg", SVG, "image/svg+xml"),
    ("pagina.html", HTML, "text/html"),
    ("brief.pdf", PDF, "application/pdf"),
)
