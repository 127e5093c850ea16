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
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { listStock, stockFor } from "./stock-list.server.ts";
import type { StockRow } from "./stock-list.server.ts";
import { ChooseStock } from "./stock-parts.tsx";
import type { DiscardRefusal } from "./stock.server.ts";
import { recordDiscard } from "./stock.server.ts";
import { DiscardForm, discardKinds } from "./stock.ts";
import { stockWords } from "./stock.words.ts";
import { AmountFields, ShelfCard } from "./taken-fields.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, stockWords, (say) => say.discardTitle);

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
const refusalFields: Partial<Record<DiscardRefusal, string>> = {
  moreThanStock: "countThousandths",
  packsNotWhole: "countThousandths",
  piecesNotWhole: "countThousandths",
  packsNone: "ware",
  takenFuture: "discardedOn",
  takenBeforeCooking: "discardedOn",
};

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const form = await openForm(visit.request, user, DiscardForm);
  if (!form.ok) return form.reply;
  const done = await recordDiscard(db, form.act, user.group, form.value);
  return done.ok ? redirect(`/produksi/${done.batchId}#stok`) : form.refuse(done.reason, refusalFields[done.reason]);
}

export default function NewDiscard() {
  const { row, rows } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const crumb = [{ to: "/stok", label: say.title }];
  return (
    <Page title={say.discardTitle} lead={row ? say.discardLead : say.chooseTitle} crumb={crumb}>
      {row ? <Sheet row={row} /> : <ChooseStock rows={rows} to="/stok/buang" />}
    </Page>
  );
}

function Sheet({ row }: { row: StockRow }) {
  const { today } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const [form, fields] = useSheet<z.input<typeof DiscardForm>>({
    id: "buang",
    lastResult: useActionData<typeof action>(),
    defaultValue: { discardedOn: today, ware: row.packQuantity === null ? "loose" : "pack" },
  });
  const labels = {
    kind: say.why,
    ware: say.wareTaken,
    countThousandths: say.count,
    discardedOn: say.discardedOn,
    note: say.note,
  };
  return (
    <SheetForm form={form} labels={labels} refusals={say.refusal}>
      <ShelfCard row={row} />
      <RadioChips
        field={fields.kind}
        label={say.why}
        options={discardKinds.map((value) => ({ value, label: say.whyOf[value] }))}
      />
      <AmountFields fields={fields} row={row} label={say.wareTaken} />
      <DateField field={fields.discardedOn} label={say.discardedOn} max={today} />
      <TextArea field={fields.note} label={say.note} rows={2} maxLength={300} optional />
      <Thumb>
        <Button tone="hilir">{say.save}</Button>
      </Thumb>
    </SheetForm>
  );
}
