// A zip archive without compression, made from parts that come in one by one.

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});

function crc32(bytes, before) {
  let value = ~before;
  for (let index = 0; index < bytes.length; index += 1) {
    value = CRC_TABLE[(value ^ bytes[index]) & 0xff] ^ (value >>> 8);
  }
  return ~value >>> 0;
}

class Zip {
  #parts = [];
  #entries = [];
  #offset = 0;
  #day;

  constructor(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    this.#day = ((year - 1980) << 9) | (month << 5) | day;
  }

  async add(name, pieces) {
    const contents = [];
    let size = 0;
    let crc = 0;
    for await (const piece of pieces) {
      crc = crc32(piece, crc);
      size += piece.length;
      contents.push(new Blob([piece]));
    }
    const entry = { name: encodeText(name), size, crc, offset: this.#offset };
    const head = joined([this.#fixed(entry, false), entry.name]);
    this.#parts.push(head, ...contents);
    this.#entries.push(entry);
    this.#offset += head.length + size;
  }

  blob() {
    const directory = joined(this.#entries.flatMap((entry) => [this.#fixed(entry, true), entry.name]));
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, this.#entries.length, true);
    end.setUint16(10, this.#entries.length, true);
    end.setUint32(12, directory.length, true);
    end.setUint32(16, this.#offset, true);
    return new Blob([...this.#parts, directory, new Uint8Array(end.buffer)], { type: "application/octet-stream" });
  }

  // The fixed part of an entry's own header, or of its line in the directory.
  #fixed(entry, inDirectory) {
    const bytes = new DataView(new ArrayBuffer(inDirectory ? 46 : 30));
    const shift = inDirectory ? 2 : 0;
    bytes.setUint32(0, inDirectory ? 0x02014b50 : 0x04034b50, true);
    bytes.setUint16(4, 20, true);
    bytes.setUint16(4 + shift, 20, true);
    bytes.setUint16(6 + shift, 0x0800, true); // names are UTF-8
    bytes.setUint16(12 + shift, this.#day, true);
    bytes.setUint32(14 + shift, entry.crc, true);
    bytes.setUint32(18 + shift, entry.size, true);
    bytes.setUint32(22 + shift, entry.size, true);
    bytes.setUint16(26 + shift, entry.name.length, true);
    if (inDirectory) {
      bytes.setUint32(42, entry.offset, true);
    }
    return new Uint8Array(bytes.buffer);
  }
}
