import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { formatInstant } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import type { ActedStep } from "./acted.server.ts";
import { actedFor } from "./acted.server.ts";
import { actedWords } from "./acted.words.ts";
import { eventWords } from "./event.words.ts";
import { placeOf } from "./objection.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, actedWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireTrader(visit);
  const asked = new URL(visit.request.url).searchParams.get("sebelum") ?? "";
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const { rows, next } = await actedFor(db, user.group.id, before);
  return { rows, next, isFirst: before === null, mayObject: user.askedBy === null };
}

const here = "/kelompok/saya/atas-nama";

export default function ActedForUs() {
  const { rows, next, isFirst, mayObject } = useLoaderData<typeof loader>();
  const say = useWords(actedWords);
  const { own } = useWords(groupWords);
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/kelompok/saya", label: own.title }]}>
      {rows.length === 0 ? (
        <EmptyState drawing="surat" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <ul className="stack max-w-none">
          {rows.map((step) => (
            <Step key={step.seq} step={step} mayObject={mayObject} />
          ))}
        </ul>
      )}
      <Pager previous={isFirst ? null : here} next={next === null ? null : `${here}?sebelum=${next}`} />
      {rows.length > 0 ? <Downloads links={fileLinks(here)} /> : null}
    </Page>
  );
}

/** One step: who did what, as asked by whom and how, and what the group says to it. */
function Step({ step, mayObject }: { step: ActedStep; mayObject: boolean }) {
  const say = useWords(actedWords);
  const events = useWords(eventWords);
  const locale = useLocale();
  const to = placeOf(step.verb, step.subjectId);
  const how = step.how ? `, ${say.how[step.how]}` : "";
  return (
    <li className="card stack8">
      <p>
        <b>{step.actor ?? say.somebody}</b> {events[step.verb] ?? say.something}
        <span className="block soft">{`${say.askedBy(step.askedBy ?? "")}${how}`}</span>
        {step.asked ? <span className="block soft">{say.asked(step.asked)}</span> : null}
        <span className="block soft">{formatInstant(step.at, defaultZone, locale)}</span>
      </p>
      {step.objection ? (
        <p>
          <Pill tone={step.outcome ? "good" : "wait"}>{step.outcome ? say.answered[step.outcome] : say.objected}</Pill>{" "}
          {step.objection}
          {step.answer ? <span className="block">{step.answer}</span> : null}
        </p>
      ) : null}
      <Buttons>
        {to ? (
          <ButtonLink to={to} tone="line" size="small">
            {say.see}
          </ButtonLink>
        ) : null}
        {mayObject && !step.objection ? (
          <ButtonLink to={`${here}/${step.seq}`} tone="line" size="small">
            {say.object}
          </ButtonLink>
        ) : null}
      </Buttons>
    </li>
  );
}
