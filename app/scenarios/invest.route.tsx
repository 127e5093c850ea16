import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Rp } from "~/ui/figure.tsx";
import { formatIdrShort, formatKg, formatNumber } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page, Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Table } from "~/ui/table.tsx";
import { AssumptionFields } from "./assumption-fields.tsx";
import { changesQuery } from "./change.ts";
import { investmentsOf } from "./invest-view.server.ts";
import type { InvestmentRow, InvestmentsView } from "./invest-view.server.ts";
import { investWords } from "./invest.words.ts";
import { assumptionsOf, InvestmentForm } from "./investment.ts";
import { readOffice } from "./office.server.ts";
import { askStudy, waitABit } from "./studies.server.ts";
import { RegencyChoice, StudyBanner, StudySource } from "./study-standing.tsx";
import { refreshWhile } from "./study-view.ts";
import { studyInWorker } from "./study-worker.server.ts";
import { tryWords } from "./try.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titleOf(matches, investWords, (say) => say.short),
  ...refreshWhile(data?.found.standing),
];

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCode, regencies, zone } = await readOffice(visit);
  return { regencyCode, regencies, zone, found: await investmentsOf(db, regencyCode, now()) };
}

export async function action(visit: ActionFunctionArgs) {
  const { officer, regencyCode } = await readOffice(visit);
  const form = await openForm(visit.request, officer, InvestmentForm);
  if (!form.ok) return form.reply;
  const question = { kind: "invest" as const, assumptions: assumptionsOf(form.value) };
  const done = await askStudy(db, form.act, officer, { regencyCode, question }, studyInWorker);
  if (!done.ok) return form.refuse(done.reason);
  await waitABit(done.answered);
  return redirect(`/skenario/investasi?wilayah=${regencyCode}`);
}

export default function Invest() {
  const { regencyCode, regencies, zone, found } = useLoaderData<typeof loader>();
  const say = useWords(investWords);
  const locale = useLocale();
  const { assumptions, standing, list } = found;
  const address = `/skenario/investasi?wilayah=${regencyCode}`;
  const [best] = list?.rows ?? [];
  return (
    <Page
      width="wide"
      title={say.title(formatIdrShort(assumptions.grantIdr, locale))}
      lead={say.lead}
      crumb={[{ to: "/skenario", label: useWords(tryWords).list.title }]}
      figures={best ? <Best row={best} /> : undefined}
    >
      <RegencyChoice regencies={regencies} value={regencyCode} />
      {standing ? <StudyBanner study={standing} zone={zone} /> : null}
      <Columns
        aside={
          <Section title={say.assumptions.title}>
            <AssumptionFields assumptions={assumptions} action={address} lastResult={useActionData<typeof action>()} />
          </Section>
        }
      >
        {standing ? null : (
          <EmptyState drawing="dapur" title={say.fresh}>
            {say.freshText}
          </EmptyState>
        )}
        {list ? <Ranking list={list} regencyCode={regencyCode} /> : null}
        <p className="soft">
          {say.basis} <TextLink to="/sumber">{say.sources}</TextLink>
        </p>
        {standing && list ? <StudySource study={standing} zone={zone} secret={false} /> : null}
      </Columns>
    </Page>
  );
}

function Best({ row }: { row: InvestmentRow }) {
  const say = useWords(investWords);
  const locale = useLocale();
  const product = row.named.product ? nameIn(locale, row.named.product) : "";
  return (
    <KeyNumbers
      items={[{ label: say.best, value: <Rp value={row.yearlyIdr} short size="n2" mark />, note: product }]}
    />
  );
}

type RankingProps = { list: NonNullable<InvestmentsView["list"]>; regencyCode: string };

function Ranking({ list, regencyCode }: RankingProps) {
  const say = useWords(investWords);
  return (
    <>
      <Table
        caption={say.lead}
        hideCaption
        columns={useColumns()}
        rows={list.rows}
        rowKey={(row) => row.named.word}
        actions={(row) => (
          <ButtonLink to={`/skenario/coba?${changesQuery([row.named.change], regencyCode)}`} tone="line" size="small">
            {say.try}
          </ButtonLink>
        )}
        empty={
          <EmptyState drawing="dapur" title={say.none}>
            {say.noneText}
          </EmptyState>
        }
      />
      <p className="soft">{`${say.tried(list.tried)} ${say.one}`}</p>
      {list.rows.length > 0 ? <Downloads links={fileLinks("/skenario/investasi", `wilayah=${regencyCode}`)} /> : null}
    </>
  );
}

function useColumns(): Column<InvestmentRow>[] {
  const say = useWords(investWords);
  const locale = useLocale();
  return [
    {
      key: "what",
      label: say.column.what,
      lead: true,
      cell: ({ named, capacityKg }) => (
        <span>
          <b>{named.product ? nameIn(locale, named.product) : ""}</b>
          <span className="block soft">{say.place(named.village ?? "", formatKg(capacityKg, locale))}</span>
        </span>
      ),
    },
    { key: "cost", label: say.column.cost, number: true, cell: (row) => formatIdrShort(row.costIdr, locale) },
    { key: "kg", label: say.column.kg, number: true, cell: (row) => `+${formatKg(row.kg, locale)}` },
    { key: "year", label: say.column.year, number: true, cell: (row) => formatIdrShort(row.yearlyIdr, locale) },
    {
      key: "per",
      label: say.column.per,
      number: true,
      cell: (row) => <b>{`Rp${formatNumber(row.perIdr, locale, 2)}`}</b>,
    },
    {
      key: "groups",
      label: say.column.groups,
      number: true,
      cell: (row) => (row.groups > 0 ? `+${row.groups}` : String(row.groups)),
    },
  ];
}
