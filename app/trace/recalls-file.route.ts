import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { uiWords } from "~/ui/words.ts";
import type { RecallRow } from "./recall-list.server.ts";
import { listRecalls } from "./recall-list.server.ts";
import { traceWords } from "./words.ts";

/** The office's recalls as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const locale = readLocale(visit.request);
  const say = traceWords[locale];
  const { column } = say;
  const columns = [
    { head: column.number, value: (row: RecallRow) => row.number },
    { head: column.day, value: (row: RecallRow) => dateIn(defaultZone, row.at), isDate: true },
    { head: column.reason, value: (row: RecallRow) => row.reason, width: 44 },
    { head: column.state, value: (row: RecallRow) => (row.endedAt === null ? say.standing : say.ended) },
    {
      head: say.ended,
      value: (row: RecallRow) => (row.endedAt === null ? null : dateIn(defaultZone, row.endedAt)),
      isDate: true,
    },
  ];
  const pages = pagesOf((ask) => listRecalls(db, regencyCodes, ask));
  return listFile(visit.request, { name: say.recallsTitle, columns, pages }, uiWords[locale].files);
}
