import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import { z } from "zod";
import { db } from "#db/client.server.ts";
import type { Act } from "./act.server.ts";
import { newAct } from "./act.server.ts";
import { complaint } from "./complaint.ts";
import { hashOfPosted, readPosted, secretsIn } from "./posted.server.ts";
import "./zod-complaints.ts";

type Reply = ReturnType<typeof data<SubmissionResult<string[]>>>;
/** A form that was read: its value and act, or the reply that shows it again with words beside what is wrong. */
export type Opened<Value> =
  { ok: true; act: Act; value: Value; refuse: (reason: string, field?: string) => Reply } | { ok: false; reply: Reply };

/** A form that is one button. */
export const NoFields = z.strictObject({});

const KeyPattern = /^[\w-]{8,80}$/;

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
  const { form, isOdd } = await readPosted(request);
  const key = form.get("key");
  form.delete("key");
  const hideFields = secretsIn(form);
  const submission = parseWithZod(form, { schema });
  const refuse = (reason: string, field?: string) => {
    const errors = field ? { fieldErrors: { [field]: [reason] } } : { formErrors: [reason] };
    return data(submission.reply({ ...errors, hideFields }), { status: 422 });
  };
  if (typeof key !== "string" || !KeyPattern.test(key)) return { ok: false, reply: refuse(complaint("stale")) };
  if (isOdd) return { ok: false, reply: refuse(complaint("unknownField")) };
  if (submission.status !== "success") {
    return { ok: false, reply: data(submission.reply({ hideFields }), { status: 422 }) };
  }
  const requestHash = hashOfPosted(request, form);
  if (await usedForAnother(actor.id, key, requestHash)) return { ok: false, reply: refuse(complaint("stale")) };
  const act = newAct(actor.id, { askedBy: actor.askedBy ?? null, key, requestHash });
  return { ok: true, act, value: submission.value, refuse };
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
