import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { kitchenChoices, productsFrom } from "./batch-choices.server.ts";
import { BatchSheet } from "./batch-fields.tsx";
import type { BatchRefusal } from "./batches.server.ts";
import { recordBatch } from "./batches.server.ts";
import { BatchForm, maxInputs, typedKg } from "./batch.ts";
import { ChooseNotes } from "./choose-notes.tsx";
import type { UsableTicket } from "./usable-tickets.server.ts";
import { usableTickets } from "./usable-tickets.server.ts";
import { productionWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, productionWords, (say) => say.new);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const wanted = new Set(new URL(visit.request.url).searchParams.getAll("nota"));
  const usable = await usableTickets(db, group.id);
  const chosen = usable.filter(({ id }) => wanted.has(id)).slice(0, maxInputs / 2);
  const [products, kitchens] = await Promise.all([productsFrom(db, chosen), kitchenChoices(db, group.id)]);
  return { usable, chosen, products, kitchens, today: dateIn(defaultZone, now()) };
}

/** Beside which field a refusal stands. */
const refusalFields: Partial<Record<BatchRefusal, string>> = {
  kitchenUnknown: "kitchenId",
  productUnknown: "productCode",
  noRecipe: "productCode",
  piecesNotWhole: "outputThousandths",
  packsWithoutSize: "packQuantity",
  packsTooMany: "packs",
  expiryTooEarly: "expiresOn",
  processedFuture: "processedOn",
  processedBeforeWeighing: "processedOn",
};

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const form = await openForm(visit.request, user, BatchForm);
  if (!form.ok) return form.reply;
  const done = await recordBatch(db, form.act, user.group, form.value);
  return done.ok ? redirect(`/produksi/${done.id}`) : form.refuse(done.reason, refusalFields[done.reason]);
}

/** A note as the form begins with it: all that is left, and in a row of its own what of it was bought cheaper. */
function rowsOf({ id: ticketId, leftGrams, cheaperLeftGrams }: UsableTicket) {
  const agreed = { ticketId, grams: typedKg(leftGrams) };
  const cheaper = { ticketId, grams: typedKg(cheaperLeftGrams), cheaper: "on" as const };
  return [...(leftGrams > 0 ? [agreed] : []), ...(cheaperLeftGrams > 0 ? [cheaper] : [])];
}

export default function NewBatch() {
  const { usable, chosen } = useLoaderData<typeof loader>();
  const say = useWords(productionWords);
  const crumb = [{ to: "/produksi", label: say.title }];
  if (chosen.length === 0) {
    return (
      <Page title={say.new} lead={usable.length > 0 ? say.chooseLead : undefined} crumb={crumb}>
        <ChooseNotes tickets={usable} />
      </Page>
    );
  }
  return (
    <Page title={say.new} lead={say.newLead} crumb={crumb}>
      <Sheet />
    </Page>
  );
}

function Sheet() {
  const { chosen, products, kitchens, today } = useLoaderData<typeof loader>();
  const [form, fields] = useSheet<z.input<typeof BatchForm>>({
    id: "produksi",
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      kitchenId: kitchens[0]?.id ?? "",
      productCode: products[0]?.code ?? "",
      processedOn: today,
      inputs: chosen.flatMap(rowsOf),
    },
  });
  return (
    <BatchSheet form={form} fields={fields} tickets={chosen} products={products} kitchens={kitchens} today={today} />
  );
}
