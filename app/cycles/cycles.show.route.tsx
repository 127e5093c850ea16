import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { complaint } from "~/lib/complaint.ts";
import { daysBetween } from "~/lib/dates.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Kg } from "~/ui/figure.tsx";
import { formatDate, formatKg } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page } from "~/ui/page.tsx";
import { Banner, Pill } from "~/ui/state.tsx";
import { curveOf } from "./curve.ts";
import { CycleFacts, CycleLog } from "./cycle-parts.tsx";
import { requireCycle, requireGrowing } from "./cycle-page.server.ts";
import { natureFor } from "./cycle-reading.server.ts";
import { cycleTitle } from "./cycle-title.ts";
import { voidNote } from "./cycles.server.ts";
import { GrowthChart } from "./growth-chart.tsx";
import { HarvestSheet } from "./harvest-sheet.tsx";
import { spokenRefusal } from "./refusals.ts";
import { cycleWords } from "./words.ts";

/** Taking a line of the log back. */
const VoidForm = z.strictObject({ noteId: z.string({ error: complaint("required") }).max(40, complaint("choice")) });

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, cycleWords, (say) =>
    data ? cycleTitle(data.cycle, say === cycleWords.en ? "en" : "id") : say.title,
  );

export async function loader(visit: LoaderFunctionArgs) {
  const { cycle, expected, today, state } = await requireCycle(visit);
  const nature = await natureFor(db, cycle);
  const curve = expected && nature && !cycle.end ? curveOf(cycle, nature, cycle, expected, today) : null;
  return { cycle, expected, today, state, curve, ownCycles: nature?.ownCycles ?? 0 };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, cycle } = await requireGrowing(visit);
  const form = await openForm(visit.request, user, VoidForm);
  if (!form.ok) return form.reply;
  const done = await voidNote(db, form.act, user.group, cycle.id, form.value.noteId);
  return done.ok ? redirect(`/tebar/${done.id}`) : form.refuse(spokenRefusal(done.reason));
}

const tones = { growing: "open", ready: "wait", harvested: "good", lost: "bad" } as const;

export default function ShowCycle() {
  const { cycle, today, state } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const locale = useLocale();
  const day = Math.max(0, daysBetween(cycle.stockedOn, today));
  const { end } = cycle;
  return (
    <Page
      width="wide"
      title={cycleTitle(cycle, locale)}
      {...(end ? {} : { lead: say.since(formatDate(cycle.stockedOn, locale, "day"), day) })}
      crumb={[{ to: "/tebar", label: say.title }]}
      actions={<FirstAction />}
      figures={<Pill tone={tones[state]}>{say.state[state]}</Pill>}
    >
      {end ? (
        <Banner
          tone={end.kind === "harvested" ? "good" : "bad"}
          title={end.harvestKg === null ? say.state.lost : say.harvested(formatKg(end.harvestKg, locale))}
        >
          <p>{end.kind === "lost" ? end.reason : formatDate(end.endedOn, locale)}</p>
        </Banner>
      ) : null}
      <Columns aside={end ? <AfterHarvest /> : <Actions />}>
        {end ? null : <Expected />}
        <CycleLog cycle={cycle} />
        <CycleFacts cycle={cycle} />
      </Columns>
    </Page>
  );
}

/** The one thing to do now: harvest, offer, or keep the log. */
function FirstAction() {
  const { cycle, state } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  if (cycle.end) return null;
  const [to, label] =
    state === "ready"
      ? ["panen", say.harvestNow]
      : cycle.lotId === null
        ? ["tawarkan", say.offer]
        : ["berat", say.noteSample];
  return (
    <ButtonLink to={`/tebar/${cycle.id}/${to}`} tone="hulu">
      {label}
    </ButtonLink>
  );
}

function Expected() {
  const { expected, curve, today, ownCycles } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const locale = useLocale();
  if (!expected) return <p className="soft">{say.unknown}</p>;
  const { kg } = expected;
  const day = (date: string) => formatDate(date, locale, "short");
  return (
    <Card side="hulu" title={say.expected}>
      <KeyNumbers
        items={[
          {
            label: say.range(formatKg(kg.low, locale), formatKg(kg.high, locale)),
            value: <Kg value={kg.typical} size="n1" mark />,
          },
          {
            label: say.likely(day(expected.likelyDate)),
            value: <span className="n3">{`${day(expected.fromDate)} – ${day(expected.toDate)}`}</span>,
          },
        ]}
      />
      {curve ? (
        <GrowthChart points={curve} today={today} likelyDate={expected.likelyDate} typicalKg={kg.typical} />
      ) : null}
      <p className="soft">{say.basis(ownCycles)}</p>
    </Card>
  );
}

function Actions() {
  const { cycle, expected, state, today } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const sheet = { id: cycle.id, stockedOn: cycle.stockedOn, typicalKg: expected?.kg.typical ?? 0, today };
  return (
    <>
      {state === "ready" ? (
        <Card side="hulu" title={say.harvestNow}>
          <p className="soft">{say.harvestLead}</p>
          <HarvestSheet cycle={sheet} />
        </Card>
      ) : null}
      <Card title={cycle.lotId === null ? say.log : say.offered}>
        {cycle.lotId === null ? null : <p className="soft">{say.offeredText}</p>}
        <div className="btns">
          {cycle.lotId === null ? (
            <ButtonLink to={`/tebar/${cycle.id}/tawarkan`} tone="line">
              {say.offer}
            </ButtonLink>
          ) : (
            <ButtonLink to={`/panen/${cycle.lotId}`} tone="line">
              {say.seeLot}
            </ButtonLink>
          )}
          <ButtonLink to={`/tebar/${cycle.id}/mati`} tone="line" icon="minus">
            {say.noteDeaths}
          </ButtonLink>
          <ButtonLink to={`/tebar/${cycle.id}/berat`} tone="line" icon="plus">
            {say.noteSample}
          </ButtonLink>
          {state === "ready" ? null : (
            <ButtonLink to={`/tebar/${cycle.id}/panen`} tone="line" icon="check">
              {say.harvestNow}
            </ButtonLink>
          )}
          <ButtonLink to={`/tebar/${cycle.id}/gagal`} tone="quiet">
            {say.lose}
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}

function AfterHarvest() {
  const { cycle } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  if (cycle.end?.kind !== "harvested") return <ButtonLink to="/tebar/baru">{say.add}</ButtonLink>;
  return (
    <Buttons>
      {cycle.lotId === null ? (
        <ButtonLink to={`/panen/baru?komoditas=${cycle.commodityCode}`} tone="hulu">
          {say.sell}
        </ButtonLink>
      ) : (
        <ButtonLink to={`/panen/${cycle.lotId}`} tone="hulu">
          {say.seeLot}
        </ButtonLink>
      )}
      <ButtonLink to="/tebar/baru" tone="line" icon="plus">
        {say.add}
      </ButtonLink>
    </Buttons>
  );
}
