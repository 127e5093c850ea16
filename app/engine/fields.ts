import { MarketError } from "./market.ts";

/** Reads one field: returns it as it is or throws `MarketError` with the path, the value and what was expected. */
export type Read<T> = (value: unknown, path: string) => T;

/** Refuses a value in one line, as the market file says. */
export function refuse(path: string, value: unknown, expected: string): never {
  throw new MarketError(`${path}: ${shown(value)} is not ${expected}`);
}

function shown(value: unknown): string {
  // JSON has no word for a number that is not finite.
  if (typeof value === "number") return String(value);
  try {
    return inOneLine(JSON.stringify(value) ?? String(value));
  } catch {
    // Nested deeper than can be written out, or in a circle.
    return "what is nested so deep";
  }
}

/** The beginning of a text, fit for a message of one line. */
export function inOneLine(text: string): string {
  const line = text.slice(0, 1000).replace(/[\s\p{Cc}]+/gu, " ");
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number, expected: string): Read<number> {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max)
      return refuse(path, value, expected);
    return value;
  };
}

/** Any number from `min` to `max`. */
export function real(min: number, max: number, expected: string): Read<number> {
  return (value, path) => {
    if (typeof value !== "number" || !(value >= min && value <= max)) return refuse(path, value, expected);
    return value;
  };
}

/** A text that is not empty. */
export function text(value: unknown, path: string): string {
  if (typeof value !== "string" || value === "") return refuse(path, value, "a text that is not empty");
  return value;
}

/** One of these texts. */
export function oneOf<const T extends string>(allowed: readonly T[]): Read<T> {
  return (value, path) => allowed.find((one) => one === value) ?? refuse(path, value, `one of ${allowed.join(", ")}`);
}

/** A list whose every item `read` passes. */
export function listOf<T>(read: Read<T>): Read<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return refuse(path, value, "a list");
    return value.map((item, i) => read(item, `${path}[${i}]`));
  };
}

/** A field that may be missing; `undefined` in the result then. */
export type Optional<T> = { optional: Read<T> };

/** Lets a field be missing. */
export function optional<T>(read: Read<T>): Optional<T> {
  return { optional: read };
}

type Shape = Record<string, Read<unknown> | Optional<unknown>>;
type ValueOf<R> = R extends Read<infer T> ? T : never;
type OptionalKeys<S> = { [K in keyof S]: S[K] extends Optional<unknown> ? K : never }[keyof S];
export type RecordOf<S> = { [K in Exclude<keyof S, OptionalKeys<S>>]: ValueOf<S[K]> } & {
  [K in OptionalKeys<S>]?: S[K] extends Optional<infer T> ? T : never;
};

/** A record with exactly these fields: an unknown one is refused by name, a missing one too. */
export function record<S extends Shape>(shape: S): Read<RecordOf<S>> {
  const known = Object.entries(shape);
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return refuse(path || "market", value, "an object");
    const given: Record<string, unknown> = { ...value };
    for (const name of Object.keys(given)) if (!Object.hasOwn(shape, name)) refuseName(path, name, Object.keys(shape));
    const out: Record<string, unknown> = {};
    for (const [name, read] of known) {
      const at = path === "" ? name : `${path}.${name}`;
      const isOptional = typeof read !== "function";
      if (given[name] === undefined) {
        if (isOptional) continue;
        throw new MarketError(`${at}: is missing`);
      }
      out[name] = isOptional ? read.optional(given[name], at) : read(given[name], at);
    }
    return out as RecordOf<S>;
  };
}

/** Refuses a field by its name. */
export function refuseName(path: string, name: string, known: string[]): never {
  const at = path === "" ? inOneLine(name) : `${path}.${inOneLine(name)}`;
  throw new MarketError(`${at}: is not a known field, expected one of ${known.join(", ")}`);
}
