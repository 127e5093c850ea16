import { setImmediate } from "node:timers/promises";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { db } from "#db/client.server.ts";
import type { Officer } from "~/auth/user.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { openUpload } from "~/lib/upload.server.ts";
import { titleOf } from "~/page-meta.ts";
import { formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { ImportForm, ImportPreview } from "./import-preview.tsx";
import { checkFile, importDraft, saveDraft } from "./imports.server.ts";
import { namesFor } from "./preview-names.server.ts";
import { previewOf } from "./preview.ts";
import { ProblemList, useProblemWords } from "./problem-list.tsx";
import type { Problem } from "./sheet.ts";
import { importWords } from "./words.ts";

const shownProblems = 200;
/** Longer than this nobody should wait for an answer: what is left is gone on with by another tap. */
const patienceMs = 15_000;
const ConfirmForm = z.strictObject({ draftId: z.string().max(60) });

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, importWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const asked = new URL(visit.request.url).searchParams;
  const draftId = asked.get("draf");
  const draft = draftId === null ? undefined : await importDraft(db, officer.id, draftId, now());
  const locale = readLocale(visit.request);
  const done = /^(\d+)-(\d+)-(\d+)$/.exec(asked.get("tersimpan") ?? "");
  return {
    preview: draft ? previewOf(draft, await namesFor(db, draft.body, locale), locale) : null,
    gone: draftId !== null && !draft,
    done: done ? { groups: Number(done[1]), lots: Number(done[2]), offers: Number(done[3]) } : null,
  };
}

type Stop = { sheet: "groups" | "lots" | "offers"; row: number; reason: string; saved: number };
type Refused = {
  fault: keyof (typeof importWords)["id"]["fault"] | "gone" | null;
  problems: Problem[];
  count: number;
  stop: Stop | null;
};

function refused(over: Partial<Refused>) {
  return data<Refused>({ fault: null, problems: [], count: 0, stop: null, ...over }, { status: 422 });
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const confirms = new URL(visit.request.url).searchParams.has("draf");
  return confirms ? confirm(visit, officer) : check(visit, officer);
}

async function check({ request }: ActionFunctionArgs, officer: Officer) {
  const upload = await openUpload(request);
  if (typeof upload === "string") return refused({ fault: upload });
  const checked = await checkFile(db, newAct(officer.id), officer, upload);
  if (checked.ok) throw redirect(`/impor?draf=${checked.draftId}`);
  const { fault, problems } = checked;
  return refused({ fault, problems: problems.slice(0, shownProblems), count: problems.length });
}

async function confirm({ request }: ActionFunctionArgs, officer: Officer) {
  const form = await openForm(request, officer, ConfirmForm);
  if (!form.ok) return refused({ fault: "gone" });
  const draft = await importDraft(db, officer.id, form.value.draftId, form.act.at);
  if (!draft) return refused({ fault: "gone" });
  const begun = now();
  const done = await saveDraft(db, form.act, officer, draft, async () => {
    await setImmediate();
    return now() - begun < patienceMs;
  });
  if (done.ok === "paused") throw redirect(`/impor?draf=${draft.id}`);
  if (!done.ok) return done.at ? refused({ stop: { ...done.at, saved: done.saved } }) : refused({ fault: "gone" });
  const { groups, lots, offers } = done.counts;
  throw redirect(`/impor?tersimpan=${groups}-${lots}-${offers}`);
}

export default function Import() {
  const { preview, gone, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const say = useWords(importWords);
  const locale = useLocale();
  const lost = gone || answer?.fault === "gone";
  const shown = lost ? null : preview;
  const file = shown?.fileName ?? "";
  const saved = formatNumber(shown?.savedCount ?? 0, locale);
  const lead = !shown ? say.lead : shown.savedCount > 0 ? say.goOnLead(file, saved) : say.previewLead(file);
  return (
    <Page
      width={shown || answer ? "wide" : "text"}
      title={shown ? say.preview(formatNumber(shown.rowCount - shown.savedCount, locale)) : say.title}
      lead={lead}
      crumb={[{ to: shown ? "/impor" : "/kelompok", label: shown ? say.title : say.count.groups }]}
    >
      {lost ? <Banner tone="wait">{say.gone}</Banner> : null}
      {answer?.fault && answer.fault !== "gone" ? <Banner tone="bad">{say.fault[answer.fault]}</Banner> : null}
      {answer && answer.problems.length > 0 ? <ProblemList problems={answer.problems} count={answer.count} /> : null}
      {answer?.stop ? <Stopped stop={answer.stop} /> : null}
      {done ? <Done counts={done} /> : null}
      {shown ? <ImportPreview preview={shown} /> : <ImportForm />}
    </Page>
  );
}

function Stopped({ stop }: { stop: Stop }) {
  const say = useWords(importWords);
  const why = useProblemWords()(stop.reason);
  const locale = useLocale();
  const where = say.row(say.count[stop.sheet], stop.row);
  return <Banner tone="bad">{say.stopped(formatNumber(stop.saved, locale), where, why)}</Banner>;
}

function Done({ counts }: { counts: { groups: number; lots: number; offers: number } }) {
  const say = useWords(importWords);
  const locale = useLocale();
  const text = (count: number) => formatNumber(count, locale);
  return (
    <Banner tone="good">
      <p>{say.done(text(counts.groups), text(counts.lots), text(counts.offers))}</p>
      {counts.groups > 0 ? <TextLink to="/kelompok?keadaan=menunggu">{say.seeGroups}</TextLink> : null}
    </Banner>
  );
}
