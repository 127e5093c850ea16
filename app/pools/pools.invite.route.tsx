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
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { EmptyState } from "~/ui/state.tsx";
import { NeighbourField } from "./neighbour-field.tsx";
import { InviteForm } from "./pool.ts";
import { poolFor } from "./pool-lists.server.ts";
import { inviteMore } from "./pools.server.ts";
import { asking } from "./propose-page.server.ts";
import { poolWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, poolWords, (say) => say.inviteTitle);

/** For who leads it; to everybody else there is no such page. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const pool = await poolFor(db, { groupId: group.id }, visit.params.id ?? "");
  if (!pool?.leads) throw notFound();
  const on = { nowMs: now(), today: dateIn(defaultZone, now()) };
  const asked = await asking(
    db,
    group.id,
    pool.lotId,
    on,
    pool.parties.map((party) => party.groupId),
  );
  if (!asked) throw notFound();
  const { id, nameId, nameEn } = pool;
  return { pool: { id, nameId, nameEn }, neighbours: asked.neighbours };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const { pool } = await loader(visit);
  const form = await openForm(visit.request, user, InviteForm);
  if (!form.ok) return form.reply;
  const done = await inviteMore(db, form.act, user.group, { poolId: pool.id, ...form.value });
  return done.ok ? redirect(`/gabungan/${pool.id}`) : form.refuse(done.reason);
}

export default function InviteMore() {
  const { pool, neighbours } = useLoaderData<typeof loader>();
  const say = useWords(poolWords);
  const locale = useLocale();
  const [form, fields] = useSheet<z.input<typeof InviteForm>>({
    id: "ajak",
    lastResult: useActionData<typeof action>(),
  });
  const crumb = [{ to: `/gabungan/${pool.id}`, label: say.poolOf(nameIn(locale, pool).toLowerCase()) }];
  return (
    <Page title={say.inviteTitle} lead={say.inviteLead} crumb={crumb}>
      {neighbours.length === 0 ? (
        <EmptyState title={say.noNeighbours}>{say.noNeighboursText}</EmptyState>
      ) : (
        <SheetForm form={form} labels={{ lotIds: say.neighbours }} refusals={say.refusal}>
          <NeighbourField field={fields.lotIds} neighbours={neighbours} />
          <Thumb>
            <Button tone="hulu" icon="check">
              {say.send}
            </Button>
          </Thumb>
        </SheetForm>
      )}
    </Page>
  );
}
