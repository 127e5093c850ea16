import { inflateRawSync } from "node:zlib";

export type ZipFault = "notZip" | "locked" | "tooLarge" | "broken";
/** A zip that was looked through: what it holds, and one part of it as text. Nothing is inflated before it is asked for. */
export type Zip = { names: string[]; text: (name: string) => string | undefined };

const most = { entries: 300, entryBytes: 60_000_000, allBytes: 80_000_000 };
const sign = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 };

type Entry = { method: number; packed: number; size: number; offset: number };

/**
 * Opens a zip by its directory. What it says of its own sizes is checked first and held to when a part is inflated, so
 * that a small file cannot fill the memory, whatever it claims.
 */
export function openZip(bytes: Uint8Array): Zip | ZipFault {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // An Excel file with a password is no zip but an OLE container.
  if (file.length > 8 && file.readUInt32BE(0) === 0xd0cf11e0) return "locked";
  if (file.length < 22 || file.readUInt32LE(0) !== sign.local) return "notZip";
  try {
    const entries = readDirectory(file);
    if (typeof entries === "string") return entries;
    return { names: [...entries.keys()], text: (name) => textOf(file, entries.get(name)) };
  } catch {
    return "broken";
  }
}

function readDirectory(file: Buffer): Map<string, Entry> | ZipFault {
  const end = findEnd(file);
  if (end < 0) return "broken";
  const count = file.readUInt16LE(end + 10);
  if (count > most.entries) return "tooLarge";
  const entries = new Map<string, Entry>();
  let at = file.readUInt32LE(end + 16);
  let all = 0;
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== sign.central) return "broken";
    if (file.readUInt16LE(at + 8) & 1) return "locked";
    const [method, packed, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    all += size;
    if (size > most.entryBytes || all > most.allBytes) return "tooLarge";
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const name = file
      .toString("utf8", at + 46, nameEnd)
      .replaceAll("\\", "/")
      .replace(/^\//, "");
    entries.set(name, { method, packed, size, offset: file.readUInt32LE(at + 42) });
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** The directory's end stands last, before a comment of at most 64 kB. */
function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at -= 1) {
    if (file.readUInt32LE(at) === sign.end) return at;
  }
  return -1;
}

/** @throws when a part is not what the directory says of it */
function textOf(file: Buffer, entry: Entry | undefined): string | undefined {
  if (!entry) return undefined;
  const { offset, packed, size, method } = entry;
  if (file.readUInt32LE(offset) !== sign.local) throw new Error("no part begins here");
  const from = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const body = file.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw new Error(`method ${method} is not known`);
  const text = method === 0 ? body : inflateRawSync(body, { maxOutputLength: Math.max(1, size) });
  if (text.length !== size) throw new Error("a part has another size than the directory says");
  return text.toString("utf8");
}
