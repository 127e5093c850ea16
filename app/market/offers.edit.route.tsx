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
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { kitchensOf } from "./kitchen-lists.server.ts";
import { makingOf, pricesBeside } from "./offer-choices.server.ts";
import { OfferFields, useOfferLabels } from "./offer-fields.tsx";
import { ownOffer } from "./offer-lists.server.ts";
import { OfferEditForm, offerRefusalFields, typedOffer } from "./offer.ts";
import { offerWords } from "./offer.words.ts";
import { editOffer } from "./offers.server.ts";
import { termsWords } from "./terms.words.ts";
import { kitchenHorizonWeeks, mondaysFrom } from "./window.ts";
import { nameInSentence } from "./naming.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, offerWords, (say) => say.edit);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const today = dateIn(defaultZone, now());
  const offer = await ownOffer(db, group.id, visit.params.id ?? "", today);
  const making = offer && (await makingOf(db, offer.productCode));
  if (!offer || !making) throw notFound();
  if (offer.state === "withdrawn") throw redirect(`/olahan/${offer.id}`);
  const rows = making.ingredients.map(({ code, yieldPerMille }) => {
    const taken = offer.accepts.find((row) => row.code === code);
    return {
      commodityCode: code,
      ceilingIdr: taken?.ceilingIdr ?? null,
      yieldPerMille: taken?.yieldPerMille ?? yieldPerMille,
    };
  });
  const kitchens = await kitchensOf(db, group.id, mondayOf(today));
  const weeks = mondaysFrom(today, kitchenHorizonWeeks);
  return {
    id: offer.id,
    making,
    prices: await pricesBeside(db, making, group.regencyCode, today),
    typed: typedOffer(offer, rows),
    kitchens: kitchens.map(({ id, name }) => ({ id, name })),
    weeks: [...new Set([offer.fromWeek, offer.toWeek, ...weeks])].sort(),
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  // What is not yours is not found, whatever was typed: the loader knows.
  await loader(visit);
  const form = await openForm(visit.request, user, OfferEditForm);
  if (!form.ok) return form.reply;
  const done = await editOffer(db, form.act, user.group, visit.params.id ?? "", form.value);
  if (done.ok) return redirect(`/olahan/${done.id}`);
  if (done.reason === "offerNotFound") throw notFound();
  return form.refuse(done.reason, offerRefusalFields[done.reason]);
}

export default function EditOffer() {
  const { id, making, prices, typed, kitchens, weeks } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const locale = useLocale();
  const terms = useWords(termsWords);
  const [form, fields] = useSheet<z.input<typeof OfferEditForm>>({
    id: "olahan",
    lastResult: useActionData<typeof action>(),
    defaultValue: typed,
  });
  const made = say.made(nameInSentence(locale, making));
  return (
    <Page title={say.edit} lead={say.formLead} crumb={[{ to: `/olahan/${id}`, label: made }]}>
      <SheetForm form={form} labels={useOfferLabels()} refusals={{ ...say.refusal, ...terms.refusal }}>
        <OfferFields fields={fields} making={making} kitchens={kitchens} weeks={weeks} {...prices} />
        <Thumb>
          <Button tone="hilir">{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
