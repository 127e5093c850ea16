import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { listCommodities } from "~/places/commodities.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatDate, formatIdr, formatMonth, formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { priceQuery } from "./price-filter.ts";
import { PriceLine } from "./price-line.tsx";
import type { PriceRow } from "./price-list.server.ts";
import { listPrices, monthsWithPrices, priceLine } from "./price-list.server.ts";
import { askedPrices } from "./prices.asked.server.ts";
import { priceImportWords } from "./price-import.words.ts";
import { priceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(
    matches,
    priceWords,
    (say) => say.list.title,
    (say) => say.list.about,
  );

export async function loader(visit: LoaderFunctionArgs) {
  const { filter, asked, regencies, notes } = await askedPrices(visit);
  const after = readCursor(asked.get("sesudah"));
  const [page, line, months, commodities] = await Promise.all([
    listPrices(db, filter, after),
    priceLine(db, filter.regencyCode, filter.commodityCode),
    monthsWithPrices(db, filter.regencyCode),
    listCommodities(db),
  ]);
  return {
    ...{ ...page, filter, line, months, regencies, notes, later: after !== null },
    commodities: commodities.map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
    saved: asked.get("tersimpan"),
  };
}

export default function Prices() {
  const { rows, next, filter, line, notes, later, saved } = useLoaderData<typeof loader>();
  const say = useWords(priceWords).list;
  const locale = useLocale();
  const query = priceQuery(filter);
  const count = Number(saved);
  return (
    <Page width="wide" title={say.title} lead={say.lead} actions={notes ? <OfficeActions /> : null}>
      {saved === null ? null : (
        <Banner tone="good">{count > 0 ? say.imported(formatNumber(count, locale)) : say.saved}</Banner>
      )}
      <PriceFilterForm />
      {line && !later ? <PriceLine line={line} /> : null}
      <Table
        caption={say.title}
        hideCaption
        columns={useColumns()}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState drawing="uang" title={say.empty} action={<TextLink to="/harga">{say.clear}</TextLink>}>
            {say.emptyText}
          </EmptyState>
        }
      />
      <Pager previous={later ? `/harga?${query}` : null} next={next && `/harga?${priceQuery(filter, next)}`} />
      {rows.length > 0 ? <Downloads links={fileLinks("/harga", query)} /> : null}
    </Page>
  );
}

function OfficeActions() {
  const say = useWords(priceWords).list;
  return (
    <div className="btns">
      <ButtonLink to="/harga/impor" tone="line" icon="up">
        {useWords(priceImportWords).title}
      </ButtonLink>
      <ButtonLink to="/harga/baru" icon="plus">
        {say.add}
      </ButtonLink>
    </div>
  );
}

function PriceFilterForm() {
  const { filter, regencies, commodities, months } = useLoaderData<typeof loader>();
  const say = useWords(priceWords).list;
  const locale = useLocale();
  return (
    <FilterForm action="/harga">
      <FilterSelect
        name="wilayah"
        label={say.regency}
        value={filter.regencyCode}
        all={null}
        options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FilterSelect
        name="komoditas"
        label={say.commodity}
        value={filter.commodityCode}
        all={say.anyCommodity}
        options={commodities.map((one) => ({ value: one.code, label: nameIn(locale, one) }))}
      />
      <FilterSelect
        name="bulan"
        label={say.month}
        value={filter.month}
        all={say.anyMonth}
        options={months.map((month) => ({ value: month, label: formatMonth(month, locale) }))}
      />
    </FilterForm>
  );
}

function useColumns(): Column<PriceRow>[] {
  const words = useWords(priceWords);
  const say = words.list;
  const locale = useLocale();
  const money = (key: "lowIdr" | "typicalIdr" | "highIdr", label: string): Column<PriceRow> => ({
    ...{ key, label, unit: "Rp/kg", number: true },
    cell: (row) => formatIdr(row[key], locale),
  });
  return [
    { key: "commodity", label: say.commodity, lead: true, cell: (row) => nameIn(locale, row) },
    { key: "day", label: say.day, cell: (row) => formatDate(row.day, locale, "plain") },
    money("typicalIdr", say.typical),
    money("lowIdr", say.low),
    money("highIdr", say.high),
    { key: "level", label: say.level, cell: (row) => words.level[row.level] ?? row.level },
    { key: "market", label: say.market, cell: (row) => row.market },
    { key: "source", label: say.source, cell: (row) => row.source },
  ];
}
