type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * A value as JSON that is the same text for the same content: names in order, no spaces. What is hashed goes through
 * here, so that a hash can be checked again from rows read in any order of columns.
 * @throws on a number that is not finite: it has no text of its own
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new Error("a number that is not finite has no digest");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`).join(",")}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
