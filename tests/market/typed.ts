import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import "~/lib/zod-complaints.ts";

/** What a schema makes of a posted form: its value, or the complaints by field. Reads it as doors do. */
export function typed<Schema extends z.ZodType>(
  schema: Schema,
  fields: Record<string, string | string[]>,
): { value: z.output<Schema> } | { errors: Record<string, string[] | null> } {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  const submission = parseWithZod(form, { schema });
  return submission.status === "success" ? { value: submission.value } : { errors: submission.error ?? {} };
}
