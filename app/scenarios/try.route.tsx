import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button } from "~/ui/button.tsx";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Columns, Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { HiddenField, TextArea, TextField } from "~/ui/text-field.tsx";
import type { Change } from "./change.ts";
import { changesQuery, mostChanges, readChanges, spellChange } from "./change.ts";
import { ChangeList } from "./change-list.tsx";
import { tryChoices } from "./choices.server.ts";
import { nameChanges } from "./named.server.ts";
import { readOffice } from "./office.server.ts";
import { saveScenario } from "./scenarios.server.ts";
import { askStudy, waitABit } from "./studies.server.ts";
import { RegencyChoice, StudyBanner, StudySource } from "./study-standing.tsx";
import { refreshWhile } from "./study-view.ts";
import { studyInWorker } from "./study-worker.server.ts";
import { AddChange, answerTo } from "./try-forms.tsx";
import { changeOf, TryForm } from "./try-form.ts";
import { tryWords } from "./try.words.ts";
import { WhatIfFigures, WhatIfTable } from "./what-if-result.tsx";
import { whatIfOf } from "./what-if-view.server.ts";
import { scenarioWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titleOf(matches, tryWords, (say) => say.title),
  ...refreshWhile(data?.found?.standing),
];

function changesIn(request: Request): Change[] {
  return readChanges(new URL(request.url).searchParams.getAll("ubah"));
}

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCode, regencies, zone } = await readOffice(visit);
  const changes = changesIn(visit.request);
  const [named, found, choices] = await Promise.all([
    nameChanges(db, regencyCode, changes),
    whatIfOf(db, regencyCode, changes, now()),
    tryChoices(db, regencyCode, now()),
  ]);
  return { regencyCode, regencies, zone, changes, named, found, choices };
}

export async function action(visit: ActionFunctionArgs) {
  const { officer, regencyCode } = await readOffice(visit);
  const form = await openForm(visit.request, officer, TryForm);
  if (!form.ok) return form.reply;
  const before = changesIn(visit.request);
  const { act, value } = form;
  if (value.intent === "save") {
    const { name, note } = value;
    const saved = await saveScenario(db, act, officer, { regencyCode, name, note, changes: before });
    return saved.ok ? redirect(`/skenario/${saved.id}`) : form.refuse(saved.reason);
  }
  if (value.intent !== "compute" && before.length >= mostChanges) return form.refuse("tooManyChanges");
  const added = value.intent === "compute" ? before : [...before, changeOf(value)];
  const changes = readChanges(added.map(spellChange));
  if (changes.length === 0) return form.refuse("noChanges");
  const asked = { regencyCode, question: { kind: "whatIf" as const, changes } };
  const done = await askStudy(db, act, officer, asked, studyInWorker);
  if (!done.ok) return form.refuse(done.reason);
  await waitABit(done.answered);
  return redirect(`/skenario/coba?${changesQuery(changes, regencyCode)}`);
}

export default function WhatIf() {
  const { regencyCode, regencies, zone, changes, named, found, choices } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const say = useWords(tryWords);
  const common = useWords(scenarioWords).study;
  const address = `/skenario/coba?${changesQuery(changes, regencyCode)}`;
  const result = found?.result ?? null;
  const isSettled = found?.standing.state === "answered" && !found.standing.hasMoved;
  return (
    <Page
      width="wide"
      title={say.title}
      lead={say.lead}
      crumb={[{ to: "/skenario", label: say.list.title }]}
      figures={result ? <WhatIfFigures result={result} /> : undefined}
    >
      <RegencyChoice regencies={regencies} value={regencyCode} />
      {found ? <StudyBanner study={found.standing} zone={zone} /> : null}
      <Columns
        aside={
          <>
            <Section title={say.add}>
              {changes.length >= mostChanges ? (
                <p>{say.full}</p>
              ) : (
                <AddChange choices={choices} action={address} lastResult={lastResult} />
              )}
            </Section>
            {changes.length > 0 ? <SaveForm action={address} lastResult={lastResult} /> : null}
          </>
        }
      >
        <Section title={say.changes}>
          <ChangeList
            named={named}
            removeTo={(word) =>
              `/skenario/coba?${changesQuery(
                changes.filter((change) => spellChange(change) !== word),
                regencyCode,
              )}`
            }
          />
          {found || changes.length === 0 ? null : <Banner tone="plain" title={say.notYet} />}
          {changes.length === 0 || isSettled || found?.standing.state === "waiting" ? null : (
            <ActionButton
              action={address}
              fields={{ intent: "compute" }}
              label={found ? common.again : common.compute}
            />
          )}
        </Section>
        {result ? <WhatIfTable result={result} /> : null}
        {found && result ? (
          <StudySource study={found.standing} zone={zone} secret={result.effect.gain.isAtLeast} />
        ) : null}
      </Columns>
    </Page>
  );
}

type SaveProps = { action: string; lastResult: Parameters<typeof answerTo>[1] };

function SaveForm({ action, lastResult }: SaveProps) {
  const say = useWords(tryWords);
  const [form, fields] = useSheet<{ intent: string; name: string; note: string }>({
    id: "simpan",
    lastResult: answerTo("save", lastResult),
    defaultValue: { intent: "save" },
  });
  const refusals = { ...useWords(scenarioWords).refusal, ...say.refusal };
  return (
    <Section title={say.save.title}>
      <SheetForm form={form} action={action} labels={{ name: say.save.name, note: say.save.note }} refusals={refusals}>
        <HiddenField field={fields.intent} />
        <TextField field={fields.name} label={say.save.name} maxLength={80} />
        <TextArea field={fields.note} label={say.save.note} optional rows={2} maxLength={500} />
        <Button tone="line">{say.save.button}</Button>
      </SheetForm>
    </Section>
  );
}
