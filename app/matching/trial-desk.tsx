import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useState } from "react";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextField } from "~/ui/text-field.tsx";
import { FrontierChart } from "./frontier-chart.tsx";
import { fieldsOf, soonLots } from "./round.ts";
import type { RoundView } from "./round-view.server.ts";
import { roundWords } from "./round-words.ts";
import type { FrontierPoint, Trial, TrialFields } from "./trial.ts";
import { trialQuery } from "./trial.ts";
import { TrialEffect } from "./trial-effect.tsx";
import { TrialSliders } from "./trial-sliders.tsx";
import { trialWords } from "./trial.words.ts";
import { useTrial } from "./use-trial.tsx";

export type DeskProps = {
  round: RoundView;
  lots: number;
  frontier: FrontierPoint[] | null;
  /** What the address asked for, answered by the server: without script this is the only way. */
  tried: { fields: TrialFields; trial: Trial | null } | null;
  lastResult?: SubmissionResult<string[]> | undefined;
};

const restMs = 350;

/** Sliders, their effect at once, the frontier, and the form that makes a trial the plan. */
export function TrialDesk({ round, lots, frontier, tried, lastResult }: DeskProps) {
  const own = ownFields(round);
  const [values, setValues] = useState<TrialFields>(tried?.fields ?? own);
  // A new plan is the new place to start from.
  useEffect(() => setValues(tried?.fields ?? ownFields(round)), [round.clearingId]);
  const change = (name: keyof TrialFields, value: string | undefined) =>
    setValues((before) => ({ ...before, [name]: value }));
  const query = trialQuery(values);
  const isTrial = query !== trialQuery(own);
  const told = useTold(round, query, isTrial, lots, tried?.trial ?? null);
  const hrefOf = (volumeBonusIdr: number) =>
    `/putaran/${round.id}?${trialQuery({ ...values, volumeBonusIdr: String(volumeBonusIdr) })}`;
  return (
    <section className="frame trial-desk" aria-labelledby="coba">
      <SliderForm round={round} values={values} change={change} isTrial={isTrial} />
      <div className="stack">
        <TrialEffect plan={round.figures} trial={told.figures} note={told.note} isPending={told.isPending} />
        {isTrial || lastResult ? <KeepForm values={values} lastResult={lastResult} /> : null}
      </div>
      {frontier ? (
        <FrontierChart
          points={frontier}
          chosenIdr={Number(values.volumeBonusIdr ?? 0)}
          hrefOf={hrefOf}
          onChoose={(idr) => change("volumeBonusIdr", String(idr))}
        />
      ) : (
        <CurveLink round={round} />
      )}
    </section>
  );
}

function ownFields(round: RoundView): TrialFields {
  return fieldsOf(round.policy);
}

/** The figures that belong to what the sliders show, the full ones when there are; never those of another position. */
function useTold(round: RoundView, query: string, isTrial: boolean, lots: number, given: Trial | null) {
  const say = useWords(trialWords);
  const address = isTrial ? `/putaran/${round.id}/coba?${query}` : null;
  const quick = useTrial(address);
  const isQuick = isTrial && quick.trial?.asked === query;
  const canBeWhole = isQuick && !quick.trial?.isWhole && lots <= soonLots;
  const whole = useTrial(canBeWhole ? `${address}&penuh` : null, restMs);
  const found = [whole.trial, quick.trial, given].find((trial) => trial?.asked === query) ?? null;
  if (!isTrial) return { figures: null, isPending: false, note: say.untouched };
  if (!found) {
    const failed = quick.failed === address;
    return { figures: null, isPending: !failed, note: failed ? say.failed : say.pending };
  }
  return { figures: found.figures, isPending: false, note: found.isWhole ? say.wholly : say.roughly };
}

type SliderFormProps = {
  round: RoundView;
  values: TrialFields;
  change: (name: keyof TrialFields, value: string | undefined) => void;
  isTrial: boolean;
};

/** Without script the sliders are sent by a button; with it the button goes. */
function SliderForm({ round, values, change, isTrial }: SliderFormProps) {
  const say = useWords(trialWords);
  const [isLive, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <form method="get" className="stack8" autoComplete="off">
      <h2 id="coba">{say.title}</h2>
      <TrialSliders values={values} onChange={change} />
      <Buttons>
        {isLive ? null : <Button tone="line">{say.look}</Button>}
        {isTrial ? (
          <ButtonLink to={`/putaran/${round.id}`} tone="quiet" size="small">
            {say.back}
          </ButtonLink>
        ) : null}
      </Buttons>
    </form>
  );
}

function KeepForm({ values, lastResult }: { values: TrialFields } & Pick<DeskProps, "lastResult">) {
  const say = useWords(trialWords);
  const refusals = useWords(roundWords).refusal;
  const [form, fields] = useSheet<{ reason: string }>({ id: "pakai", lastResult });
  return (
    <SheetForm form={form} labels={{ reason: say.reason }} refusals={refusals}>
      <h3>{say.keepTitle}</h3>
      <input type="hidden" name="intent" value="keep" />
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <TextField field={fields.reason} label={say.reason} hint={say.reasonHint} maxLength={200} />
      <label className="row">
        <input type="checkbox" name="thorough" />
        {say.thorough}
      </label>
      <Button>{say.keep}</Button>
    </SheetForm>
  );
}

/** In a large market the line takes a second: it is drawn when asked for. */
function CurveLink({ round }: { round: RoundView }) {
  const say = useWords(trialWords);
  return (
    <p>
      <ButtonLink to={`/putaran/${round.id}?garis`} tone="line">
        {say.curve}
      </ButtonLink>
    </p>
  );
}
