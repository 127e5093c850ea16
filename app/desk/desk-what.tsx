import { useRouteName } from "~/groups/group-parts.tsx";
import { daysBetween } from "~/lib/dates.ts";
import { nameIn } from "~/places/commodity.ts";
import { formatDate, formatKg, formatWeek, sinceOrUntil } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Pill } from "~/ui/state.tsx";
import type { DeskRow } from "./desk.ts";
import { deskWords } from "./words.ts";

/** By when, as people say it. */
export function DeskDue({ row, today }: { row: Pick<DeskRow, "dueOn">; today: string }) {
  const locale = useLocale();
  const days = daysBetween(today, row.dueOn);
  const tone = days < 0 ? "bad" : days <= 3 ? "wait" : "open";
  return <Pill tone={tone}>{sinceOrUntil(row.dueOn, today, locale)}</Pill>;
}

/** What and who in one line, the reason in the next. */
export function DeskWhat({ row }: { row: DeskRow }) {
  const say = useWords(deskWords);
  const [who, why] = useSentences()(row);
  return (
    <span>
      <b>{`${say.kind[row.kind]}.`}</b> <span className="[font-weight:400]">{who}</span>
      <span className="block [font-weight:400] soft">{why}</span>
    </span>
  );
}

/** Who a row is about, and why it waits, in the reader's language. */
export function useSentences(): (row: DeskRow) => [who: string, why: string] {
  const nameOfRoute = useRouteName();
  const locale = useLocale();
  return (row) => sentencesOf(row, locale, nameOfRoute);
}

/** The same without a page around it, for files. */
export function sentencesOf(row: DeskRow, locale: Locale, nameOfRoute: (code: string) => string): [string, string] {
  const say = deskWords[locale];
  const day = (iso: string) => formatDate(iso, locale, "day");
  switch (row.kind) {
    case "harvest":
      return [
        say.harvestWhat(nameIn(locale, row), row.group),
        say.harvestWhy(day(row.readyOn), formatKg(row.quantityKg ?? 0, locale)),
      ];
    case "kitchen":
      return [
        say.kitchenWhat(row.kitchen, row.group),
        say.kitchenWhy(formatWeek(row.week, locale), formatKg(row.takenKg, locale), formatKg(row.capacityKg, locale)),
      ];
    case "answer":
      return [say.two(row.producer, row.processor), say.answerWhy[row.missing](day(row.sentOn))];
    case "delivery":
      return [say.two(row.producer, row.processor), say.deliveryWhy(nameIn(locale, row), day(row.dueOn), row.number)];
    case "payment":
      return [say.paymentWhat(row.payer, row.payee), say.paymentWhy(day(row.dueOn), row.number)];
    case "claim":
      return [say.two(row.producer, row.processor), say.claimWhy(row.number)];
    case "objection":
      return [row.group, say.objectionWhy(row.actor, row.askedBy)];
    case "licence":
      return [row.name, say.licenceWhy(row.route, row.number, day(row.dueOn))];
    case "licenceCheck":
      return [row.name, say.licenceCheckWhy(row.route, row.number)];
    case "permit":
      return [say.permitWhat(nameOfRoute(row.routeCode)), say.permitWhy(formatKg(row.quantityKg ?? 0, locale))];
    case "group":
      return [row.name, say.groupWhy(row.village)];
    case "silent":
      return [row.name, say.silentWhy(row.village, day(row.lastOn))];
  }
}
