import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { policyOf } from "./round.ts";
import { TrialForm } from "./round-form.ts";
import { tryAside } from "./round-aside.server.ts";
import { hasRound } from "./rounds.server.ts";

const noStore = { headers: { "Cache-Control": "no-store" } };

/** What sliders ask while they move: the figures of a round under another policy. Null when a newer question came. */
export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const roundId = visit.params.id ?? "";
  if (!(await hasRound(db, officer.regencyCodes, roundId))) throw notFound();
  const { searchParams } = new URL(visit.request.url);
  const read = TrialForm.safeParse(Object.fromEntries(searchParams));
  if (!read.success) return Response.json(null, noStore);
  const ask = { roundId, policy: policyOf(read.data), isWhole: searchParams.has("penuh") };
  return Response.json(await tryAside(officer.id, ask), noStore);
}
