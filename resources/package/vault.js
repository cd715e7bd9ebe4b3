// What lies inside the encryption: one stream, of which any part can be read on its own.

const CHUNK = 4 * 1024 * 1024;
const CONTEXT = "secure-file-1 ";

class WrongPassphrase extends Error {}

// The two keys of a package: one opens its contents, the other shows that whoever answers had the passphrase.
async function packageKeys(passphrase, container) {
  const subtle = crypto.subtle;
  const typed = await subtle.importKey("raw", encodeText(canonicalPassphrase(passphrase)), "PBKDF2", false, ["deriveBits"]);
  const secret = await subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt: container.salt, iterations: container.rounds },
    typed,
    256,
  );
  const root = await subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const derived = (purpose, algorithm, use) =>
    subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt: encodeText(container.id), info: encodeText(`${CONTEXT}${purpose}`) },
      root,
      algorithm,
      false,
      [use],
    );
  return {
    encryption: await derived("encryption key", { name: "AES-GCM", length: 256 }, "decrypt"),
    answer: await derived("answer key", { name: "HMAC", hash: "SHA-256", length: 256 }, "sign"),
  };
}

class Vault {
  #container;
  #chunks;
  #key;
  #members = 0;
  #kept = { index: -1, content: null };

  constructor(container, chunks, key) {
    this.#container = container;
    this.#chunks = chunks;
    this.#key = key;
  }

  // The manifest. Raises WrongPassphrase where the key opens nothing.
  async manifest() {
    try {
      await this.#chunk(0);
    } catch (error) {
      throw error.name === "OperationError" ? new WrongPassphrase() : error;
    }
    const prefix = joined(await this.#slice(0, 8));
    const length = Number(new DataView(prefix.buffer).getBigUint64(0));
    this.#members = 8 + length;
    return JSON.parse(decodeText(joined(await this.#slice(8, length))));
  }

  // The bytes of one file of the manifest, piece by piece.
  async *read(file) {
    yield* this.#pieces(this.#members + file.offset, file.size);
  }

  async #slice(start, length) {
    const pieces = [];
    for await (const piece of this.#pieces(start, length)) {
      pieces.push(piece);
    }
    return pieces;
  }

  async *#pieces(start, length) {
    const end = start + length;
    while (start < end) {
      const index = Math.floor(start / CHUNK);
      const skipped = start - index * CHUNK;
      const content = await this.#chunk(index);
      const piece = content.slice(skipped, Math.min(content.length, skipped + end - start));
      if (piece.length === 0) {
        throw new Damaged();
      }
      yield piece;
      start += piece.length;
    }
  }

  // The newest chunk is kept: small files lie together in one.
  async #chunk(index) {
    if (this.#kept.index !== index) {
      const packed = await this.#decrypted(index);
      const content = packed[0] === 1 ? await gunzip(packed.subarray(1)) : packed.subarray(1);
      this.#kept = { index, content };
    }
    return this.#kept.content;
  }

  async #decrypted(index) {
    if (index >= this.#chunks.length) {
      throw new Damaged();
    }
    const prefix = encodeText(`${CONTEXT}chunk ${this.#container.id}`);
    const places = new DataView(new ArrayBuffer(8));
    places.setUint32(0, index);
    places.setUint32(4, this.#chunks.length);
    const algorithm = {
      name: "AES-GCM",
      iv: this.#container.nonces[index],
      additionalData: joined([prefix, new Uint8Array(places.buffer)]),
    };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, this.#key, this.#chunks[index]));
  }
}
