import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { listCommodities } from "~/places/commodities.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { FieldGroup } from "~/ui/field-frame.tsx";
import { RpPerKg } from "~/ui/figure.tsx";
import { formatIdr, formatKg } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { costPerKgIdr, CostForm, totalCostIdr } from "./cost.ts";
import { costsOf, noteCosts } from "./costs.server.ts";
import { priceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, priceWords, (say) => say.cost.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const wanted = new URL(visit.request.url).searchParams.get("komoditas") ?? "";
  const commodities = await listCommodities(db);
  const known = commodities.find(({ code }) => code === wanted);
  const costs = known ? await costsOf(db, group.id, known.code) : undefined;
  return {
    commodities: commodities.map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
    wanted: known?.code ?? "",
    costs: costs ? { ...costs, perKgIdr: costPerKgIdr(costs), totalIdr: totalCostIdr(costs) } : null,
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const form = await openForm(visit.request, user, CostForm);
  if (!form.ok) return form.reply;
  const done = await noteCosts(db, form.act, user.group.id, form.value);
  if (!done.ok) return form.refuse(done.reason, "commodityCode");
  return redirect(`/harga/biaya?komoditas=${form.value.commodityCode}`);
}

export default function Costs() {
  const { commodities, wanted, costs } = useLoaderData<typeof loader>();
  const words = useWords(priceWords);
  const say = words.cost;
  const locale = useLocale();
  const typed = (value: number | undefined) => (value ? String(value) : "");
  const [form, fields] = useSheet<z.input<typeof CostForm>>({
    id: "biaya",
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      commodityCode: wanted,
      feedKg: typed(costs?.feedKg),
      feedIdr: typed(costs?.feedIdr),
      seedCount: typed(costs?.seedCount),
      seedIdr: typed(costs?.seedIdr),
      otherIdr: typed(costs?.otherIdr),
      harvestKg: typed(costs?.harvestKg),
    },
  });
  const { commodityCode, feedKg, feedIdr, seedCount, seedIdr, otherIdr, harvestKg } = say;
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/harga", label: words.list.title }]}>
      {costs ? (
        <Banner tone="good" title={say.result}>
          <p>
            <RpPerKg value={costs.perKgIdr} size="n2" />
          </p>
          <p>{say.resultText(formatIdr(costs.totalIdr, locale), formatKg(costs.harvestKg, locale))}</p>
          <TextLink to={`/panen/baru?komoditas=${wanted}`}>{say.use}</TextLink>
        </Banner>
      ) : null}
      <SheetForm
        form={form}
        labels={{ commodityCode, feedKg, feedIdr, seedCount, seedIdr, otherIdr, harvestKg }}
        refusals={words.refusal}
      >
        <SelectField
          field={fields.commodityCode}
          label={commodityCode}
          options={commodities.map((one) => ({ value: one.code, label: nameIn(locale, one) }))}
        />
        <FieldGroup title={say.feed}>
          <div className="grid items-end gap-4 tab:grid-cols-2">
            <NumberField field={fields.feedKg} label={feedKg} unit="kg" />
            <MoneyField field={fields.feedIdr} label={feedIdr} perKg />
          </div>
        </FieldGroup>
        <FieldGroup title={say.seed}>
          <div className="grid items-end gap-4 tab:grid-cols-2">
            <NumberField field={fields.seedCount} label={seedCount} optional />
            <MoneyField field={fields.seedIdr} label={seedIdr} optional />
          </div>
        </FieldGroup>
        <MoneyField field={fields.otherIdr} label={otherIdr} hint={say.otherHint} optional />
        <NumberField field={fields.harvestKg} label={harvestKg} unit="kg" big />
        <Thumb>
          <Button tone="hulu">{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
