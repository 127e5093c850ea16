import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { formatDate, formatIdr } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Step } from "./next-step.ts";
import type { Account } from "./payment.ts";
import { stillDueIdr } from "./payment.ts";
import { partnershipWords } from "./words.ts";

/** The next thing to do or to wait for, first on the page. */
export function NextStep({ step, account, plannedOn }: { step: Step; account: Account; plannedOn: string }) {
  const say = useWords(partnershipWords);
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
    </Card>
  );
}

function useStepText({ kind }: Step, account: Account, plannedOn: string): string {
  const { next } = useWords(partnershipWords);
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
    case "confirmTicket":
    case "confirmPayment":
    case "waitTicket":
    case "waitPayment":
    case "done":
      return next[`${kind}Text`];
  }
}
