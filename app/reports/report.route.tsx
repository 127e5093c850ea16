import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { KgOfGrams, Rp } from "~/ui/figure.tsx";
import { formatGramsAsKg, formatIdr, formatNumber } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads } from "~/ui/table.tsx";
import { askedReport } from "./asked.server.ts";
import { MonthColumns } from "./month-columns.tsx";
import { monthWords } from "./month.words.ts";
import type { Asked } from "./opener.tsx";
import { addressOf, reportAddress, TableFile } from "./opener.tsx";
import { addMonths, monthOf } from "./period.ts";
import { PlacePart } from "./place-part.tsx";
import { ProductPart } from "./product-part.tsx";
import { ReportChoice } from "./report-choice.tsx";
import { ResultPart, RiskPart, ThreePicture, ValuePart } from "./report-sections.tsx";
import { reportAside } from "./report-aside.server.ts";
import { openingOf, periodName } from "./report-text.ts";
import type { Report } from "./report.ts";
import { reportWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, reportWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { filter, ...choice } = await askedReport(visit);
  return { ...choice, report: await reportAside(filter, choice.period) };
}

/** The monthly report of a place: what to read aloud, then every number with what stands behind it. */
export default function ReportPage() {
  const { report, above, ...choice } = useLoaderData<typeof loader>();
  const { place, period, program } = choice;
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const asked: Asked = { placeCode: place.code, periodKey: period, programId: program?.id ?? null };
  const { promised, delivered, paid } = report.totals;
  const empty = promised.papers + delivered.papers + paid.papers + report.value.batches === 0;
  return (
    <Page
      title={say.title}
      kicker={[place.name, program?.name, periodName(period, locale)].filter(Boolean).join(", ")}
      crumb={above.map(({ code, name }) => ({ to: reportAddress(asked, { placeCode: code }), label: name }))}
      width="wide"
      actions={
        <ButtonLink to={reportAddress(asked, {}, "/laporan.pdf")} tone="office" icon="print" download>
          {say.pdf}
        </ButtonLink>
      }
    >
      <MonthLinks asked={asked} today={choice.today} />
      <ReportChoice {...choice} />
      <Downloads
        links={[
          { href: reportAddress(asked, {}, "/laporan.xlsx"), label: say.excel },
          { href: reportAddress(asked, {}, "/laporan.csv"), label: say.csv },
        ]}
      />
      <div className="stack8">
        {openingOf(report, place.name, period, locale).map((line) => (
          <p key={line} className="lead">
            {line}
          </p>
        ))}
      </div>
      <ThreeNumbers report={report} asked={asked} />
      {empty ? (
        <EmptyState drawing="surat" title={say.emptyTitle}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <>
          <ThreePicture report={report} />
          <ValuePart report={report} asked={asked} />
          {report.places.map(({ level, rows }) => (
            <PlacePart key={level} level={level} rows={rows} report={report} asked={asked} />
          ))}
          <ProductPart report={report} asked={asked} />
        </>
      )}
      {report.months.length > 0 ? (
        <Section title={more.trend} action={<TableFile asked={asked} table="bulan" of={more.trend} />}>
          <MonthColumns months={report.months} />
        </Section>
      ) : null}
      <ResultPart report={report} asked={asked} />
      <RiskPart report={report} asked={asked} />
    </Page>
  );
}

/** The last months, one tap each. */
function MonthLinks({ asked, today }: { asked: Asked; today: string }) {
  const locale = useLocale();
  const say = useWords(reportWords);
  const months = [0, 1, 2, 3].map((back) => addMonths(monthOf(today), -back));
  return (
    <nav className="btns" aria-label={say.month}>
      {months.map((month) => (
        <ButtonLink
          key={month}
          to={reportAddress(asked, { periodKey: month })}
          tone={month === asked.periodKey ? "office" : "line"}
          size="small"
        >
          {periodName(month, locale)}
        </ButtonLink>
      ))}
    </nav>
  );
}

function ThreeNumbers({ report, asked }: { report: Report; asked: Asked }) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const { totals, before } = report;
  const old = before?.totals;
  const kg = (grams: number) => formatGramsAsKg(grams, locale);
  const note = (kind: "promised" | "delivered" | "paid", worth: string, past: string | null) => (
    <>
      <TextLink to={addressOf(kind, asked)}>{say.papers[kind](formatNumber(totals[kind].papers, locale))}</TextLink>
      {worth ? <div>{`${more.amounts} ${worth}`}</div> : null}
      {past && before ? <div>{more.before(past, periodName(before.key, locale))}</div> : null}
    </>
  );
  return (
    <KeyNumbers
      items={[
        {
          label: say.promised,
          value: <KgOfGrams grams={totals.promised.grams} size="n2" />,
          note: note("promised", formatIdr(totals.promised.amountIdr, locale), old ? kg(old.promised.grams) : null),
        },
        {
          label: say.delivered,
          value: <KgOfGrams grams={totals.delivered.grams} size="n2" side="hulu" />,
          note: note("delivered", formatIdr(totals.delivered.amountIdr, locale), old ? kg(old.delivered.grams) : null),
        },
        {
          label: say.paid,
          value: <Rp value={totals.paid.amountIdr} size="n2" />,
          note: note("paid", "", old ? formatIdr(old.paid.amountIdr, locale) : null),
        },
      ]}
    />
  );
}
