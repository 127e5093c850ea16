import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { formatDate, formatIdr } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Step } from "./next-step.ts";
import type { Account } from "./payment.ts";
import { stillDueIdr } from "./payment.ts";
import { stepWords } from "./next-step.words.ts";

type StepProps = {
  step: Step;
  account: Account;
  plannedOn: string;
  /** Where the producer says that a planned delivery has left; null when there is none. */
  departTo: string | null;
};

/** The next thing to do or to wait for, first on the page. */
export function NextStep({ step, account, plannedOn, departTo }: StepProps) {
  const say = useWords(stepWords);
  return (
    <Card side="meet" title={say.nextTitle}>
      <p className="soft">{useStepText(step, account, plannedOn)}</p>
      {step.to ? (
        <ButtonLink to={step.to} tone={step.kind.startsWith("wait") ? "line" : "office"}>
          {say.next[step.kind]}
        </ButtonLink>
      ) : (
        <p className="strong">{say.next[step.kind]}</p>
      )}
      {departTo && (step.kind === "weigh" || step.kind === "waitWeek") ? (
        <p>
          {say.departHint}{" "}
          <ButtonLink to={departTo} tone="line" size="small">
            {say.depart}
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}

function useStepText({ kind }: Step, account: Account, plannedOn: string): string {
  const { next } = useWords(stepWords);
  const locale = useLocale();
  const planned = formatDate(plannedOn, locale, "day");
  const due = account.nextDueOn ? formatDate(account.nextDueOn, locale, "day") : planned;
  switch (kind) {
    case "weigh":
      return next.weighText(planned);
    case "pay":
      return account.overdueIdr > 0
        ? next.payLate(formatIdr(account.overdueIdr, locale), due)
        : next.payText(formatIdr(stillDueIdr(account), locale), due);
    case "waitMoney":
      return next.waitMoneyText(formatIdr(account.openIdr, locale), due);
    case "waitWeek":
      return next.waitWeekText(planned);
    case "ended":
      return "";
    case "hearClaim":
    case "sign":
    case "cook":
    case "waitCook":
    case "waitWeigh":
    case "seeValue":
    case "confirmTicket":
    case "confirmPayment":
    case "confirmSales":
    case "sell":
    case "waitSales":
    case "waitTicket":
    case "waitPayment":
    case "done":
      return next[`${kind}Text`];
  }
}
