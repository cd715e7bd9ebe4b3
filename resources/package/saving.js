// Files on their way out of the page: always as bytes to save, never as something that the browser shows or runs.

const BYTES = "application/octet-stream";
const PATIENCE = 60_000;

async function saveBlob(blob, name) {
  // A browser that has no room for a blob says so only when the blob is read, and would save nothing without a word.
  const reader = blob.stream().getReader();
  await reader.read();
  await reader.cancel();
  const address = URL.createObjectURL(blob);
  const anchor = element("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}

// Blobs of chunks let the browser keep a large file outside the page's memory.
async function saveFile(vault, file, report) {
  const parts = [];
  let done = 0;
  for await (const piece of vault.read(file)) {
    parts.push(new Blob([piece]));
    done += piece.length;
    report(done, file.size);
  }
  await saveBlob(new Blob(parts, { type: BYTES }), file.save_as);
}

async function saveEverything(vault, manifest, name, report) {
  const zip = new Zip(manifest.created);
  const total = manifest.files.reduce((size, file) => size + file.size, 0);
  let done = 0;
  for (const entry of manifest.documents) {
    await zip.add(entry.save_as, [encodeText(documentSource(entry))]);
  }
  for (const file of manifest.files) {
    const counted = (async function* pieces() {
      for await (const piece of vault.read(file)) {
        yield piece;
        done += piece.length;
        report(done, total);
      }
    })();
    await zip.add(file.save_as, counted);
  }
  await saveBlob(zip.blob(), `${name}.zip`);
}

// One document as a page of its own. The serialiser escapes: what was text stays text.
function documentSource(entry) {
  const article = element("article", {}, element("h1", {}, entry.title), ...blockElements(entry.blocks));
  const page = document.implementation.createHTMLDocument(entry.title);
  page.documentElement.lang = entry.language;
  page.head.prepend(element("meta", { httpEquiv: "Content-Security-Policy", content: "default-src 'none'" }));
  page.head.prepend(page.createElement("meta"));
  page.head.firstChild.setAttribute("charset", "utf-8");
  page.body.append(page.adoptNode(article));
  return `<!DOCTYPE html>\n${page.documentElement.outerHTML}\n`;
}
