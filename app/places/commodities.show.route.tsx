import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { titled } from "~/page-meta.ts";
import { notFound } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { Drawing } from "~/ui/drawing.tsx";
import { formatIdr, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Pill } from "~/ui/state.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { factsOf, findCommodity, pricesOf, recipesFor } from "./commodities.server.ts";
import { isEstimate, nameIn, spoken } from "./commodity.ts";
import { FactTable, PriceTable, RecipeTable } from "./commodity-tables.tsx";
import type { ReferenceBand } from "./reference-price.ts";
import { chooseBand } from "./reference-price.ts";
import { Trust } from "./trust.tsx";
import { placesWords } from "./words.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const commodity = await findCommodity(db, (params.code ?? "").toUpperCase());
  if (!commodity) throw notFound();
  const [prices, recipes, facts] = await Promise.all([
    pricesOf(db, commodity.code),
    recipesFor(db, commodity.code),
    factsOf(db, commodity.code),
  ]);
  const band = chooseBand(prices, commodity, "Kota Banjarbaru");
  return { title: nameIn(readLocale(request), commodity), commodity, prices, recipes, facts, band };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title ?? "HuluHilir");

/** One commodity: what it fetches, what it can become, and how it is raised, each figure with its source. */
export default function CommodityPage() {
  const { commodity, prices, recipes, facts, band } = useLoaderData<typeof loader>();
  const say = useWords(placesWords);
  const locale = useLocale();
  const seasons = facts.filter((fact) => fact.attribute === "seasonality");
  return (
    <Page
      title={nameIn(locale, commodity)}
      lead={say.commodity.also(commodity.nameLocal, commodity.scientificName)}
      crumb={[{ to: "/komoditas", label: say.commodity.back }]}
      width="wide"
      actions={
        <ButtonLink to={`/panen?komoditas=${commodity.code}`} tone="hulu">
          {say.commodity.harvests}
        </ButtonLink>
      }
    >
      <Card side="hulu" title={say.commodity.price}>
        <div className="row wrap">
          <Drawing name={drawingForCommodity(commodity.code)} side="hulu" size={64} />
          {band ? <Band band={band} /> : <p>{say.commodity.noPrice}</p>}
        </div>
        {prices.length > 0 ? (
          <Fold summary={say.commodity.reports}>
            <PriceTable prices={prices} />
          </Fold>
        ) : null}
      </Card>
      <Section title={say.commodity.product}>
        <p>{recipes.length > 0 ? say.commodity.productLead : say.commodity.noProduct}</p>
        {recipes.length > 0 ? <RecipeTable recipes={recipes} unit={commodity.unit} /> : null}
      </Section>
      {seasons.length > 0 ? (
        <Section title={say.commodity.season}>
          {seasons.map((fact) => (
            <p key={fact.note}>
              <span lang="id">{fact.note}</span> (<Trust {...fact} />)
            </p>
          ))}
        </Section>
      ) : null}
      <Fold summary={say.commodity.facts}>
        <FactTable facts={facts.filter((fact) => fact.attribute !== "seasonality")} />
        {commodity.gramsPerUnit ? (
          <p className="soft">{say.commodity.perUnit(formatNumber(commodity.gramsPerUnit, locale))}</p>
        ) : null}
      </Fold>
    </Page>
  );
}

function Band({ band }: { band: ReferenceBand }) {
  const say = useWords(placesWords);
  const locale = useLocale();
  const level = spoken(say.level, band.level);
  return (
    <div className="grow">
      <p className="n2 strong">
        {say.commodity.pricePerKg(formatIdr(band.lowIdr, locale), formatIdr(band.highIdr, locale))}
      </p>
      <p>{say.commodity.priceFrom(level, band.place, band.period)}</p>
      <p>
        <Pill tone={isEstimate(band.status) ? "wait" : "good"}>
          <Trust {...band} />
        </Pill>
      </p>
    </div>
  );
}
