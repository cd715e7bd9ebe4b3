// What lies in the clear: header, encrypted chunks, end. Proves the file whole before a passphrase is asked.

class Damaged extends Error {}
class Incomplete extends Damaged {}

// Reads header and end. Raises Incomplete where the file stops early, Damaged where it is not what it should be.
async function readContainer() {
  const headerElement = document.getElementById("package-header");
  const endElement = document.getElementById("package-end");
  const elements = Array.from(document.getElementsByClassName("package-chunk"));
  const end = endElement && parsed(endElement.textContent);
  if (!headerElement || !end) {
    throw new Incomplete();
  }
  const header = parsed(headerElement.textContent);
  const whole =
    header !== null &&
    header.format === FORMAT &&
    header.version === VERSION &&
    end.header === (await sha256Hex(encodeText(headerElement.textContent))) &&
    elements.length === header.nonces.length &&
    elements.length === end.chunks.length;
  if (!whole) {
    throw new Damaged();
  }
  return {
    id: header.id,
    salt: fromBase64(header.salt),
    rounds: header.rounds,
    nonces: header.nonces.map(fromBase64),
    checksums: end.chunks,
    elements,
  };
}

// Checks each chunk and takes it out of the document, so that large files do not fill the page's memory twice.
// Bytes, not blobs: right after its start a browser allows few of those, and they are needed for saving.
async function takeChunks(container, report) {
  const chunks = [];
  for (const [index, element] of container.elements.entries()) {
    let bytes;
    try {
      bytes = fromBase64(element.textContent);
    } catch {
      throw new Damaged();
    }
    if ((await sha256Hex(bytes)) !== container.checksums[index]) {
      throw new Damaged();
    }
    chunks.push(bytes);
    element.remove();
    report(index + 1, container.elements.length);
  }
  return chunks;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
