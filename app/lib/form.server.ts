import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import { z } from "zod";
import { db } from "#db/client.server.ts";
import type { Act } from "./act.server.ts";
import { newAct, sha256 } from "./act.server.ts";
import { complaint } from "./complaint.ts";
import { notFound } from "./http.server.ts";
import "./zod-complaints.ts";

type Reply = ReturnType<typeof data<SubmissionResult<string[]>>>;
/** A form that was read: its value and act, or the reply that shows it again with words beside what is wrong. */
export type Opened<Value> =
  { ok: true; act: Act; value: Value; refuse: (reason: string, field?: string) => Reply } | { ok: false; reply: Reply };

/** A form that is one button. */
export const NoFields = z.strictObject({});

const KeyPattern = /^[\w-]{8,80}$/;
/** What a field of ours can be called: `note`, `weeks[12].capacityKg`. Longer lists and prototypes are no field. */
const NamePattern =
  /^(?!.*(?:__proto__|prototype|constructor))[A-Za-z]\w{0,40}(?:\[\d{0,2}\]|\.[A-Za-z]\w{0,40}){0,3}$/;
const mostFields = 300;

/**
 * Reads a posted form once: takes its idempotency key out and makes the act of it, and parses the rest by the noun's
 * schema. Wrong input, an unknown or missing field, or a key that was used for something else come back as a reply
 * (422) that keeps what was typed.
 */
export async function openForm<Schema extends z.ZodType>(
  request: Request,
  actor: { id: string; askedBy?: string | null },
  schema: Schema,
): Promise<Opened<z.output<Schema>>> {
  const form = await readForm(request);
  const key = form.get("key");
  form.delete("key");
  const isOdd = [...form.keys()].some((name) => !NamePattern.test(name)) || [...form].length > mostFields;
  const submission = parseWithZod(isOdd ? onlyOurs(form) : form, { schema });
  const refuse = (reason: string, field?: string) =>
    data(
      submission.reply({
        ...(field ? { fieldErrors: { [field]: [reason] } } : { formErrors: [reason] }),
        hideFields: secretsIn(form),
      }),
      { status: 422 },
    );
  if (typeof key !== "string" || !KeyPattern.test(key)) return { ok: false, reply: refuse(complaint("stale")) };
  if (isOdd) return { ok: false, reply: refuse(complaint("unknownField")) };
  if (submission.status !== "success")
    return { ok: false, reply: data(submission.reply({ hideFields: secretsIn(form) }), { status: 422 }) };
  const requestHash = hashOfForm(new URL(request.url).pathname, form);
  if (await usedForAnother(actor.id, key, requestHash)) return { ok: false, reply: refuse(complaint("stale")) };
  const act = newAct(actor.id, { askedBy: actor.askedBy ?? null, key, requestHash });
  return { ok: true, act, value: submission.value, refuse };
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return withoutNul(await request.formData());
  } catch {
    throw notFound();
  }
}

/** No text of ours holds a NUL, and PostgreSQL refuses to store one. */
function withoutNul(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) {
    if (typeof value === "string") clean.append(name, value.replaceAll("\0", ""));
    else clean.append(name, value);
  }
  return clean;
}

/** Names of fields that hold a secret: never sent back, never part of a hash. */
function secretsIn(form: FormData): string[] {
  return [...new Set(form.keys())].filter((name) => /password|token|pin$/i.test(name));
}

/** The fields that may be shown again: a name that is none of ours could cost minutes to read. */
function onlyOurs(form: FormData): FormData {
  const kept = new FormData();
  for (const [name, value] of [...form].slice(0, mostFields)) if (NamePattern.test(name)) kept.append(name, value);
  return kept;
}

/** A secret takes no part: a plain hash of a form that holds a password would be a hash of that password. */
function hashOfForm(path: string, form: FormData): string {
  const secrets = new Set(secretsIn(form));
  const open = [...form].filter(([name]) => !secrets.has(name));
  return sha256(
    JSON.stringify([path, open.map(([name, value]) => [name, typeof value === "string" ? value : value.name])]),
  );
}

async function usedForAnother(actorId: string, key: string, requestHash: string): Promise<boolean> {
  const seen = await db
    .selectFrom("idempotency")
    .select("requestHash")
    .where("actorId", "=", actorId)
    .where("key", "=", key)
    .executeTakeFirst();
  return seen !== undefined && seen.requestHash !== requestHash;
}
