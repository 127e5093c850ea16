import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireTrader, requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { Kg, KgOfGrams, Rp } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField } from "~/ui/number-field.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Table } from "~/ui/table.tsx";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { contractFor } from "./contract-page.server.ts";
import { reachOf } from "./contract-reach.server.ts";
import { moneyWay } from "./contract.ts";
import { partsWords } from "./parts.words.ts";
import { PaymentForm, methods, stillDueIdr } from "./payment.ts";
import { paymentWords } from "./payment.words.ts";
import type { PoolPart } from "./pool-parts.server.ts";
import { partsOfPool, payPool } from "./pool-parts.server.ts";

const PoolPayForm = PaymentForm.omit({ photos: true });

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, partsWords, (say) => say.title);

/** A harvest that was sold alone has no parts: there is no such page. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const today = dateIn(defaultZone, now());
  const contract = await contractFor(db, reach, visit.params.id ?? "");
  const parts = await partsOfPool(db, reach, visit.params.id ?? "", today);
  if (!contract || parts.length === 0) throw notFound();
  const pays = "groupId" in reach && moneyWay(contract).payerGroupId === reach.groupId && contract.terms !== "toll";
  const openIdr = parts.reduce((sum, { money }) => sum + (money ? stillDueIdr(money) : 0), 0);
  return { id: contract.id, number: contract.number, parts, pays, openIdr, today };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const { id } = await loader(visit);
  const form = await openForm(visit.request, user, PoolPayForm);
  if (!form.ok) return form.reply;
  const done = await payPool(db, form.act, user.group, { ...form.value, contractId: id });
  return done.ok ? redirect(`/kemitraan/${id}/bagian`) : form.refuse(done.reason);
}

export default function PoolParts() {
  const { id, number, parts, pays, openIdr } = useLoaderData<typeof loader>();
  const say = useWords(partsWords);
  const partial = parts.some(({ money }) => money === null);
  return (
    <Page width="wide" title={say.title} lead={say.lead} crumb={[{ to: `/kemitraan/${id}`, label: number }]}>
      <Table caption={say.title} hideCaption columns={usePartColumns(parts)} rows={parts} rowKey={(part) => part.id} />
      {partial ? <p className="soft">{say.own}</p> : null}
      <Downloads links={fileLinks(`/kemitraan/${id}/bagian`)} />
      {pays && openIdr > 0 ? <PayAll /> : null}
      {pays && openIdr === 0 ? <p className="soft">{say.nothing}</p> : null}
    </Page>
  );
}

function usePartColumns(parts: readonly PoolPart[]): Column<PoolPart>[] {
  const say = useWords(partsWords);
  const { column } = say;
  const sum = (of: (part: PoolPart) => number) => parts.reduce((all, part) => all + of(part), 0);
  const money = (key: string, label: string, of: (part: NonNullable<PoolPart["money"]>) => number) => ({
    ...{ key, label, number: true },
    cell: (part: PoolPart) => (part.money ? <Rp value={of(part.money)} /> : "–"),
    foot: <Rp value={sum((part) => (part.money ? of(part.money) : 0))} />,
  });
  return [
    {
      key: "group",
      label: column.group,
      lead: true,
      cell: (part) =>
        part.money ? <TextLink to={`/kemitraan/${part.id}`}>{part.producerName}</TextLink> : part.producerName,
      foot: say.all,
    },
    {
      key: "agreed",
      label: column.agreed,
      number: true,
      cell: (part) => <Kg value={part.quantityKg} />,
      foot: <Kg value={sum((part) => part.quantityKg)} />,
    },
    {
      key: "weighed",
      label: column.weighed,
      number: true,
      cell: (part) => <KgOfGrams grams={part.confirmedGrams} />,
      foot: <KgOfGrams grams={sum((part) => part.confirmedGrams)} />,
    },
    money("due", column.due, (account) => account.dueIdr),
    money("paid", column.paid, (account) => account.paidIdr),
    money("open", column.open, (account) => account.openIdr),
  ];
}

function PayAll() {
  const { openIdr, today } = useLoaderData<typeof loader>();
  const say = useWords(partsWords);
  const pay = useWords(paymentWords);
  const [form, fields] = useSheet<z.input<typeof PoolPayForm>>({
    id: "bayar",
    lastResult: useActionData<typeof action>(),
    defaultValue: { paidOn: today, amountIdr: String(openIdr) },
  });
  const labels = { amountIdr: pay.amount, method: pay.method, paidOn: pay.paidOn, note: pay.note };
  const options = methods.map((value) => ({ value, label: pay.methods[value] }));
  return (
    <Section title={say.payTitle}>
      <p>{say.payLead}</p>
      <SheetForm form={form} labels={labels} refusals={{ ...pay.refusal, ...say.refusal }}>
        <MoneyField field={fields.amountIdr} label={pay.amount} />
        <RadioChips field={fields.method} label={pay.method} options={options} equal />
        <DateField field={fields.paidOn} label={pay.paidOn} max={today} />
        <TextArea field={fields.note} label={pay.note} rows={2} maxLength={300} optional />
        <p className="soft">{pay.holdsNoMoney}</p>
        <Thumb>
          <Button icon="check">{say.pay}</Button>
        </Thumb>
      </SheetForm>
    </Section>
  );
}
