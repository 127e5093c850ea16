import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { pricePanel } from "~/prices/panel.server.ts";
import { PricePanel } from "~/prices/price-panel.tsx";
import { findCommodity } from "~/places/commodities.server.ts";
import { isCounted, partsOf } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { formatKg } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { cycleAddress } from "./forecasts.server.ts";
import { LotFields, useLotLabels } from "./lot-fields.tsx";
import { lotFor } from "./lot-lists.server.ts";
import { LotEditForm, lotRefusalFields, typedLot } from "./lot.ts";
import { lotWords } from "./lot.words.ts";
import { typedClose } from "./bid-close.ts";
import { editLot } from "./lots.server.ts";
import { harvestHorizonDays } from "./window.ts";
import { marketWords } from "./words.ts";
import { nameInSentence } from "./naming.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, lotWords, (say) => say.editHarvest);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const today = dateIn(defaultZone, now());
  const lot = await lotFor(db, user, visit.params.id ?? "", today);
  if (!lot?.mine) throw notFound();
  if (lot.state === "withdrawn") throw redirect(`/panen/${lot.id}`);
  // What still grows follows its cycle: figures typed here would be gone with the next note.
  if (lot.forecast) throw redirect(await cycleAddress(db, lot.id));
  const { commodityCode, form, regencyCode } = lot;
  const [commodity, panel] = await Promise.all([
    findCommodity(db, commodityCode),
    pricePanel(db, { commodityCode, form, regencyCode, costsOfGroup: user.group.id, today }),
  ]);
  if (!commodity) throw notFound();
  return {
    id: lot.id,
    name: { nameId: lot.nameId, nameEn: lot.nameEn },
    promisedKg: lot.promisedKg,
    forms: partsOf(commodity.forms),
    counted: isCounted(commodity),
    unit: commodity.unit,
    panel,
    typed: {
      ...typedLot(lot, commodity),
      ...typedClose(lot.bidsCloseAt, lot.zone),
      note: lot.note,
      askPer: "kg" as const,
    },
    days: { min: lot.readyFrom < today ? lot.readyFrom : today, max: addDays(today, harvestHorizonDays) },
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  // What is not yours is not found, whatever was typed: the loader knows.
  await loader(visit);
  const form = await openForm(visit.request, user, LotEditForm);
  if (!form.ok) return form.reply;
  const done = await editLot(db, form.act, user.group, visit.params.id ?? "", form.value);
  if (done.ok) return redirect(`/panen/${done.id}`);
  if (done.reason === "lotNotFound") throw notFound();
  return form.refuse(done.reason, lotRefusalFields[done.reason]);
}

export default function EditLot() {
  const { id, name, promisedKg, typed, panel, ...rest } = useLoaderData<typeof loader>();
  const say = useWords(lotWords);
  const words = useWords(marketWords);
  const locale = useLocale();
  const [form, fields] = useSheet<z.input<typeof LotEditForm>>({
    id: "panen",
    lastResult: useActionData<typeof action>(),
    defaultValue: typed,
  });
  return (
    <Page
      title={say.editHarvest}
      lead={say.repeatLead}
      crumb={[{ to: `/panen/${id}`, label: words.harvestOf(nameInSentence(locale, name)) }]}
    >
      {promisedKg > 0 ? <Banner tone="plain">{words.promisedKg(formatKg(promisedKg, locale))}</Banner> : null}
      <SheetForm form={form} labels={useLotLabels()} refusals={say.refusal}>
        <LotFields
          fields={fields}
          reference={null}
          {...rest}
          beside={panel ? <PricePanel panel={panel} open /> : null}
        />
        <Thumb>
          <Button tone="hulu">{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
