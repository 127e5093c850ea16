import type { SubmissionResult } from "@conform-to/react";
import { nameIn } from "~/places/commodity.ts";
import { Button, Buttons } from "~/ui/button.tsx";
import { Kg, Rp } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatIdr, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Reasons } from "~/ui/pairing.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Pill } from "~/ui/state.tsx";
import { HiddenField, TextField } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { pairingSentences } from "./desk-reasons.ts";
import { pillOf } from "./proposal-pill.ts";
import { priceTitle } from "./reasons.ts";
import type { PairingView } from "./round-view.ts";
import { roundWords } from "./round-words.ts";
import { dealtReason, leftReason } from "./give-way.ts";
import { tentativeWords } from "./tentative.words.ts";
import { trialWords } from "./trial.words.ts";
import { matchingWords } from "./words.ts";

type ListProps = {
  pairings: PairingView[];
  /** While nothing of the round is sent. */
  open: boolean;
  lastResult?: SubmissionResult<string[]> | undefined;
};

/** The plan's pairings: hulu left, hilir right, kg between them; opened, the reasons and what an officer may change. */
export function PairingList({ pairings, open, lastResult }: ListProps) {
  return (
    <ul className="frame">
      {pairings.map((pairing) => (
        <li
          key={pairing.id}
          id={`p-${pairing.id}`}
          className="max-w-none border-t border-line px-2 first:border-t-0 tab:px-4"
        >
          <details open={isAbout(lastResult, pairing)}>
            <PairingRow pairing={pairing} />
            <PairingDetail pairing={pairing} />
            {open && pairing.state === "draft" ? (
              <ChangeForm pairing={pairing} lastResult={isAbout(lastResult, pairing) ? lastResult : undefined} />
            ) : null}
          </details>
        </li>
      ))}
    </ul>
  );
}

function isAbout(lastResult: ListProps["lastResult"], pairing: PairingView): boolean {
  return lastResult?.initialValue?.proposalId === pairing.id;
}

/** On a phone two halves and the kg between; at the desk one line. */
function PairingRow({ pairing }: { pairing: PairingView }) {
  const say = useWords(matchingWords);
  const tentative = useWords(tentativeWords);
  const locale = useLocale();
  const { producer, processor, quantityKg, commodity, price, state } = pairing;
  return (
    <summary className="py-2">
      <span className="grid grow grid-cols-2 items-center gap-x-3 gap-y-1 tab:grid-cols-[1fr_8rem_1fr_12rem]">
        <span className="border-l-4 border-hulu pl-2">
          <b className="block max-tab:text-[0.9375rem]">{producer.name}</b>
          <span className="soft">{producer.village}</span>
        </span>
        <span className="order-3 col-span-2 center tab:order-none tab:col-span-1">
          <Kg value={quantityKg} size="n3" /> <small>{nameIn(locale, commodity).toLowerCase()}</small>
          <span className="flex h-1" aria-hidden="true">
            <span className="grow bg-hulu" />
            <span className="grow bg-hilir" />
          </span>
        </span>
        <span className="border-r-4 border-hilir pr-2 text-right">
          <b className="block max-tab:text-[0.9375rem]">{processor.name}</b>
          <span className="soft">{processor.village}</span>
        </span>
        <span className="order-4 col-span-2 row wrap tab:order-none tab:col-span-1 tab:justify-end">
          {price === null ? (
            <span className="tab:text-right">{priceTitle(pairing, null, locale)}</span>
          ) : (
            <Rp value={price.farmGateIdr} size="n3" />
          )}
          {pairing.tentative ? <Pill tone="wait">{tentative.word}</Pill> : null}
          {state === "draft" ? null : <Pill tone={pillOf(state)}>{say.state[state]}</Pill>}
        </span>
      </span>
    </summary>
  );
}

function PairingDetail({ pairing }: { pairing: PairingView }) {
  const say = useWords(roundWords).round;
  const words = useWords(matchingWords);
  const locale = useLocale();
  const stored: Record<string, string> = { [dealtReason]: say.dealt, [leftReason]: say.left };
  const { commodity, product, week, price, dropReason, declineReason } = pairing;
  const pair = words.pair(nameIn(locale, commodity), nameIn(locale, product).toLowerCase());
  return (
    <div className="stack8 pb-3">
      <p>{`${pair}. ${words.week(formatWeek(week, locale))}.`}</p>
      <Reasons items={pairingSentences(pairing, locale)} />
      {price === null ? null : (
        <p className="soft">
          {say.delivered(formatIdr(price.deliveredIdr, locale), formatIdr(price.transportIdr, locale))}
        </p>
      )}
      {dropReason ? <p className="strong">{say.dropped(stored[dropReason] ?? dropReason)}</p> : null}
      {declineReason ? <p className="strong">{say.declined(sayReason(declineReason, words.reasons))}</p> : null}
    </div>
  );
}

/** One of the common reasons in the reader's words, or what somebody wrote. */
function sayReason(reason: string, reasons: Record<string, string>): string {
  return Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reason) : reason;
}

type ChangeFields = { proposalId: string; quantityKg: number; reason: string };

function ChangeForm({ pairing, lastResult }: { pairing: PairingView; lastResult: ListProps["lastResult"] }) {
  const say = useWords(roundWords);
  const trial = useWords(trialWords);
  const [form, fields] = useSheet<ChangeFields>({
    id: `ubah-${pairing.id}`,
    lastResult,
    defaultValue: { proposalId: pairing.id, quantityKg: String(pairing.quantityKg) },
  });
  return (
    <Fold summary={say.round.change} open={lastResult !== undefined}>
      <SheetForm form={form} labels={{ quantityKg: trial.pinKg, reason: say.round.reason }} refusals={say.refusal}>
        <HiddenField field={fields.proposalId} />
        <NumberField field={fields.quantityKg} label={trial.pinKg} unit="kg" />
        <TextField field={fields.reason} label={say.round.reason} hint={say.round.reasonHint} maxLength={200} />
        <Buttons>
          <Button name="intent" value="pin" tone="line" size="small" icon="pin">
            {trial.pin}
          </Button>
          <Button name="intent" value="drop" tone="line" size="small">
            {say.round.drop}
          </Button>
          <Button name="intent" value="forbid" tone="bad" size="small">
            {say.round.forbid}
          </Button>
        </Buttons>
      </SheetForm>
    </Fold>
  );
}
