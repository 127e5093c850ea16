import { inOneLine, refuse, refuseName } from "./fields.ts";
import { MarketError } from "./market.ts";
import type { Market } from "./market.ts";
import { checkReferences, rows, scalars } from "./parse.ts";

/**
 * Reads a market piece by piece: `feed` takes its JSON text in chunks of any size, `finish` gives the market. Each
 * row of a list is parsed, checked and its text let go before the next one comes, so that a file of any length is
 * never held as text, nor twice.
 */
export type MarketReader = {
  fields: Map<string, unknown>;
  /** Text of the key or value that is being read. */
  pending: string;
  field: string;
  list: unknown[] | null;
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** Characters before the chunk at hand, for messages. */
  offset: number;
  state: State;
};

type State =
  "open" | "firstKey" | "key" | "colon" | "value" | "firstRow" | "row" | "inside" | "afterRow" | "afterValue" | "end";

/** A reader that has read nothing yet. */
export function makeReader(): MarketReader {
  const at = { depth: 0, inString: false, escaped: false, offset: 0 };
  return { fields: new Map(), pending: "", field: "", list: null, ...at, state: "open" };
}

type ReadField = (value: unknown, path: string) => unknown;
const ofRow: Record<string, ReadField> = rows;
const ofField: Record<string, ReadField> = { ...scalars, policy: scalars.policy.optional };
const optionalFields = new Set(["policy", "bids", "forbidden", "fixed"]);
const allFields = [...Object.keys(scalars), ...Object.keys(rows)];

/** @throws MarketError as soon as a row or field is not one of a market, or the text is not JSON */
export function feed(reader: MarketReader, chunk: string): void {
  let at = 0;
  while (at < chunk.length) at = reader.state === "inside" ? inside(reader, chunk, at) : between(reader, chunk, at);
  reader.offset += chunk.length;
}

/**
 * The market, once the last chunk is in.
 * @throws MarketError when something is missing or two lists do not fit together
 */
export function finish(reader: MarketReader): Market {
  if (reader.state !== "end") throw new MarketError(`market: the text ends too early, at character ${reader.offset}`);
  for (const name of allFields)
    if (!optionalFields.has(name) && !reader.fields.has(name)) throw new MarketError(`${name}: is missing`);
  // Every field has passed its own reader on the way in.
  const market = Object.fromEntries(reader.fields) as Market;
  checkReferences(market);
  return market;
}

/** One character between values: brackets, commas, colons, the start of a key or a value. */
function between(reader: MarketReader, chunk: string, at: number): number {
  const char = chunk[at]!;
  if (char === " " || char === "\n" || char === "\r" || char === "\t") return at + 1;
  const next = follow(reader, char);
  if (next === null)
    throw new MarketError(`market: ${JSON.stringify(char)} at character ${reader.offset + at} is not JSON of a market`);
  reader.state = next;
  if (next !== "inside") return at + 1;
  reader.pending = "";
  reader.depth = 0;
  reader.inString = false;
  return at;
}

/** The state after `char`, or `null` where it may not stand. */
function follow(reader: MarketReader, char: string): State | null {
  switch (reader.state) {
    case "open":
      return char === "{" ? "firstKey" : null;
    case "firstKey":
    case "key":
      reader.field = "";
      if (char === '"') return "inside";
      return char === "}" && reader.state === "firstKey" ? "end" : null;
    case "colon":
      return char === ":" ? "value" : null;
    case "value":
      if (char !== "[" || !Object.hasOwn(ofRow, reader.field)) return "inside";
      reader.list = [];
      return "firstRow";
    case "firstRow":
    case "row":
      if (char !== "]") return "inside";
      return reader.state === "firstRow" ? closeList(reader) : null;
    case "afterRow":
      if (char === "]") return closeList(reader);
      return char === "," ? "row" : null;
    case "afterValue":
      if (char === "}") return "end";
      return char === "," ? "key" : null;
    default:
      return null;
  }
}

function closeList(reader: MarketReader): State {
  reader.fields.set(reader.field, reader.list);
  reader.list = null;
  return "afterValue";
}

const quote = 34;
const backslash = 92;

/** Runs through a key or value to its end or the chunk's, and takes it when it is whole. */
function inside(reader: MarketReader, chunk: string, from: number): number {
  let at = from;
  for (; at < chunk.length; at++) {
    const code = chunk.charCodeAt(at);
    if (reader.inString) {
      if (reader.escaped) reader.escaped = false;
      else if (code === backslash) reader.escaped = true;
      else if (code === quote) {
        reader.inString = false;
        if (reader.depth === 0) return takeText(reader, chunk, from, at + 1);
      }
    } else if (code === quote) reader.inString = true;
    else if (code === 123 || code === 91) reader.depth++;
    else if (code === 125 || code === 93) {
      if (reader.depth === 0) return takeText(reader, chunk, from, at);
      if (--reader.depth === 0) return takeText(reader, chunk, from, at + 1);
    } else if (reader.depth === 0 && (code === 44 || code <= 32)) return takeText(reader, chunk, from, at);
  }
  reader.pending += chunk.slice(from);
  return at;
}

function takeText(reader: MarketReader, chunk: string, from: number, to: number): number {
  const value = parsed(reader, reader.pending + chunk.slice(from, to), to);
  reader.pending = "";
  if (reader.list) {
    reader.list.push(ofRow[reader.field]!(value, `${reader.field}[${reader.list.length}]`));
    reader.state = "afterRow";
  } else if (reader.field === "") {
    reader.field = String(value);
    if (!allFields.includes(reader.field)) refuseName("", reader.field, allFields);
    if (reader.fields.has(reader.field)) throw new MarketError(`${reader.field}: is given twice`);
    reader.state = "colon";
  } else {
    const read = ofField[reader.field] ?? ((given: unknown, path: string) => refuse(path, given, "a list"));
    reader.fields.set(reader.field, read(value, reader.field));
    reader.state = "afterValue";
  }
  return to;
}

function parsed(reader: MarketReader, text: string, to: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const where = reader.list ? `${reader.field}[${reader.list.length}]` : reader.field || "market";
    const shown = inOneLine(text) || "nothing";
    throw new MarketError(`${where}: ${shown}, up to character ${reader.offset + to}, is not JSON`);
  }
}
