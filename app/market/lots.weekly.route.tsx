import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, daysBetween, defaultZone } from "~/lib/dates.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { Pic } from "~/ui/drawing.tsx";
import { Kg, RpPerKg } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { lotFor } from "./lot-lists.server.ts";
import { nameInSentence } from "./naming.ts";
import { weekdayOf } from "./standing-lot.ts";
import { startStanding } from "./standing-lots.server.ts";
import { standingWords } from "./standing.words.ts";
import { useWeekday } from "./weekly-list.tsx";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, standingWords, (say) => say.start);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const lot = await lotFor(db, user, visit.params.id ?? "", dateIn(defaultZone, now()));
  if (!lot?.mine) throw notFound();
  const { id, nameId, nameEn, commodityCode, quantityKg, askIdr, readyFrom, readyTo } = lot;
  const rhythm = { weekday: weekdayOf(readyFrom), days: daysBetween(readyFrom, readyTo) };
  return { id, nameId, nameEn, commodityCode, quantityKg, askIdr, ...rhythm };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  // What is not yours is not found, whatever was sent: the loader knows.
  const { id } = await loader(visit);
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  const done = await startStanding(db, form.act, user.group, id);
  return done.ok ? redirect("/panen/saya") : form.refuse(done.reason);
}

export default function RepeatWeekly() {
  const lot = useLoaderData<typeof loader>();
  const say = useWords(standingWords);
  const words = useWords(marketWords);
  const locale = useLocale();
  const weekday = useWeekday();
  const [form] = useSheet<z.input<typeof NoFields>>({ id: "tiap-pekan", lastResult: useActionData<typeof action>() });
  return (
    <Page
      title={say.start}
      lead={say.lead}
      crumb={[{ to: `/panen/${lot.id}`, label: words.harvestOf(nameInSentence(locale, lot)) }]}
    >
      <SheetForm form={form} labels={{}} refusals={say.refusal}>
        <Card side="hulu">
          <div className="row">
            <Pic name={drawingForCommodity(lot.commodityCode)} side="hulu" size={64} />
            <div>
              <p className="n1">
                <Kg value={lot.quantityKg} size="n1" mark />
              </p>
              <p className="strong">{nameIn(locale, lot)}</p>
            </div>
          </div>
          <Facts
            items={[
              { label: say.when, value: say.rhythm(weekday(lot.weekday)) },
              { label: say.collect, value: say.open(lot.days) },
              { label: say.price, value: <RpPerKg value={lot.askIdr} /> },
            ]}
          />
          <p className="soft">{say.note}</p>
        </Card>
        <Thumb>
          <Button tone="hulu">{say.go}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
