// Reads a package, or an answer to one, by docs/package-format.md alone; needs Node and nothing else.
//
// node read_package.mjs PACKAGE FOLDER                     the passphrase on standard input
// node read_package.mjs ANSWER PRIVATE_KEY ANSWER_KEY      both keys in base64, in files
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const ALPHABET = /^[0-9A-HJKMNP-TV-Z]{20}$/;
const LINE = /^<script type="application\/[a-z-]+" (?:id|class)="package-([a-z]+)">(.*)<\/script>$/;
const of64 = (text) => Buffer.from(text, "base64");
const sha256 = (...parts) => crypto.createHash("sha256").update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest("hex");
const hkdf = (secret, id, info) => Buffer.from(crypto.hkdfSync("sha256", secret, id, info, 32));

function oneForm(typed) {
  const text = typed.normalize("NFKC");
  const left = text.replace(/[ \t\r\n._\u2010-\u2015\u2212-]/g, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return ALPHABET.test(left) ? left : text;
}

function decrypt(key, nonce, encrypted, associated) {
  const cipher = crypto.createDecipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(associated);
  cipher.setAuthTag(encrypted.subarray(-16));
  return Buffer.concat([cipher.update(encrypted.subarray(0, -16)), cipher.final()]);
}

function readPackage(content, typed) {
  const start = content.indexOf('\n<script type="application/json" id="package-header">') + 1;
  const parts = content.subarray(start).toString().split("\n").map((line) => LINE.exec(line)).filter(Boolean);
  const names = parts.map((part) => part[1]);
  need(names.shift() === "header" && names.pop() === "end" && names.every((name) => name === "chunk"));
  const [header, end] = [JSON.parse(parts[0][2]), JSON.parse(parts.at(-1)[2])];
  const chunks = parts.slice(1, -1).map((part) => of64(part[2]));
  need(header.format === "secure-file" && header.version === 1 && header.nonces.length === chunks.length);
  need((header.rounds >= 600_000 && header.rounds <= 10_000_000) || process.argv.includes("--weak"));
  need(end.header === sha256(parts[0][2]) && chunks.every((chunk, index) => end.chunks[index] === sha256(chunk)));
  need(end.file === sha256(content.subarray(0, content.lastIndexOf("<script"))));
  const secret = crypto.pbkdf2Sync(oneForm(typed), of64(header.salt), header.rounds, 32, "sha256");
  const key = hkdf(secret, header.id, "secure-file-1 encryption key");
  const pieces = chunks.map((chunk, index) => {
    const place = Buffer.alloc(8);
    place.writeUInt32BE(index, 0);
    place.writeUInt32BE(chunks.length, 4);
    const associated = Buffer.concat([Buffer.from(`secure-file-1 chunk ${header.id}`), place]);
    const packed = decrypt(key, of64(header.nonces[index]), chunk, associated);
    return packed[0] === 1 ? zlib.gunzipSync(packed.subarray(1)) : packed.subarray(1);
  });
  const stream = Buffer.concat(pieces);
  const length = Number(stream.readBigUInt64BE(0));
  return [JSON.parse(stream.subarray(8, 8 + length)), stream.subarray(8 + length)];
}

function readAnswer(content, privateKey, answerKey) {
  const file = JSON.parse(content);
  need(file.format === "secure-file-answer" && file.version === 1);
  const [sender, nonce, encrypted, seal] = [file.public_key, file.nonce, file.content, file.seal].map(of64);
  const context = Buffer.from(`secure-file-1 answer ${file.package}`);
  const sealed = Buffer.concat([context, sender, nonce, encrypted]);
  need(file.sha256 === sha256(sealed, seal));
  need(crypto.timingSafeEqual(seal, crypto.createHmac("sha256", answerKey).update(sealed).digest()));
  const own = crypto.createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" }).export({ format: "jwk" });
  const exchange = crypto.createECDH("prime256v1");
  exchange.setPrivateKey(Buffer.from(own.d, "base64url"));
  const info = Buffer.concat([Buffer.from("secure-file-1 answer encryption key"), sender, exchange.getPublicKey()]);
  return JSON.parse(decrypt(hkdf(exchange.computeSecret(sender), file.package, info), nonce, encrypted, context));
}

function need(holds) {
  if (!holds) {
    throw new Error("this file is damaged, or not what it is taken for");
  }
}

const [file, second, third] = process.argv.slice(2);
if (third && third !== "--weak") {
  const keys = [second, third].map((each) => of64(fs.readFileSync(each, "utf8")));
  console.log(JSON.stringify(readAnswer(fs.readFileSync(file), ...keys)));
} else {
  const [manifest, members] = readPackage(fs.readFileSync(file), fs.readFileSync(0, "utf8").replace(/\n$/, ""));
  manifest.files.forEach((each, number) => {
    const member = members.subarray(each.offset, each.offset + each.size);
    need(each.sha256 === "" || each.sha256 === sha256(member));
    fs.writeFileSync(path.join(second, String(number)), member);
  });
  console.log(JSON.stringify(manifest));
}
