import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import type { ActedStep } from "./acted.server.ts";
import { actedFor } from "./acted.server.ts";
import { actedWords } from "./acted.words.ts";
import { eventWords } from "./event.words.ts";

/** What was done in the group's name, as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const locale = readLocale(visit.request);
  const say = actedWords[locale];
  const { column } = say;
  const columns = [
    { head: column.on, value: (row: ActedStep) => dateIn(defaultZone, row.at), isDate: true },
    { head: column.what, value: (row: ActedStep) => eventWords[locale][row.verb] ?? say.something, width: 32 },
    { head: column.who, value: (row: ActedStep) => row.actor ?? say.somebody, width: 24 },
    { head: column.askedBy, value: (row: ActedStep) => row.askedBy, width: 24 },
    { head: column.how, value: (row: ActedStep) => (row.how ? say.how[row.how] : null) },
    { head: column.objection, value: (row: ActedStep) => row.objection, width: 40 },
    { head: column.answer, value: (row: ActedStep) => row.answer, width: 40 },
  ];
  return listFile(visit.request, { name: say.title, columns, pages: pages(group.id) }, uiWords[locale].files);
}

async function* pages(groupId: string) {
  let before: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof actedFor>> = await actedFor(db, groupId, before, 1000);
    yield page.rows;
    before = page.next;
  } while (before !== null);
}
