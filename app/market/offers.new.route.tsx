import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { drawingForProduct } from "~/ui/drawing-for.ts";
import { SheetForm } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { EmptyState } from "~/ui/state.tsx";
import { HiddenField } from "~/ui/text-field.tsx";
import { Tile, Tiles } from "~/ui/tiles.tsx";
import { openMarketAside } from "./asking.server.ts";
import { productChoices } from "./choices.server.ts";
import { kitchensOf } from "./kitchen-lists.server.ts";
import { makingOf, pricesBeside } from "./offer-choices.server.ts";
import { OfferFields, useOfferLabels } from "./offer-fields.tsx";
import { freshOffer, OfferForm, offerRefusalFields, typedOffer } from "./offer.ts";
import { nameInSentence } from "./naming.ts";
import { offerWords } from "./offer.words.ts";
import { postOffer } from "./offers.server.ts";
import { recipesOfKitchen } from "./recipes.server.ts";
import { termsWords } from "./terms.words.ts";
import { kitchenHorizonWeeks, mondaysFrom } from "./window.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, offerWords, (say) => say.add);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  if (group.verified) openMarketAside(group.regencyCode);
  const today = dateIn(defaultZone, now());
  const kitchens = await kitchensOf(db, group.id, mondayOf(today));
  const making = await makingOf(db, new URL(visit.request.url).searchParams.get("produk") ?? "");
  const [first] = kitchens;
  const recipes = first && making ? await recipesOfKitchen(db, first.id) : [];
  const ownYield = (code: string) =>
    recipes.find((one) => one.productCode === making?.code && one.commodityCode === code)?.now.yieldPerMille;
  const rows = making?.ingredients.map(({ code, yieldPerMille }) => ({
    commodityCode: code,
    ceilingIdr: null,
    yieldPerMille: ownYield(code) ?? yieldPerMille,
  }));
  return {
    kitchens: kitchens.map(({ id, name }) => ({ id, name })),
    products: making ? [] : await productChoices(db),
    sheet:
      making && first && rows
        ? {
            making,
            typed: typedOffer(freshOffer(first, today), rows),
            prices: await pricesBeside(db, making, group.regencyCode, today),
          }
        : null,
    weeks: mondaysFrom(today, kitchenHorizonWeeks),
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const form = await openForm(visit.request, user, OfferForm);
  if (!form.ok) return form.reply;
  const done = await postOffer(db, form.act, user.group, form.value);
  return done.ok ? redirect(`/olahan/${done.id}`) : form.refuse(done.reason, offerRefusalFields[done.reason]);
}

export default function NewOffer() {
  const { kitchens, sheet } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const add = (
    <ButtonLink to="/dapur/baru" tone="hilir">
      {say.addKitchen}
    </ButtonLink>
  );
  const lead = kitchens.length === 0 ? undefined : sheet ? say.formLead : say.chooseLead;
  return (
    <Page title={say.add} lead={lead} crumb={[{ to: "/olahan/saya", label: say.mine }]}>
      {kitchens.length === 0 ? (
        <EmptyState drawing="dapur" title={say.noKitchen} action={add}>
          {say.noKitchenText}
        </EmptyState>
      ) : sheet ? (
        <OfferSheet sheet={sheet} />
      ) : (
        <ProductTiles />
      )}
    </Page>
  );
}

function ProductTiles() {
  const { products } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <Tiles>
      {products.map((product) => (
        <Tile
          key={product.code}
          to={`/olahan/baru?produk=${product.code}`}
          drawing={drawingForProduct(product.code)}
          side="hilir"
          label={nameIn(locale, product)}
        />
      ))}
    </Tiles>
  );
}

type Sheet = NonNullable<Awaited<ReturnType<typeof loader>>["sheet"]>;

function OfferSheet({ sheet }: { sheet: Sheet }) {
  const { kitchens, weeks } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const locale = useLocale();
  const { making, typed, prices } = sheet;
  const terms = useWords(termsWords);
  const [form, fields] = useSheet<z.input<typeof OfferForm>>({
    id: "olahan",
    lastResult: useActionData<typeof action>(),
    defaultValue: { ...typed, productCode: making.code },
  });
  return (
    <SheetForm form={form} labels={useOfferLabels()} refusals={{ ...say.refusal, ...terms.refusal }}>
      <p>
        <b>{say.made(nameInSentence(locale, making))}</b> <TextLink to="/olahan/baru">{say.otherProduct}</TextLink>
      </p>
      <HiddenField field={fields.productCode} value={making.code} />
      <OfferFields fields={fields} making={making} kitchens={kitchens} weeks={weeks} {...prices} />
      <Thumb>
        <Button tone="hilir">{say.post}</Button>
      </Thumb>
    </SheetForm>
  );
}
