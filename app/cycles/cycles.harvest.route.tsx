import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { HarvestForm } from "./cycle.ts";
import { requireGrowing, titleFacts } from "./cycle-page.server.ts";
import { cycleTitle } from "./cycle-title.ts";
import { harvest } from "./cycles.server.ts";
import { HarvestSheet } from "./harvest-sheet.tsx";
import { cycleRefusalFields, spokenRefusal } from "./refusals.ts";
import { cycleWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, cycleWords, (say) => say.harvestNow);

export async function loader(visit: LoaderFunctionArgs) {
  const { cycle, expected, today } = await requireGrowing(visit);
  return { ...titleFacts(cycle), stockedOn: cycle.stockedOn, typicalKg: expected?.kg.typical ?? 0, today };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, cycle } = await requireGrowing(visit);
  const form = await openForm(visit.request, user, HarvestForm);
  if (!form.ok) return form.reply;
  const done = await harvest(db, form.act, user.group, cycle.id, form.value);
  if (done.ok) return redirect(`/tebar/${done.id}`);
  const isDay = done.reason === "dateAhead" || done.reason === "beforeStocking";
  return form.refuse(spokenRefusal(done.reason), isDay ? "harvestedOn" : cycleRefusalFields[done.reason]);
}

export default function Harvest() {
  const cycle = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const locale = useLocale();
  return (
    <Page
      title={say.harvestNow}
      lead={say.harvestLead}
      crumb={[{ to: `/tebar/${cycle.id}`, label: cycleTitle(cycle, locale) }]}
    >
      <HarvestSheet cycle={cycle} lastResult={useActionData<typeof action>()} />
    </Page>
  );
}
