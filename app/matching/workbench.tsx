import type { SubmissionResult } from "@conform-to/react";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { Num, Percent, Rp } from "~/ui/figure.tsx";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { formatInstant, formatKg, formatPercent, formatWeek } from "~/ui/format.ts";
import { Icon } from "~/ui/icon.tsx";
import { KeyNumbers, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Pill } from "~/ui/state.tsx";
import { HiddenField } from "~/ui/text-field.tsx";
import { answerHours } from "./round.ts";
import type { RoundView } from "./round-view.server.ts";
import { roundWords } from "./round-words.ts";
import { trialWords } from "./trial.words.ts";

type Shown = { round: RoundView };
type Asked = { lastResult: SubmissionResult<string[]> | undefined };

/** The four numbers by which a plan is judged. */
export function RoundNumbers({ round }: Shown) {
  const say = useWords(roundWords).round;
  const { matchedKg, offeredKg, gainsIdr, reachableKg } = round.numbers;
  const meters = round.meanDistanceM;
  return (
    <KeyNumbers
      items={[
        { label: say.share, value: <Percent ratio={offeredKg === 0 ? 0 : matchedKg / offeredKg} size="n2" mark /> },
        ...(gainsIdr === null ? [] : [{ label: say.gains, value: <Rp value={gainsIdr} short size="n2" /> }]),
        { label: say.reachable, value: <Num value={reachableKg} unit="kg" size="n2" /> },
        ...(meters === null
          ? []
          : [{ label: say.distance, value: <Num value={meters / 1000} unit="km" digits={1} size="n2" /> }]),
      ]}
    />
  );
}

/** One line that says how sure the plan is. */
export function CertificateLine({ round }: Shown) {
  const say = useWords(roundWords).round;
  const locale = useLocale();
  const { status, gap, violations } = round.certificate;
  if (violations > 0)
    return (
      <p className="row">
        <Icon name="warning" /> {say.violations(violations)}
      </p>
    );
  return (
    <p className="row">
      <Icon name="check" />
      <span>{status === "optimal" ? say.proven : say.feasible(formatPercent(gap, locale, 1))}</span>
    </p>
  );
}

/** How far the answers are, once the proposals are sent. */
export function AnswerProgress({ round }: Shown) {
  const say = useWords(roundWords).round;
  const states = ["agreed", "halfYes", "waiting", "declined", "expired"] as const;
  return (
    <Card side="office" title={say.progress}>
      <Ledger>
        {states.map((state) => (
          <LedgerLine key={state} label={say.count[state]}>
            <Num value={round.counts[state] ?? 0} size="n3" />
          </LedgerLine>
        ))}
      </Ledger>
    </Card>
  );
}

/** Sends what is left in the plan, with the time to answer. */
export function SendForm({ count, lastResult }: { count: number } & Asked) {
  const say = useWords(roundWords);
  const [form, fields] = useSheet<{ intent: string; hours: string }>({
    id: "kirim",
    lastResult: of("send", lastResult),
    defaultValue: { intent: "send", hours: "48" },
  });
  return (
    <Card side="office" title={say.round.sendTitle}>
      <p>{say.round.sendHint}</p>
      <SheetForm form={form} labels={{ hours: say.round.hours }} refusals={say.refusal}>
        <HiddenField field={fields.intent} />
        <RadioChips
          field={fields.hours}
          label={say.round.hours}
          options={answerHours.map((value) => ({ value, label: say.round.hour[value] }))}
        />
        <Thumb>
          <Button>{say.round.send(count)}</Button>
        </Thumb>
      </SheetForm>
    </Card>
  );
}

/** Clears the round anew on the market as it is by now. */
export function AgainButton() {
  const say = useWords(trialWords);
  return <ActionButton fields={{ intent: "again" }} label={say.again} tone="line" size="small" />;
}

/** The way to the plans of the round side by side, once there are two. */
export function CompareLink({ round }: Shown) {
  const say = useWords(trialWords);
  if (round.plans < 2) return null;
  return (
    <ButtonLink to={`/putaran/${round.id}/banding`} tone="line" size="small">
      {say.compare(round.plans)}
    </ButtonLink>
  );
}

/** What officers pinned or ruled out: why, who, when; each can be taken back while nothing is sent. */
export function ChangesList({ round, open }: Shown & { open: boolean }) {
  const say = useWords(trialWords);
  const locale = useLocale();
  const when = (at: number) => formatInstant(at, round.zone, locale);
  return (
    <Card title={say.changes}>
      {round.reason === "" ? null : <p className="soft">{say.keptBecause(round.reason)}</p>}
      {round.changes.length === 0 ? <p className="soft">{say.noChanges}</p> : null}
      <ul className="stack8">
        {round.changes.map((change) => (
          <li key={change.id}>
            <b>{`${change.producerName}, ${change.processorName}`}</b>
            <span className="block">{whatOf(change)}</span>
            <span className="block">{change.reason}</span>
            <span className="block soft">{say.by(change.byName, when(change.at))}</span>
            {change.endedAt === null ? null : <span className="block soft">{say.undone(when(change.endedAt))}</span>}
            {change.isPending && open ? <Pill tone="wait">{say.pendingChange}</Pill> : null}
            {change.endedAt === null && open ? (
              <ActionButton
                fields={{ intent: "undo", changeId: change.id }}
                label={say.undo}
                tone="quiet"
                size="small"
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );

  function whatOf({ kind, quantityKg, week }: RoundView["changes"][number]): string {
    if (kind === "forbid") return say.forbidden;
    return say.pinned(formatKg(quantityKg ?? 0, locale), formatWeek(week ?? "", locale));
  }
}

/** The title of a plan: how many kg found a kitchen. */
export function usePlanTitle(round: RoundView): string {
  const say = useWords(roundWords).round;
  const locale = useLocale();
  return say.title(formatKg(round.numbers.matchedKg, locale), formatKg(round.numbers.offeredKg, locale));
}

/** The reply only where it belongs to the form of this intent. */
export function of(intent: string, lastResult: Asked["lastResult"]) {
  return lastResult?.initialValue?.intent === intent ? lastResult : undefined;
}
