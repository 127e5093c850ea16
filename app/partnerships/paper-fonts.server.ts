import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";

const loaded = new Map<string, Buffer>();

/** A font of papers, ready for use, read once. It lies beside this file, or, in a built server, under the build's root. */
export function paperFont(name: string): Buffer {
  const known = loaded.get(name);
  if (known) return known;
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, "app/partnerships/paper-fonts", name);
    if (existsSync(file)) {
      const font = unpackedFont(readFileSync(file));
      loaded.set(name, font);
      return font;
    }
    if (folder === dirname(folder)) throw new Error(`paper-fonts/${name} is not above ${import.meta.dirname}`);
  }
}

const [woffHead, woffEntry, sfntHead, sfntEntry] = [44, 20, 12, 16];

/**
 * A WOFF font as the plain OpenType file that it was packed from. The writer of PDF files would unpack each table again
 * for each file, in JavaScript, which took most of its time.
 * @throws when it is no WOFF font
 */
export function unpackedFont(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF font");
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(sfntHead + count * sfntEntry);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(power * sfntEntry, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * sfntEntry, 10);
  const tables: Buffer[] = [];
  let offset = head.length;
  for (let i = 0; i < count; i += 1) {
    const entry = woffHead + i * woffEntry;
    const [from, packed, size] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const bytes = woff.subarray(from, from + packed);
    const table = Buffer.alloc(Math.ceil(size / 4) * 4);
    (packed < size ? inflateSync(bytes) : bytes).copy(table);
    const to = sfntHead + i * sfntEntry;
    woff.copy(head, to, entry, entry + 4);
    woff.copy(head, to + 4, entry + 16, entry + 20);
    head.writeUInt32BE(offset, to + 8);
    head.writeUInt32BE(size, to + 12);
    tables.push(table);
    offset += table.length;
  }
  return Buffer.concat([head, ...tables]);
}
