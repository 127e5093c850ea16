import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { lastCommodities, pricePanels } from "~/prices/panel.server.ts";
import { PricePanel } from "~/prices/price-panel.tsx";
import { storePhotos } from "~/photos/photo-store.server.ts";
import { PhotosField } from "~/photos/photos-field.tsx";
import { photoWords } from "~/photos/words.ts";
import { listCommodities } from "~/places/commodities.server.ts";
import { isCounted, nameIn, partsOf } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { formatIdr } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { openMarketAside } from "./asking.server.ts";
import { bandsIn, usualAsk } from "./choices.server.ts";
import { CommodityField } from "./commodity-field.tsx";
import { LotFields, useLotLabels } from "./lot-fields.tsx";
import { lotToRepeat } from "./lot-lists.server.ts";
import { lotRefusalFields, mostLotPhotos, NewLotForm, nextDays, typedLot } from "./lot.ts";
import { lotWords } from "./lot.words.ts";
import { postLot } from "./lots.server.ts";
import { harvestHorizonDays } from "./window.ts";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, marketWords, (say) => say.newHarvest);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  if (group.verified) openMarketAside(group.regencyCode);
  const params = new URL(visit.request.url).searchParams;
  const today = dateIn(defaultZone, now());
  const [commodities, bands, last] = await Promise.all([
    listCommodities(db),
    bandsIn(db, group.regencyCode),
    // Asked for by name or by commodity; otherwise the form begins empty, so that no old price stays by mistake.
    params.has("ulang") || params.has("komoditas") ? lotToRepeat(db, group.id, params.get("ulang")) : undefined,
  ]);
  const wanted = commodities.find(({ code }) => code === params.get("komoditas"))?.code;
  const repeated = last && (!wanted || wanted === last.commodityCode) ? last : undefined;
  const commodity = commodities.find(({ code }) => code === repeated?.commodityCode);
  const typed = repeated ? typedLot(repeated, commodity) : { commodityCode: wanted ?? "" };
  const isCountedCode = commodities.some((one) => one.code === wanted && isCounted(one));
  const own = { form: null, regencyCode: group.regencyCode, costsOfGroup: group.id, today };
  const chosen = typed.commodityCode ? [typed.commodityCode] : [];
  const panels = await pricePanels(db, [...new Set([...chosen, ...(await lastCommodities(db, group.id))])], own);
  return {
    panels,
    verified: group.verified,
    commodities: commodities.map(({ code, nameId, nameEn, nameLocal }) => ({ code, nameId, nameEn, nameLocal })),
    forms: [...new Set(commodities.flatMap((commodity) => partsOf(commodity.forms)))],
    bands: Object.entries(bands).map(([code, { lowIdr, highIdr }]) => ({ code, lowIdr, highIdr })),
    unit: commodities.find(({ code }) => code === typed.commodityCode)?.unit ?? null,
    typed: { ...typed, ...nextDays(repeated, today), askPer: !repeated && isCountedCode ? "unit" : "kg" },
    repeats: repeated !== undefined,
    days: { min: today, max: addDays(today, harvestHorizonDays) },
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const form = await openForm(visit.request, user, NewLotForm);
  if (!form.ok) return form.reply;
  const { photos: files, askIdr: typedIdr, ...value } = form.value;
  const askIdr = typedIdr ?? (await usualAsk(db, value.commodityCode, user.group.regencyCode));
  if (askIdr === null) return form.refuse("askMissing", "askIdr");
  const stored = await storePhotos(files);
  if (!stored.ok) return form.refuse(stored.reason, "photos");
  // The usual price is one per kg, whatever was ticked.
  const askPer = typedIdr === undefined ? ("kg" as const) : value.askPer;
  const done = await postLot(db, form.act, user.group, { ...value, askIdr, askPer }, stored.photos);
  return done.ok ? redirect(`/panen/${done.id}?tercatat`) : form.refuse(done.reason, lotRefusalFields[done.reason]);
}

export default function NewLot() {
  const { verified, commodities, forms, unit, typed, repeats, days } = useLoaderData<typeof loader>();
  const say = useWords(lotWords);
  const words = useWords(marketWords);
  const photoSay = useWords(photoWords);
  const [form, fields] = useSheet<z.input<typeof NewLotForm>>({
    id: "panen",
    lastResult: useActionData<typeof action>(),
    defaultValue: typed,
  });
  return (
    <Page
      title={words.newHarvest}
      lead={repeats ? say.repeatLead : say.newLead}
      crumb={[{ to: "/panen/saya", label: words.myHarvests }]}
    >
      {verified ? null : (
        <Banner tone="wait" title={words.notPublic}>
          {words.notPublicText}
        </Banner>
      )}
      <SheetForm
        form={form}
        labels={{ ...useLotLabels(), photos: photoSay.add }}
        refusals={{ ...say.refusal, ...photoSay.refusal }}
        encType="multipart/form-data"
      >
        <div className="sheet group/lot">
          <CommodityField field={fields.commodityCode} commodities={commodities} />
          <LotFields
            fields={fields}
            forms={forms}
            reference={null}
            days={days}
            counted
            unit={unit}
            usual
            beside={<Panels />}
          />
          <PhotosField field={fields.photos} most={mostLotPhotos} />
          <BandList />
        </div>
        <Thumb>
          <Button tone="hulu">{words.newHarvest}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}

/** What the prices of the own commodities can be weighed against; that of the chosen one is open. */
function Panels() {
  const { panels, typed } = useLoaderData<typeof loader>();
  return panels.map((panel) => (
    <PricePanel key={panel.commodity.code} panel={panel} open={panel.commodity.code === typed.commodityCode} />
  ));
}

/** Reference prices of all commodities: which one will be chosen is not known before the form is sent. */
function BandList() {
  const { bands, commodities } = useLoaderData<typeof loader>();
  const say = useWords(lotWords);
  const locale = useLocale();
  return (
    <Fold summary={say.prices}>
      <p className="soft">{say.pricesNote}</p>
      <Ledger>
        {commodities.flatMap((commodity) => {
          const band = bands.find(({ code }) => code === commodity.code);
          if (!band) return [];
          const range = say.range(formatIdr(band.lowIdr, locale), formatIdr(band.highIdr, locale));
          return [
            <LedgerLine key={commodity.code} label={nameIn(locale, commodity)}>
              {range}
            </LedgerLine>,
          ];
        })}
      </Ledger>
    </Fold>
  );
}
