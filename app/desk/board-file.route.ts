import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { uiWords } from "~/ui/words.ts";
import { readBoardFilter } from "./board-filter.ts";
import { noticeText } from "./notice-text.ts";
import type { Notice } from "./notice.ts";
import { noticeWords } from "./notice.words.ts";
import { listNotices } from "./notices.server.ts";

/** The notices of the page, as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const locale = readLocale(visit.request);
  const say = noticeWords[locale];
  const filter = readBoardFilter(new URL(visit.request.url).searchParams, await readUser(visit));
  const today = dateIn(defaultZone, now());
  const columns = [
    { head: say.column.on, value: (row: Notice) => dateIn(defaultZone, row.at), isDate: true },
    { head: say.column.regency, value: (row: Notice) => row.regency, width: 24 },
    { head: say.column.title, value: (row: Notice) => noticeText(row, locale).title, width: 36 },
    { head: say.column.body, value: (row: Notice) => noticeText(row, locale).body, width: 80 },
    { head: say.column.until, value: (row: Notice) => row.untilOn, isDate: true },
  ];
  const pages = pagesOf((page) => listNotices(db, { ...filter, today, page }));
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
