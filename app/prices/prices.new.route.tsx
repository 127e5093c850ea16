import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { listCommodities } from "~/places/commodities.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, TextField } from "~/ui/text-field.tsx";
import { notePrice } from "./price-notes.server.ts";
import { firstPriceDay, PriceForm, priceLevels, priceRefusalFields } from "./price.ts";
import { officeRegencies } from "./prices.asked.server.ts";
import { priceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, priceWords, (say) => say.form.title);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const [commodities, regencies] = await Promise.all([listCommodities(db), officeRegencies(officer)]);
  const today = dateIn(defaultZone, now());
  return { commodities: commodities.map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })), regencies, today };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const form = await openForm(visit.request, officer, PriceForm);
  if (!form.ok) return form.reply;
  const done = await notePrice(db, form.act, officer, form.value);
  if (!done.ok) return form.refuse(done.reason, priceRefusalFields[done.reason]);
  const { regencyCode, commodityCode } = form.value;
  return redirect(`/harga?wilayah=${regencyCode}&komoditas=${commodityCode}&tersimpan`);
}

export default function NewPrice() {
  const { commodities, regencies, today } = useLoaderData<typeof loader>();
  const words = useWords(priceWords);
  const say = words.form;
  const locale = useLocale();
  const [form, fields] = useSheet<z.input<typeof PriceForm>>({
    id: "harga",
    lastResult: useActionData<typeof action>(),
    defaultValue: { level: "produsen", day: today, regencyCode: regencies[0]?.code ?? "" },
  });
  const { commodityCode, level, regencyCode, market, day, lowIdr, typicalIdr, highIdr, source } = say;
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/harga", label: words.list.title }]}>
      <SheetForm
        form={form}
        labels={{ commodityCode, level, regencyCode, market, day, lowIdr, typicalIdr, highIdr, source }}
        refusals={words.refusal}
      >
        <SelectField
          field={fields.commodityCode}
          label={commodityCode}
          options={commodities.map((one) => ({ value: one.code, label: nameIn(locale, one) }))}
        />
        <RadioChips
          field={fields.level}
          label={level}
          options={priceLevels.map((value) => ({ value, label: words.level[value] ?? value }))}
        />
        <SelectField
          field={fields.regencyCode}
          label={regencyCode}
          placeholder={null}
          options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField field={fields.market} label={market} maxLength={80} />
        <DateField field={fields.day} label={day} min={firstPriceDay} max={today} />
        <div className="grid gap-4 tab:grid-cols-2">
          <MoneyField field={fields.lowIdr} label={lowIdr} perKg />
          <MoneyField field={fields.typicalIdr} label={typicalIdr} perKg />
          <MoneyField field={fields.highIdr} label={highIdr} perKg />
        </div>
        <TextField field={fields.source} label={source} hint={say.sourceHint} maxLength={80} />
        <Thumb>
          <Button>{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
