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
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate, formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { HiddenField, TextArea } from "~/ui/text-field.tsx";
import { Todo } from "~/ui/tiles.tsx";
import { NeighbourField, PoolRules } from "./neighbour-field.tsx";
import { ProposeForm } from "./pool.ts";
import { proposePool } from "./pools.server.ts";
import { asking, ownPoolables, suggestedLots } from "./propose-page.server.ts";
import { poolWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, poolWords, (say) => say.newTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const params = new URL(visit.request.url).searchParams;
  const on = { nowMs: now(), today: dateIn(defaultZone, now()) };
  const lotId = params.get("panen");
  if (!lotId) return { asked: null, own: await ownPoolables(db, group.id, on.today), ticked: [] };
  const asked = await asking(db, group.id, lotId, on);
  if (!asked) throw notFound();
  return { asked, own: [], ticked: await suggestedLots(db, params.get("saran"), lotId) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const form = await openForm(visit.request, user, ProposeForm);
  if (!form.ok) return form.reply;
  const done = await proposePool(db, form.act, user.group, form.value);
  return done.ok ? redirect(`/gabungan/${done.id}`) : form.refuse(done.reason);
}

export default function NewPool() {
  const { asked, own } = useLoaderData<typeof loader>();
  const say = useWords(poolWords);
  return (
    <Page title={say.newTitle} lead={say.newLead} crumb={[{ to: "/gabungan", label: say.title }]}>
      {asked ? <Ask /> : <Which lots={own} />}
    </Page>
  );
}

type Own = ReturnType<typeof useLoaderData<typeof loader>>["own"];

/** Without a harvest in the address: which of the own ones. */
function Which({ lots }: { lots: Own }) {
  const say = useWords(poolWords);
  const locale = useLocale();
  if (lots.length === 0)
    return (
      <EmptyState
        title={say.noOwn}
        action={
          <ButtonLink to="/panen/saya" tone="line">
            {say.toHarvests}
          </ButtonLink>
        }
      >
        {say.noOwnText}
      </EmptyState>
    );
  return (
    <Section title={say.which}>
      {lots.map((lot) => (
        <Todo
          key={lot.id}
          to={`/gabungan/baru?panen=${lot.id}`}
          drawing={drawingForCommodity(lot.commodityCode)}
          side="hulu"
          title={`${nameIn(locale, lot)}, ${formatKg(lot.remainingKg, locale)}`}
          detail={formatDate(lot.readyFrom, locale, "day")}
        />
      ))}
    </Section>
  );
}

function Ask() {
  const { asked, ticked } = useLoaderData<typeof loader>();
  const say = useWords(poolWords);
  const [form, fields] = useSheet<z.input<typeof ProposeForm>>({
    id: "gabung",
    lastResult: useActionData<typeof action>(),
    defaultValue: { lotId: asked?.lot.id ?? "", lotIds: ticked },
  });
  if (!asked) return null;
  if (asked.fault) return <Banner tone="wait">{say.refusal[asked.fault]}</Banner>;
  if (asked.neighbours.length === 0) return <EmptyState title={say.noNeighbours}>{say.noNeighboursText}</EmptyState>;
  return (
    <SheetForm form={form} labels={{ lotIds: say.neighbours, note: say.note }} refusals={say.refusal}>
      <HiddenField field={fields.lotId} />
      <NeighbourField field={fields.lotIds} neighbours={asked.neighbours} />
      <TextArea field={fields.note} label={say.note} hint={say.noteHint} rows={2} maxLength={500} optional />
      <Section title={say.rules}>
        <PoolRules />
      </Section>
      <Thumb>
        <Button tone="hulu" icon="check">
          {say.send}
        </Button>
      </Thumb>
    </SheetForm>
  );
}
