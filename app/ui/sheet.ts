import { useForm, type DefaultValue, type SubmissionResult } from "@conform-to/react";

type SheetOptions<Schema extends Record<string, unknown>> = {
  /** Stable and unique on the page: ids of fields and links of errors are made from it. */
  id: string;
  /** What the action answered; anything that is not conform's reply counts as no answer. */
  lastResult?: unknown;
  defaultValue?: DefaultValue<Schema>;
};

/** Conform's form for a page that the server checks: no script, what was typed comes back with the reply. */
export function useSheet<Schema extends Record<string, unknown>>({
  id,
  lastResult,
  defaultValue,
}: SheetOptions<Schema>) {
  return useForm<Schema>({
    id,
    lastResult: isReply(lastResult) ? lastResult : null,
    ...(defaultValue ? { defaultValue } : {}),
  });
}

function isReply(answer: unknown): answer is SubmissionResult<string[]> {
  return typeof answer === "object" && answer !== null && "status" in answer && answer.status === "error";
}
