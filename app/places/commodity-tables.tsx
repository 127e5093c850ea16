import { formatIdr, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import type { Product, Recipe, Status } from "./commodity.ts";
import { nameIn, permitsOf, spoken, valuePerRawIdr } from "./commodity.ts";
import type { ReferencePrice } from "./reference-price.ts";
import { Trust } from "./trust.tsx";
import { placesWords } from "./words.ts";

/** Prices as they were reported, newest first. */
export function PriceTable({ prices }: { prices: ReferencePrice[] }) {
  const say = useWords(placesWords);
  const locale = useLocale();
  return (
    <Table
      caption={say.commodity.reports}
      hideCaption
      rows={prices}
      rowKey={(price) => price.id}
      columns={[
        { key: "place", label: say.column.place, lead: true, cell: (price) => price.place },
        { key: "level", label: say.column.level, cell: (price) => spoken(say.level, price.level) },
        { key: "period", label: say.column.period, cell: (price) => price.period },
        { key: "price", label: say.column.price, number: true, cell: (price) => spokenPrice(price, locale, say.range) },
        { key: "trust", label: say.column.trust, cell: (price) => <Trust {...price} /> },
      ]}
    />
  );
}

function spokenPrice(price: ReferencePrice, locale: "id" | "en", range: (low: string, high: string) => string): string {
  const low = formatIdr(price.lowIdr, locale);
  const both = price.lowIdr === price.highIdr ? low : range(low, formatIdr(price.highIdr, locale));
  return `${both} ${price.unit.replace("Rp", "")}`;
}

/** What one kg (or head, or egg) becomes, and what that sells for. Estimates are marked in words. */
export function RecipeTable({ recipes, unit }: { recipes: (Recipe & { product: Product })[]; unit: string }) {
  const say = useWords(placesWords);
  const locale = useLocale();
  const raw = unit === "butir" ? say.unit.butir : say.unit.kg;
  return (
    <Table
      caption={say.commodity.product}
      hideCaption
      rows={recipes}
      rowKey={(recipe) => recipe.productCode}
      columns={[
        { key: "product", label: say.column.product, lead: true, cell: ({ product }) => nameIn(locale, product) },
        {
          key: "yield",
          label: say.column.yield(raw),
          cell: (recipe) => (
            <>
              {formatNumber(recipe.yieldTypical, locale, 2)} {spoken(say.unit, recipe.product.outputUnit)} (
              {say.range(formatNumber(recipe.yieldLow, locale, 2), formatNumber(recipe.yieldHigh, locale, 2))}),{" "}
              <Trust {...recipe} />
            </>
          ),
        },
        { key: "sells", label: say.column.sells, cell: ({ product }) => <ProductPrice product={product} /> },
        {
          key: "value",
          label: say.column.value(raw),
          number: true,
          cell: (recipe) => money(valuePerRawIdr(recipe, recipe.product), locale),
        },
        {
          key: "permit",
          label: say.column.permit,
          cell: ({ product }) =>
            permitsOf(product)
              .map((code) => spoken(say.permit, code))
              .join(", "),
        },
      ]}
    />
  );
}

function ProductPrice({ product }: { product: Product }) {
  const say = useWords(placesWords);
  const locale = useLocale();
  return (
    <>
      {money(product.priceIdr, locale)}/{spoken(say.unit, product.outputUnit)},{" "}
      <Trust status={(product.priceStatus ?? "estimate") as Status} sourceIds={product.priceSourceIds} />
    </>
  );
}

function money(idr: number | null, locale: "id" | "en"): string {
  return idr === null ? "-" : formatIdr(idr, locale);
}

type Fact = {
  attribute: string;
  low: number | null;
  typical: number | null;
  high: number | null;
  unit: string;
  note: string;
  status: Status;
  sourceIds: string;
};

/** Low, usual and high figures of raising and keeping a commodity. */
export function FactTable({ facts }: { facts: Fact[] }) {
  const say = useWords(placesWords);
  const locale = useLocale();
  const number = (value: number | null) => (value === null ? "-" : formatNumber(value, locale, 2));
  return (
    <Table
      caption={say.commodity.facts}
      hideCaption
      rows={facts}
      rowKey={(fact) => fact.attribute}
      columns={[
        { key: "fact", label: say.column.fact, lead: true, cell: (fact) => spoken(say.attribute, fact.attribute) },
        {
          key: "usual",
          label: say.column.usual,
          number: true,
          cell: (fact) => (fact.typical === null ? "-" : `${number(fact.typical)} ${spoken(say.measure, fact.unit)}`),
        },
        {
          key: "range",
          label: say.column.range,
          number: true,
          cell: (fact) =>
            fact.low === null ? say.upTo(number(fact.high)) : say.range(number(fact.low), number(fact.high)),
        },
        { key: "trust", label: say.column.trust, cell: (fact) => <Trust {...fact} /> },
      ]}
    />
  );
}
