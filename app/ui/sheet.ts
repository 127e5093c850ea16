import { useForm, type DefaultValue, type SubmissionResult } from "@conform-to/react";

/** The fields of a form, from the noun's schema (`typeof LotForm`) or from the parsed type itself. */
type FieldsOf<Form> = Form extends { _zod: { output: infer Parsed extends Record<string, unknown> } }
  ? Parsed
  : Form extends Record<string, unknown>
    ? Form
    : never;

type SheetOptions<Fields extends Record<string, unknown>> = {
  /** Stable and unique on the page: ids of fields and links of errors are made from it. */
  id: string;
  /** What the action answered; anything that is not conform's reply counts as no answer. */
  lastResult?: unknown;
  defaultValue?: DefaultValue<Fields>;
};

/** Conform's form for a page that the server checks: no script, what was typed comes back with the reply. */
export function useSheet<Form>({ id, lastResult, defaultValue }: SheetOptions<FieldsOf<Form>>) {
  return useForm<FieldsOf<Form>>({
    id,
    lastResult: isReply(lastResult) ? lastResult : null,
    ...(defaultValue ? { defaultValue } : {}),
  });
}

function isReply(answer: unknown): answer is SubmissionResult<string[]> {
  return typeof answer === "object" && answer !== null && "status" in answer && answer.status === "error";
}
