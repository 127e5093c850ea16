import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide, requireUser } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { PoolAnswerForm } from "./pool.ts";
import { poolFor, poolReachOf } from "./pool-lists.server.ts";
import { PoolAnswerSheet, PoolButtons, PoolContracts, PoolFigures, PoolParties, PoolStanding } from "./pool-page.tsx";
import { answerInvitation } from "./pools.server.ts";
import { poolWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, poolWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = poolReachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const pool = await poolFor(db, reach, visit.params.id ?? "");
  if (!pool) throw notFound();
  return { pool };
}

/** A neighbour's yes or no. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const pool = await poolFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!pool) throw notFound();
  const form = await openForm(visit.request, user, PoolAnswerForm);
  if (!form.ok) return form.reply;
  const done = await answerInvitation(db, form.act, user.group, { poolId: pool.id, ...form.value });
  return done.ok ? redirect(`/gabungan/${pool.id}`) : form.refuse(done.reason);
}

export default function Pool() {
  const { pool } = useLoaderData<typeof loader>();
  const say = useWords(poolWords);
  const locale = useLocale();
  const lastResult = useActionData<typeof action>();
  const asked = pool.own?.standing === "asked" && pool.state !== "ended";
  return (
    <Page
      title={say.poolOf(nameIn(locale, pool).toLowerCase())}
      lead={`${pool.groupName}, ${pool.villageName}`}
      crumb={[{ to: "/gabungan", label: say.title }]}
    >
      <PoolStanding pool={pool} />
      <PoolFigures pool={pool} />
      <PoolParties pool={pool} />
      <PoolContracts pool={pool} />
      {asked ? <PoolAnswerSheet lastResult={lastResult} /> : <PoolButtons pool={pool} />}
    </Page>
  );
}
