import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { askedReport } from "./asked.server.ts";
import { LedgerTable } from "./ledger-table.tsx";
import { ledgerPage, paperSums } from "./ledger.server.ts";
import type { Kind, ReportFilter } from "./period.ts";
import { kindFrom } from "./period.ts";
import { valuesAside } from "./report-aside.server.ts";
import { ReportChoice } from "./report-choice.tsx";
import { periodName } from "./report-text.ts";
import { totalOf } from "./threefold.server.ts";
import { ValueTable } from "./value-table.tsx";
import { reportWords } from "./words.ts";

const shownRows = 50;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titleOf(matches, reportWords, (say) => say.kind[data?.kind ?? "delivered"]);

export async function loader(visit: LoaderFunctionArgs) {
  const { filter, today, period, place, places, program, programs } = await askedReport(visit);
  const choice = { today, period, place, places, program, programs };
  const { searchParams } = new URL(visit.request.url);
  const kind = kindFrom(searchParams.get("jenis"));
  const after = searchParams.get("sesudah");
  for (const name of ["_routes", "sesudah"]) searchParams.delete(name);
  const { productCode, groupId } = filter;
  const keep = { jenis: kind, produk: productCode ?? null, kelompok: groupId ?? null };
  const shown = kind === "value" ? await valuesAside(filter, after) : await paperPage(kind, filter, after);
  return { kind, choice, keep, search: searchParams.toString(), ...shown };
}

async function paperPage(kind: Kind, filter: ReportFilter, after: string | null) {
  const { rows, next } = await ledgerPage(db, kind, filter, readCursor(after), shownRows);
  return { rows, values: null, valueTotal: null, total: totalOf(await paperSums(db, kind, filter)), next };
}

/** What stands behind one number of the report; its foot is that number. */
export default function LedgerPage() {
  const { kind, choice, keep, search, rows, values, valueTotal, total, next } = useLoaderData<typeof loader>();
  const say = useWords(reportWords);
  const locale = useLocale();
  const number = (count: number) => formatNumber(count, locale);
  const back = new URLSearchParams(search);
  for (const name of ["jenis", "produk", "kelompok"]) back.delete(name);
  return (
    <Page
      title={say.kind[kind]}
      lead={say.kindLead[kind]}
      kicker={`${choice.place.name}, ${periodName(choice.period, locale)}`}
      crumb={[{ to: `/laporan?${back}`, label: say.back }]}
      width="wide"
    >
      <ReportChoice {...choice} keep={keep} />
      <Downloads links={fileLinks("/laporan/nota", search)} />
      {values ? (
        <ValueTable rows={values} total={{ ...total, ...valueTotal }} />
      ) : (
        <LedgerTable kind={kind} rows={rows} total={total} search={search} />
      )}
      <Pager
        previous={null}
        next={next ? `/laporan/nota?${search}&sesudah=${next}` : null}
        note={total.papers > shownRows ? say.shown(number(values?.length ?? rows.length), number(total.papers)) : null}
      />
    </Page>
  );
}
