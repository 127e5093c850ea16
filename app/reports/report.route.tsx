import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Bars } from "~/ui/bars.tsx";
import { KgOfGrams, Rp } from "~/ui/figure.tsx";
import { formatIdr, formatIdrShort } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import type { PacketPart } from "~/ui/stacked-packet.tsx";
import { StackedPacket } from "~/ui/stacked-packet.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads } from "~/ui/table.tsx";
import { askedReport } from "./asked.server.ts";
import { ReportChoice } from "./report-choice.tsx";
import { reportOf } from "./report.server.ts";
import { VillageTable } from "./village-table.tsx";
import { reportWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, reportWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const asked = await askedReport(visit);
  const { search } = new URL(visit.request.url);
  return { ...asked, search: search.replace(/[?&]_routes=[^&]*/, ""), report: await reportOf(db, asked.filter) };
}

export default function ReportPage() {
  const { report, search, regency, program, ...choice } = useLoaderData<typeof loader>();
  const say = useWords(reportWords);
  const locale = useLocale();
  const { totals, villages, valueAddedIdr, processedGrams, stimulus } = report;
  const empty = totals.promised.papers + totals.delivered.papers + totals.paid.papers === 0;
  const best = villages[0];
  return (
    <Page
      title={program ? `${say.title}: ${program.name}` : say.title}
      kicker={regency.name}
      lead={say.lead}
      width="wide"
      figures={<KeyNumbers items={threeNumbers()} />}
    >
      <ReportChoice regency={regency} program={program} {...choice} />
      <Downloads
        links={[
          { href: `/laporan.xlsx${search}`, label: say.excel },
          { href: `/laporan.csv${search}`, label: say.csv },
        ]}
      />
      {empty ? (
        <EmptyState drawing="surat" title={say.emptyTitle}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <>
          <Section title={say.valueAdded}>
            <KeyNumbers items={valueNumbers()} />
            {report.isEstimate ? <p className="soft">{say.estimate}</p> : null}
            <StackedPacket says={say.partsSay} parts={partsOf(report.parts)} note={say.partsNote} />
            {best && best.valueAddedIdr > 0 ? (
              <Bars
                says={say.chartSays(best.name)}
                rows={villages
                  .filter((row) => row.valueAddedIdr !== 0)
                  .slice(0, 10)
                  .map((row) => ({ label: row.name, value: row.valueAddedIdr, tone: "hilir" }))}
                text={(idr) => formatIdrShort(idr, locale)}
              />
            ) : null}
          </Section>
          <Section title={say.byVillage}>
            <VillageTable rows={villages} report={report} />
          </Section>
        </>
      )}
    </Page>
  );

  function threeNumbers() {
    const link = (kind: string, text: string) => (
      <TextLink to={`/laporan/nota${search ? `${search}&` : "?"}jenis=${kind}`}>{text}</TextLink>
    );
    return [
      {
        label: say.promised,
        value: <KgOfGrams grams={totals.promised.grams} size="n2" />,
        note: link("promised", say.papers.promised(totals.promised.papers)),
      },
      {
        label: say.delivered,
        value: <KgOfGrams grams={totals.delivered.grams} size="n2" />,
        note: link("delivered", say.papers.delivered(totals.delivered.papers)),
      },
      {
        label: say.paid,
        value: <Rp value={totals.paid.amountIdr} short size="n2" />,
        note: link("paid", say.papers.paid(totals.paid.papers)),
      },
    ];
  }

  function partsOf(parts: typeof report.parts): PacketPart[] {
    return [
      { label: say.part.other, idr: parts.otherIdr, tone: "plain" },
      { label: say.part.kitchen, idr: parts.kitchenIdr, tone: "hilir" },
      { label: say.part.workers, idr: parts.workersIdr, tone: "hilirTint" },
      { label: say.part.producer, idr: parts.producerIdr, tone: "hulu" },
    ];
  }

  function valueNumbers() {
    const perKg = processedGrams > 0 ? Math.round((valueAddedIdr * 1000) / processedGrams) : 0;
    const perStimulus = stimulus.amountIdr > 0 ? Math.round((valueAddedIdr * 1000) / stimulus.amountIdr) : 0;
    return [
      { label: say.valueAdded, value: <Rp value={valueAddedIdr} short size="n2" mark />, note: say.valueAddedNote },
      { label: say.perKg, value: <Rp value={perKg} size="n2" /> },
      {
        label: say.stimulus,
        value: <Rp value={stimulus.amountIdr} short size="n2" />,
        note: say.stimulusNote(stimulus.groups),
      },
      // A month against the stimulus of years would mislead: the two are set side by side over all time only.
      ...(program && choice.period === "semua"
        ? [{ label: say.perStimulus, value: formatIdr(perStimulus, locale) }]
        : []),
    ];
  }
}
