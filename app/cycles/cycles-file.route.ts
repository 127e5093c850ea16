import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import type { ListedCycle } from "./cycle-reading.server.ts";
import { cyclesOf } from "./cycle-reading.server.ts";
import { cycleWords } from "./words.ts";

/** The own cycles of the page as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const locale = readLocale(visit.request);
  const say = cycleWords[locale];
  const { column } = say;
  const columns = [
    { head: column.what, value: (cycle: ListedCycle) => nameIn(locale, cycle), width: 24 },
    { head: column.stockedOn, value: (cycle: ListedCycle) => cycle.stockedOn, isDate: true },
    { head: column.heads, value: (cycle: ListedCycle) => cycle.headCount },
    { head: `${column.end} (kg)`, value: (cycle: ListedCycle) => cycle.harvestKg },
    { head: column.state, value: (cycle: ListedCycle) => say.state[cycle.endKind ?? "growing"] },
  ];
  const pages = pagesOf((ask) => cyclesOf(db, group.id, ask));
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
