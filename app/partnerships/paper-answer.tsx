import type { SubmissionResult } from "@conform-to/react";
import { pinWords } from "~/auth/pin.words.ts";
import { authWords } from "~/auth/words.ts";
import { ActionButton } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import type { Side } from "~/auth/user.ts";
import { ButtonLink } from "~/ui/button.tsx";
import type { MayAnswer } from "./confirmation.ts";
import { PinFold } from "./pin-fold.tsx";
import { StrikeFold } from "./strike-fold.tsx";
import { stepWords } from "./next-step.words.ts";

/** What the page of a note or a payment says around its answer. */
export type AnswerWords = {
  checkTitle: string;
  checkText: string;
  right: string;
  wrong: string;
  wrongText: string;
  wrongReason: string;
  wrongHint?: string;
  strike: string;
  waitTitle: string;
  waitText: string;
  takeBack: string;
  takeBackReason: string;
  refusal: { samePerson: string } & Record<string, string>;
};

type AnswerProps = { may: MayAnswer; say: AnswerWords; lastResult: SubmissionResult<string[]> | undefined };

/** The reader's answer to a paper: yes, no with a reason, the partner's PIN; or why there is no button. */
export function PaperAnswer({ may, say, lastResult }: AnswerProps) {
  const pin = useWords(pinWords);
  const auth = useWords(authWords);
  const refusals = { ...say.refusal, ...auth.refusal, ...pin.refusal };
  const byPin = lastResult?.initialValue?.answer === "pin";
  const strikes = { refusals, lastResult: byPin ? undefined : lastResult };
  if (!may.strike) return null;
  if (may.confirm || may.barred) {
    return (
      <Section title={say.checkTitle}>
        {may.barred ? <Banner tone="plain" title={say.refusal.samePerson} /> : <p>{say.checkText}</p>}
        {may.confirm ? <ActionButton fields={{ answer: "right" }} label={say.right} icon="check" /> : null}
        <StrikeFold
          {...strikes}
          summary={say.wrong}
          text={say.wrongText}
          reason={{ label: say.wrongReason, ...(say.wrongHint ? { hint: say.wrongHint } : {}) }}
          button={say.strike}
        />
      </Section>
    );
  }
  return (
    <Section title={say.waitTitle}>
      <p>{say.waitText}</p>
      {may.pin ? <PinFold refusals={refusals} lastResult={byPin ? lastResult : undefined} /> : null}
      <StrikeFold {...strikes} summary={say.takeBack} reason={{ label: say.takeBackReason }} button={say.takeBack} />
    </Section>
  );
}

/** The way on once a paper is answered: the partnership names what comes next. For its parties only. */
export function BackToPartnership({ contract, over }: { contract: { id: string; side: Side | null }; over: boolean }) {
  const say = useWords(stepWords);
  if (!over || contract.side === null) return null;
  return <ButtonLink to={`/kemitraan/${contract.id}`}>{say.toNext}</ButtonLink>;
}
