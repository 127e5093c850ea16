import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { firstPage } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { listStock, stockFor } from "./stock-list.server.ts";
import type { StockRow } from "./stock-list.server.ts";
import { ChooseStock } from "./stock-parts.tsx";
import type { SaleRefusal } from "./stock.server.ts";
import { recordSale } from "./stock.server.ts";
import { buyerKinds, channels, SaleForm } from "./stock.ts";
import { stockWords } from "./stock.words.ts";
import { AmountFields, ShelfCard } from "./taken-fields.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, stockWords, (say) => say.sellTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const today = dateIn(defaultZone, now());
  const asked = new URL(visit.request.url).searchParams.get("produksi");
  const reach = { groupId: group.id };
  if (!asked) return { row: null, rows: (await listStock(db, reach, firstPage)).rows, today };
  const row = await stockFor(db, reach, asked);
  if (!row) throw notFound();
  return { row, rows: [], today };
}

/** Beside which field a refusal stands. */
const refusalFields: Partial<Record<SaleRefusal, string>> = {
  moreThanStock: "countThousandths",
  packsNotWhole: "countThousandths",
  piecesNotWhole: "countThousandths",
  packsNone: "ware",
  takenFuture: "soldOn",
  takenBeforeCooking: "soldOn",
};

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const form = await openForm(visit.request, user, SaleForm);
  if (!form.ok) return form.reply;
  const done = await recordSale(db, form.act, user.group, form.value);
  return done.ok ? redirect(`/produksi/${done.batchId}#stok`) : form.refuse(done.reason, refusalFields[done.reason]);
}

export default function NewSale() {
  const { row, rows } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const crumb = [{ to: "/stok", label: say.title }];
  return (
    <Page title={say.sellTitle} lead={row ? say.sellLead : say.chooseTitle} crumb={crumb}>
      {row ? <Sheet row={row} /> : <ChooseStock rows={rows} to="/stok/jual" />}
    </Page>
  );
}

function Sheet({ row }: { row: StockRow }) {
  const { today } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const [form, fields] = useSheet<z.input<typeof SaleForm>>({
    id: "jual",
    lastResult: useActionData<typeof action>(),
    defaultValue: { soldOn: today, ware: row.packQuantity === null ? "loose" : "pack", channel: "kitchen" },
  });
  const pieces = row.outputUnit === "piece";
  const labels = {
    ware: say.ware,
    countThousandths: say.count,
    priceIdr: say.price,
    soldOn: say.soldOn,
    channel: say.channel,
    buyerKind: say.buyer,
    note: say.note,
  };
  return (
    <SheetForm form={form} labels={labels} refusals={say.refusal}>
      <ShelfCard row={row} />
      <AmountFields fields={fields} row={row} label={say.ware} />
      <MoneyField
        field={fields.priceIdr}
        label={say.price}
        hint={row.packQuantity === null ? undefined : pieces ? say.priceHintPiece : say.priceHint}
      />
      <DateField field={fields.soldOn} label={say.soldOn} max={today} />
      <RadioChips
        field={fields.channel}
        label={say.channel}
        options={channels.map((value) => ({ value, label: say.channelOf[value] }))}
      />
      <RadioChips
        field={fields.buyerKind}
        label={say.buyer}
        hint={say.buyerHint}
        options={buyerKinds.map((value) => ({ value, label: say.buyerOf[value] }))}
      />
      <TextArea field={fields.note} label={say.note} rows={2} maxLength={300} optional />
      <Thumb>
        <Button tone="hilir">{say.save}</Button>
      </Thumb>
    </SheetForm>
  );
}
