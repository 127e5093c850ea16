import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { KgOfGrams, Rp } from "~/ui/figure.tsx";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { valueOfProducts } from "./product-value.server.ts";
import { ValueAdded } from "./value-parts.tsx";
import { viewOfProduct } from "./value-view.server.ts";
import { productValueWords } from "./product-value.words.ts";
import { valueWords } from "./value.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, productValueWords, (say) => say.productsTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const today = dateIn(defaultZone, now());
  const time = { from: addDays(today, -365), to: today };
  const [value] = await valueOfProducts(db, { ...reach, ...time, productCode: visit.params.code ?? "" });
  const view = value && (await viewOfProduct(db, value));
  if (!view) throw notFound();
  return { view, batches: value.batches };
}

export default function ProductValuePage() {
  const { view, batches } = useLoaderData<typeof loader>();
  const say = useWords(productValueWords);
  const words = useWords(valueWords);
  const locale = useLocale();
  return (
    <Page
      title={say.productTitle(nameIn(locale, view.product).toLowerCase())}
      lead={say.productLead(batches)}
      crumb={[{ to: "/nilai-tambah", label: say.productsTitle }]}
    >
      <KeyNumbers
        items={[
          { label: words.processed, value: <KgOfGrams grams={view.money.rawGrams} size="n2" /> },
          { label: words.total.valueAdded, value: <Rp value={view.money.valueAddedIdr} size="n2" /> },
          {
            label: view.money.profitIdr < 0 ? words.total.loss : words.total.profit,
            value: <Rp value={view.money.profitIdr} size="n2" />,
          },
        ]}
      />
      <ValueAdded value={view} />
    </Page>
  );
}
