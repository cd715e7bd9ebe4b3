// An answer on its way out: for the eyes of whoever made the package, and by someone who had its passphrase.

const ANSWER_FORMAT = "secure-file-answer";
const ANSWER_VERSION = 1;
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const ROUND_LENGTH = 1024;

// The bytes of an answer file that says `content`. `answerKey` is the HMAC key that the passphrase gives.
async function sealedAnswer(content, manifest, answerKey) {
  const subtle = crypto.subtle;
  const receiver = fromBase64(manifest.answer_public_key);
  const pair = await subtle.generateKey(CURVE, false, ["deriveBits"]);
  const sender = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  const context = encodeText(`${CONTEXT}answer ${manifest.id}`);
  const key = await answerEncryption(pair.privateKey, sender, receiver, manifest.id);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: "AES-GCM", iv: nonce, additionalData: context };
  const encrypted = new Uint8Array(await subtle.encrypt(algorithm, key, roundedOff(JSON.stringify(content))));
  const seal = new Uint8Array(await subtle.sign("HMAC", answerKey, joined([context, sender, nonce, encrypted])));
  const file = {
    format: ANSWER_FORMAT,
    version: ANSWER_VERSION,
    package: manifest.id,
    public_key: toBase64(sender),
    nonce: toBase64(nonce),
    content: toBase64(encrypted),
    seal: toBase64(seal),
    sha256: await sha256Hex(joined([context, sender, nonce, encrypted, seal])),
  };
  return encodeText(`${JSON.stringify(file)}\n`);
}

async function answerEncryption(secretHalf, sender, receiver, id) {
  const subtle = crypto.subtle;
  const openHalf = await subtle.importKey("raw", receiver, CURVE, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: openHalf }, secretHalf, 256);
  const root = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = joined([encodeText(`${CONTEXT}answer encryption key`), sender, receiver]);
  const algorithm = { name: "HKDF", hash: "SHA-256", salt: encodeText(id), info };
  return subtle.deriveKey(algorithm, root, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

// Spaces behind it, to a round length: else the size of the file could tell a yes from a no.
function roundedOff(text) {
  const bytes = encodeText(text);
  const whole = new Uint8Array(Math.ceil(bytes.length / ROUND_LENGTH) * ROUND_LENGTH).fill(0x20);
  whole.set(bytes);
  return whole;
}

// Drawn anew for every answer that is saved, so that none is taken in twice.
function oneTimeNumber() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
