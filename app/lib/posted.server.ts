import { sha256 } from "./act.server.ts";
import { notFound } from "./http.server.ts";

/** What a field of ours can be called: `note`, `weeks[12].capacityKg`. Longer lists and prototypes are no field. */
const NamePattern =
  /^(?!.*(?:__proto__|prototype|constructor))[A-Za-z]\w{0,40}(?:\[\d{0,2}\]|\.[A-Za-z]\w{0,40}){0,3}$/;
const mostFields = 300;

/**
 * A posted form with the fields that can be ours, without NULs, which PostgreSQL refuses to store. `isOdd` says that
 * there were others, or too many: a name like `a[99999999]` alone could cost minutes to read.
 * @throws a 404 when the body is no form
 */
export async function readPosted(request: Request): Promise<{ form: FormData; isOdd: boolean }> {
  const posted = await formDataOf(request);
  const fields = [...posted];
  const ours = fields.filter(([name]) => NamePattern.test(name)).slice(0, mostFields);
  const form = new FormData();
  for (const [name, value] of ours) form.append(name, typeof value === "string" ? value.replaceAll("\0", "") : value);
  return { form, isOdd: ours.length < fields.length };
}

async function formDataOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw notFound();
  }
}

/** Names of fields that hold a secret: never sent back, never part of a hash. */
export function secretsIn(form: FormData): string[] {
  return [...new Set(form.keys())].filter((name) => /password|token|pin$/i.test(name));
}

/**
 * What was asked, as a digest: the address with its query, and every field but the secrets. A plain hash of a form that
 * holds a password would be a hash of that password.
 */
export function hashOfPosted(request: Request, form: FormData): string {
  const { pathname, search } = new URL(request.url);
  const secrets = new Set(secretsIn(form));
  const open = [...form].filter(([name]) => !secrets.has(name));
  const typed = open.map(([name, value]) => [name, typeof value === "string" ? value : `${value.name} ${value.size}`]);
  return sha256(JSON.stringify([pathname + search, typed]));
}
