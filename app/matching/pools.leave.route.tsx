import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { ReasonSheet } from "~/market/reason-sheet.tsx";
import { ReasonForm } from "~/market/withdrawal.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { poolFor } from "~/pools/pool-lists.server.ts";
import { poolWords } from "~/pools/words.ts";
import { formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { leaveAndMakeWay } from "./pool-leaves.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, poolWords, (say) => say.leave);

/** For who stands in it, or leads it; a pool that is over has nothing left to leave. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const pool = await poolFor(db, { groupId: group.id }, visit.params.id ?? "");
  if (!pool || (!pool.leads && pool.own?.standing !== "in")) throw notFound();
  if (pool.state === "ended") throw redirect(`/gabungan/${pool.id}`);
  const { id, nameId, nameEn, leads, own } = pool;
  return { id, nameId, nameEn, leads, ownKg: own?.quantityKg ?? 0 };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const { id } = await loader(visit);
  const form = await openForm(visit.request, user, ReasonForm);
  if (!form.ok) return form.reply;
  const done = await leaveAndMakeWay(db, form.act, user.group, { poolId: id, ...form.value });
  return done.ok ? redirect(`/gabungan/${id}`) : form.refuse(done.reason);
}

export default function LeavePool() {
  const pool = useLoaderData<typeof loader>();
  const say = useWords(poolWords);
  const locale = useLocale();
  const title = pool.leads ? say.end : say.leave;
  const lead = pool.leads ? say.endLead : say.leaveLead(formatKg(pool.ownKg, locale));
  const back = { to: `/gabungan/${pool.id}`, label: say.stay };
  const crumb = [{ to: back.to, label: say.poolOf(nameIn(locale, pool).toLowerCase()) }];
  return (
    <Page title={title} lead={lead} crumb={crumb}>
      <ReasonSheet
        lastResult={useActionData<typeof action>()}
        refusals={say.refusal}
        label={say.leaveReason}
        hint={say.leaveHint}
        button={title}
        back={back}
      />
    </Page>
  );
}
