import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
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
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { checkPriceFile, ConfirmForm, priceDraft } from "./price-draft.server.ts";
import { BadCells, PriceFileForm, PricePreview } from "./price-import.tsx";
import { importPrices } from "./price-notes.server.ts";
import { officeRegencies } from "./prices.asked.server.ts";
import { priceImportWords } from "./price-import.words.ts";
import { priceWords } from "./words.ts";

const shownRows = 20;
const shownCells = 100;

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, priceImportWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const asked = new URL(visit.request.url).searchParams.get("draf");
  const [regencies, draft] = await Promise.all([
    officeRegencies(officer),
    asked === null ? undefined : priceDraft(db, officer.id, asked, now()),
  ]);
  return {
    regencies,
    gone: asked !== null && !draft,
    draft: draft
      ? { id: draft.id, fileName: draft.fileName, count: draft.rows.length, rows: draft.rows.slice(0, shownRows) }
      : null,
  };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const confirms = new URL(visit.request.url).searchParams.has("draf");
  return confirms ? confirm(visit, officer) : check(visit, officer);
}

async function check({ request }: ActionFunctionArgs, officer: Officer) {
  const upload = await openUpload(request);
  if (typeof upload === "string") return data({ problem: upload, cells: [], count: 0 }, { status: 422 });
  const { usualSource } = priceImportWords[readLocale(request)];
  const checked = await checkPriceFile(db, newAct(officer.id), officer, upload, usualSource);
  if (checked.ok) throw redirect(`/harga/impor?draf=${checked.draftId}`);
  const { problem, cells } = checked;
  return data({ problem, cells: cells.slice(0, shownCells), count: cells.length }, { status: 422 });
}

async function confirm({ request }: ActionFunctionArgs, officer: Officer) {
  const form = await openForm(request, officer, ConfirmForm);
  const gone = data({ problem: "gone" as const, cells: [], count: 0 }, { status: 422 });
  if (!form.ok) return gone;
  const draft = await priceDraft(db, officer.id, form.value.draftId, form.act.at);
  const rows = draft?.rows ?? [];
  const done = await importPrices(db, form.act, officer, { id: form.value.draftId, rows });
  if (!done.ok) return gone;
  throw redirect(`/harga?wilayah=${rows[0]?.regencyCode ?? officer.regencyCodes[0] ?? ""}&tersimpan=${done.count}`);
}

export default function ImportPrices() {
  const { regencies, draft, gone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const say = useWords(priceImportWords);
  const { list } = useWords(priceWords);
  const locale = useLocale();
  const lost = gone || refused?.problem === "gone";
  return (
    <Page
      width={draft || refused ? "wide" : "text"}
      title={draft ? say.preview(formatNumber(draft.count, locale)) : say.title}
      lead={draft ? say.previewLead(draft.fileName) : say.lead}
      crumb={[{ to: "/harga", label: list.title }]}
    >
      {lost ? <Banner tone="wait">{say.gone}</Banner> : null}
      {refused && refused.problem !== null && refused.problem !== "gone" ? (
        <Banner tone="bad">{say.fileProblem[refused.problem]}</Banner>
      ) : null}
      {refused && refused.cells.length > 0 ? <BadCells cells={refused.cells} count={refused.count} /> : null}
      {draft && !lost ? <PricePreview draft={draft} /> : <PriceFileForm regencies={regencies} />}
    </Page>
  );
}
