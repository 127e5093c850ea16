import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import type { PairingDifference } from "./compare.ts";
import { differingPairings } from "./compare.ts";
import { compareFor } from "./compare.server.ts";
import { compareWords } from "./compare.words.ts";
import { fileWords } from "./file.words.ts";

/** The pairings in which the chosen plans of a round differ, as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const chosen = new URL(visit.request.url).searchParams.getAll("rencana");
  const compared = await compareFor(db, officer.regencyCodes, visit.params.id ?? "", chosen);
  if (!compared) throw notFound();
  const locale = readLocale(visit.request);
  const say = compareWords[locale];
  const file = fileWords[locale];
  const columns = [
    { head: file.producer, value: (row: PairingDifference) => row.producer, width: 28 },
    { head: file.processor, value: (row: PairingDifference) => row.processor, width: 28 },
    { head: file.week, value: (row: PairingDifference) => row.week, isDate: true },
    ...compared.beside.map((plan, at) => ({
      head: `${say.plan(plan.number)} (kg)`,
      value: (row: PairingDifference) => row.kg[at] ?? 0,
    })),
  ];
  const pages = [differingPairings(compared.rows)];
  return listFile(visit.request, { name: say.differing, columns, pages }, uiWords[locale].files);
}
