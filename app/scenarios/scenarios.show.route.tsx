import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { complaint } from "~/lib/complaint.ts";
import { dateIn } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titled } from "~/page-meta.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { HiddenField } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { ChangeList } from "./change-list.tsx";
import { changesQuery } from "./change.ts";
import { nameChanges } from "./named.server.ts";
import { findScenario, removeScenario } from "./scenarios.server.ts";
import { askStudy, waitABit } from "./studies.server.ts";
import { StudyBanner, StudySource } from "./study-standing.tsx";
import { refreshWhile } from "./study-view.ts";
import { studyInWorker } from "./study-worker.server.ts";
import { tryWords } from "./try.words.ts";
import { WhatIfFigures, WhatIfTable } from "./what-if-result.tsx";
import { whatIfOf } from "./what-if-view.server.ts";
import { scenarioWords } from "./words.ts";

const ShowForm = z.strictObject({ intent: z.enum(["compute", "remove"], complaint("choice")) });

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titled(matches, data?.scenario.name ?? ""),
  ...refreshWhile(data?.found?.standing),
];

async function scenarioFor(visit: Visit & { params: { id?: string | undefined } }) {
  const officer = await requireOfficer(visit);
  const scenario = await findScenario(db, officer, visit.params.id ?? "");
  if (!scenario) throw notFound();
  return { officer, scenario };
}

export async function loader(visit: LoaderFunctionArgs) {
  const { scenario } = await scenarioFor(visit);
  const { id, name, note, regencyCode, regencyName, byName, changes, at } = scenario;
  const zone = await zoneOf(db, regencyCode);
  return {
    scenario: { id, name, note, regencyName, byName, day: dateIn(zone, at) },
    zone,
    query: changesQuery(changes, regencyCode),
    named: await nameChanges(db, regencyCode, changes),
    found: await whatIfOf(db, regencyCode, changes, now()),
  };
}

export async function action(visit: ActionFunctionArgs) {
  const { officer, scenario } = await scenarioFor(visit);
  const form = await openForm(visit.request, officer, ShowForm);
  if (!form.ok) return form.reply;
  const { id, regencyCode, changes } = scenario;
  if (form.value.intent === "remove") {
    const gone = await removeScenario(db, form.act, officer, id);
    return gone.ok ? redirect("/skenario") : form.refuse(gone.reason);
  }
  const asked = { regencyCode, question: { kind: "whatIf" as const, changes } };
  const done = await askStudy(db, form.act, officer, asked, studyInWorker);
  if (!done.ok) return form.refuse(done.reason);
  await waitABit(done.answered);
  return redirect(`/skenario/${id}`);
}

export default function Scenario() {
  const { scenario, zone, query, named, found } = useLoaderData<typeof loader>();
  const words = useWords(tryWords);
  const say = words.show;
  const locale = useLocale();
  const result = found?.result ?? null;
  const kicker = say.kicker(scenario.regencyName, formatDate(scenario.day, locale), scenario.byName ?? say.someone);
  return (
    <Page
      width="wide"
      kicker={kicker}
      title={scenario.name}
      {...(scenario.note ? { lead: scenario.note } : {})}
      crumb={[{ to: "/skenario", label: words.list.title }]}
      figures={result ? <WhatIfFigures result={result} /> : undefined}
    >
      {found ? <StudyBanner study={found.standing} zone={zone} /> : <Banner tone="plain" title={say.notYet} />}
      <Section title={words.changes}>
        <ChangeList named={named} />
      </Section>
      <Compute isFirst={found === null} isWaiting={found?.standing.state === "waiting"} query={query} />
      {result ? <WhatIfTable result={result} /> : null}
      {found && result ? (
        <StudySource study={found.standing} zone={zone} secret={result.effect.gain.isAtLeast} />
      ) : null}
      <div className="stack print:hidden">
        <p className="soft">{`${words.save.done} ${say.print}`}</p>
        <Fold summary={say.remove}>
          <p>{say.removeHint}</p>
          <ActionButton fields={{ intent: "remove" }} label={say.remove} tone="bad" size="small" />
        </Fold>
      </div>
    </Page>
  );
}

function Compute({ isFirst, isWaiting, query }: { isFirst: boolean; isWaiting: boolean; query: string }) {
  const say = useWords(tryWords);
  const common = useWords(scenarioWords);
  const [form, fields] = useSheet<{ intent: string }>({
    id: "hitung",
    lastResult: useActionData<typeof action>(),
    defaultValue: { intent: "compute" },
  });
  return (
    <SheetForm form={form} refusals={{ ...common.refusal, ...say.refusal }}>
      <HiddenField field={fields.intent} />
      <Buttons>
        {isWaiting ? null : <Button>{isFirst ? common.study.compute : common.study.again}</Button>}
        <ButtonLink to={`/skenario/coba?${query}`} tone="line">
          {say.show.change}
        </ButtonLink>
      </Buttons>
    </SheetForm>
  );
}
