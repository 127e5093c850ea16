import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { EmptyState } from "~/ui/state.tsx";
import { kitchenOf } from "./kitchen-lists.server.ts";
import { kitchenWords } from "./kitchen.words.ts";
import { typedYield } from "./offer.ts";
import { RecipeForm } from "./recipe.ts";
import { RecipeList, useRecipeName } from "./recipe-list.tsx";
import { recipesOfKitchen, setRecipe } from "./recipes.server.ts";
import { recipeWords } from "./recipe.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, recipeWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const kitchen = await kitchenOf(db, group.id, visit.params.id ?? "", mondayOf(dateIn(defaultZone, now())));
  if (!kitchen) throw notFound();
  const recipes = await recipesOfKitchen(db, kitchen.id);
  const { productCode, commodityCode } = makingIn(visit.request);
  const chosen = recipes.find((one) => one.productCode === productCode && one.commodityCode === commodityCode) ?? null;
  return { kitchen: { id: kitchen.id, name: kitchen.name }, recipes, chosen };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const { kitchen } = await loader(visit);
  const form = await openForm(visit.request, user, RecipeForm);
  if (!form.ok) return form.reply;
  const making = { kitchenId: kitchen.id, ...makingIn(visit.request) };
  const done = await setRecipe(db, form.act, user.group, making, form.value);
  if (done.ok) return redirect(`/dapur/${done.id}/resep`);
  return form.refuse(done.reason, done.reason === "yieldFar" ? "yieldPerMille" : undefined);
}

/** Which recipe an address speaks of. */
function makingIn(request: Request) {
  const asked = new URL(request.url).searchParams;
  return { productCode: asked.get("olahan") ?? "", commodityCode: asked.get("bahan") ?? "" };
}

export default function Recipes() {
  const { kitchen, recipes, chosen } = useLoaderData<typeof loader>();
  const say = useWords(recipeWords);
  const kitchens = useWords(kitchenWords);
  const crumb = [{ to: "/dapur", label: kitchens.title }];
  if (chosen) return <RecipeSheet />;
  return (
    <Page width="wide" kicker={kitchen.name} title={say.title} lead={say.lead} crumb={crumb}>
      {recipes.length === 0 ? (
        <EmptyState drawing="dapur" title={say.none}>
          {say.noneText}
        </EmptyState>
      ) : (
        <RecipeList kitchenId={kitchen.id} recipes={recipes} />
      )}
    </Page>
  );
}

function RecipeSheet() {
  const { kitchen, chosen } = useLoaderData<typeof loader>();
  const say = useWords(recipeWords);
  const locale = useLocale();
  const nameOf = useRecipeName();
  const [form, fields] = useSheet<z.input<typeof RecipeForm>>({
    id: "resep",
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      yieldPerMille: chosen ? typedYield(chosen.own?.yieldPerMille ?? chosen.usualPerMille) : "",
      labourMinutes: chosen?.own?.labourMinutes === null ? "" : String(chosen?.own?.labourMinutes ?? ""),
      otherInputsIdr: chosen?.own?.otherInputsIdr === null ? "" : String(chosen?.own?.otherInputsIdr ?? ""),
    },
  });
  if (!chosen) return null;
  const per100 = (perMille: number) => formatNumber(perMille / 10, locale, 1);
  return (
    <Page
      kicker={kitchen.name}
      title={nameOf(chosen)}
      lead={say.sheetLead}
      crumb={[{ to: `/dapur/${kitchen.id}/resep`, label: say.title }]}
    >
      <SheetForm form={form} labels={say.field} refusals={say.refusal}>
        <NumberField
          field={fields.yieldPerMille}
          label={say.field.yieldPerMille}
          hint={say.usualRange(per100(chosen.range.low), per100(chosen.range.high))}
          decimal
          big
        />
        <NumberField field={fields.labourMinutes} label={say.field.labourMinutes} unit={say.minutes} optional />
        <MoneyField field={fields.otherInputsIdr} label={say.field.otherInputsIdr} perKg optional />
        <Thumb>
          <Button tone="hilir">{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
