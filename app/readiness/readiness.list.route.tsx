import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOffice } from "~/groups/office.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Num } from "~/ui/figure.tsx";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatNumber } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { LevelPill } from "./level-pill.tsx";
import { levels, levelSlug, readinessQuery, readReadinessFilter } from "./readiness-filter.ts";
import { readyIf } from "./ready-if.ts";
import { narrowed, pageAfter, registerOf } from "./readiness.server.ts";
import { readinessWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, readinessWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const asked = new URL(visit.request.url).searchParams;
  const filter = readReadinessFilter(asked);
  const after = readCursor(asked.get("sesudah"));
  const all = await registerOf(db, user, dateIn(defaultZone, now()));
  const kept = narrowed(all, filter);
  const { rows, next } = pageAfter(kept, after);
  const count = (level: "ready" | "close") => kept.filter(({ readiness }) => readiness.level === level).length;
  const products = new Map(all.map(({ productCode, product }) => [productCode, product]));
  const villages = new Map(all.map(({ villageCode, village }) => [villageCode, village]));
  return {
    ...{ rows, next, filter, isFirst: after === null },
    counts: { noted: kept.length, ready: count("ready"), close: count("close") },
    products: [...products].map(([code, name]) => ({ code, ...name })),
    villages: [...villages].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label)),
  };
}

export default function Register() {
  const { rows, next, filter, isFirst, counts, products, villages } = useLoaderData<typeof loader>();
  const say = useWords(readinessWords);
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Page
      width="wide"
      title={say.title}
      lead={say.lead}
      figures={
        <KeyNumbers
          items={[
            { label: say.noted, value: <Num value={counts.noted} size="n2" /> },
            { label: say.ready, value: <Num value={counts.ready} size="n2" /> },
            { label: say.close, value: <Num value={counts.close} size="n2" /> },
          ]}
        />
      }
    >
      <FilterForm action="/kesiapan">
        <FilterSelect
          name="produk"
          label={say.filterProduct}
          value={filter.productCode}
          options={products.map((product) => ({ value: product.code, label: nameIn(locale, product) }))}
        />
        <FilterSelect name="kelurahan" label={say.filterVillage} value={filter.villageCode} options={villages} />
        <FilterSelect
          name="tingkat"
          label={say.filterLevel}
          value={filter.level ? levelSlug(filter.level) : null}
          options={levels.map((level) => ({ value: levelSlug(level), label: say.level[level] }))}
        />
      </FilterForm>
      <Table
        caption={say.title}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            drawing="dapur"
            title={say.empty}
            action={
              <ButtonLink to="/kelompok" tone="line">
                {say.groups}
              </ButtonLink>
            }
          >
            {say.emptyText}
          </EmptyState>
        }
        columns={[
          {
            key: "group",
            label: say.column.group,
            lead: true,
            cell: (row) => <TextLink to={`/kesiapan/${row.groupId}/${row.productCode}`}>{row.group}</TextLink>,
          },
          { key: "product", label: say.column.product, cell: (row) => nameIn(locale, row.product) },
          { key: "village", label: say.column.village, cell: (row) => row.village },
          {
            key: "score",
            label: say.column.score,
            number: true,
            cell: (row) => (
              <>
                <b>{number(row.readiness.score)}</b> <LevelPill level={row.readiness.level} />
              </>
            ),
          },
          { key: "if", label: say.column.readyIf, cell: (row) => readyIf(row.readiness, locale) },
          {
            key: "cost",
            label: say.column.cost,
            unit: "Rp",
            number: true,
            cell: (row) => number(row.readiness.costIdr),
          },
        ]}
      />
      <Pager
        previous={isFirst ? null : `/kesiapan${readinessQuery(filter)}`}
        next={next ? `/kesiapan${readinessQuery(filter, next)}` : null}
      />
      {rows.length > 0 ? (
        <>
          <p className="soft">{say.show.estimate}</p>
          <Downloads links={fileLinks("/kesiapan", readinessQuery(filter).slice(1))} />
        </>
      ) : null}
    </Page>
  );
}
