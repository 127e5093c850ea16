import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { routeNames } from "~/groups/route-names.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { uiWords } from "~/ui/words.ts";
import { readDeskFilter } from "./desk-filter.ts";
import { askedBy, deskOf, placeNames } from "./desk-list.server.ts";
import { drawerPage } from "./desk-page.server.ts";
import { sentencesOf } from "./desk-what.tsx";
import type { DeskRow } from "./desk.ts";
import type { Noted } from "./outcome.ts";
import { deskWords } from "./words.ts";

type Line = { row: DeskRow; noted: Noted | null };

/** A drawer of the desk under its filter, as CSV or Excel: no phone. */
export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const asked = await askedBy(db, officer, now());
  const filter = readDeskFilter(new URL(visit.request.url).searchParams);
  const desk = await deskOf(db, asked, filter);
  const places = new Map((await placeNames(db, desk.villages)).map(({ code, name }) => [code, name]));
  const locale = readLocale(visit.request);
  const say = deskWords[locale];
  const { column } = say;
  const sentences = (line: Line) => sentencesOf(line.row, locale, routeNames(locale));
  const columns = [
    { head: column.due, value: ({ row }: Line) => row.dueOn, isDate: true },
    { head: column.kind, value: ({ row }: Line) => say.kind[row.kind], width: 28 },
    { head: column.what, value: (line: Line) => sentences(line).join(". "), width: 80 },
    { head: column.village, value: ({ row }: Line) => places.get(row.villageCode) ?? "", width: 22 },
    { head: column.kg, value: ({ row }: Line) => row.quantityKg },
    { head: column.idr, value: ({ row }: Line) => row.amountIdr },
    { head: column.noted, value: ({ noted }: Line) => (noted ? say.outcome[noted.outcome] : null) },
    { head: column.note, value: ({ noted }: Line) => noted?.note ?? null, width: 40 },
    { head: column.by, value: ({ noted }: Line) => noted?.by ?? null, width: 24 },
    { head: column.on, value: ({ noted }: Line) => (noted ? dateIn(asked.zone, noted.at) : null), isDate: true },
    { head: column.back, value: ({ noted }: Line) => noted?.untilOn ?? null, isDate: true },
  ];
  const pages = pagesOf<Line>((ask) => drawerPage(db, asked, filter, desk, ask));
  return listFile(visit.request, { name: say.tabs[filter.tab], columns, pages }, uiWords[locale].files);
}
