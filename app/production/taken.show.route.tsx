import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide, requireUser } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button } from "~/ui/button.tsx";
import { Rp } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { BatchVoidForm } from "./batch.ts";
import { takenFor } from "./sale-list.server.ts";
import { voidTaken } from "./stock.server.ts";
import { stockWords } from "./stock.words.ts";
import { priceText, takenAmount, takenWhere } from "./taken-line.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, stockWords, (say) => (data?.row.taken === "discard" ? say.discardedTitle : say.saleTitle));

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const row = await takenFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  return { row, own: user.group?.id === row.groupId };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const row = await takenFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!row) throw notFound();
  const form = await openForm(visit.request, user, BatchVoidForm);
  if (!form.ok) return form.reply;
  const done = await voidTaken(db, form.act, user.group, { kind: row.taken, id: row.id, ...form.value });
  return done.ok ? redirect(`/produksi/${row.batchId}#stok`) : form.refuse(done.reason);
}

export default function TakenPage() {
  const { row, own } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const locale = useLocale();
  const sold = row.taken === "sale";
  return (
    <Page
      kicker={row.batchNumber}
      title={`${sold ? say.saleTitle : say.discardedTitle}: ${nameIn(locale, row)}`}
      crumb={[{ to: "/stok/keluar", label: say.sales }]}
    >
      {row.voidReason === null ? null : <Banner tone="plain" title={say.voidedBanner(row.voidReason)} />}
      {sold ? (
        <p>
          <Rp value={row.amountIdr} size="n1" mark />
        </p>
      ) : null}
      <Facts
        items={[
          { label: sold ? say.soldOn : say.discardedOn, value: formatDate(row.day, locale) },
          { label: say.column.amount, value: takenAmount(row, locale) },
          { label: say.column.price, value: sold ? priceText(row, locale) : null },
          { label: sold ? say.column.where : say.why, value: takenWhere(row, locale) },
          { label: say.column.group, value: row.groupName },
          {
            label: say.column.batch,
            value: <TextLink to={`/produksi/${row.batchId}`}>{row.batchNumber}</TextLink>,
          },
          { label: say.note, value: row.note },
        ]}
      />
      {own && row.voidReason === null ? <VoidFold /> : null}
    </Page>
  );
}

function VoidFold() {
  const say = useWords(stockWords);
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<z.input<typeof BatchVoidForm>>({ id: "coret", lastResult });
  return (
    <Fold summary={say.voidTitle} open={lastResult !== undefined}>
      <p>{say.voidText}</p>
      <SheetForm form={form} labels={{ reason: say.voidReason }} refusals={say.refusal}>
        <TextArea field={fields.reason} label={say.voidReason} rows={2} maxLength={300} />
        <Button tone="bad">{say.voidButton}</Button>
      </SheetForm>
    </Fold>
  );
}
