import { useRouteName } from "~/groups/group-parts.tsx";
import { daysBetween } from "~/lib/dates.ts";
import { nameIn } from "~/places/commodity.ts";
import { formatDate, formatKg, sinceOrUntil } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Pill } from "~/ui/state.tsx";
import type { DeskRow } from "./desk.ts";
import { deskWords } from "./desk-words.ts";

/** By when, as people say it; what has no deadline says how long it has waited. */
export function DeskDue({ row, today }: { row: DeskRow; today: string }) {
  const say = useWords(deskWords).desk;
  const locale = useLocale();
  if (row.kind === "permit") return <Pill tone="wait">{say.stands}</Pill>;
  if (row.dueOn === null)
    return <Pill tone="open">{say.waitingDays(row.since ? daysBetween(row.since, today) : 0)}</Pill>;
  const days = daysBetween(today, row.dueOn);
  const tone = row.kind === "overdue" || days < 0 ? "bad" : days <= 3 ? "wait" : "open";
  return (
    <Pill tone={tone}>{row.kind === "overdue" && days >= 0 ? say.late : sinceOrUntil(row.dueOn, today, locale)}</Pill>
  );
}

/** What, who, why: the first words in bold, the reason below. */
export function DeskWhat({ row }: { row: DeskRow }) {
  const say = useWords(deskWords).desk;
  const locale = useLocale();
  const nameOfRoute = useRouteName();
  const [who, why] = sentences();
  return (
    <span>
      <b>{say.kind[row.kind]}</b> <span className="[font-weight:400]">{who}</span>
      <span className="block [font-weight:400] soft">{why}</span>
    </span>
  );

  function sentences(): [who: string, why: string] {
    switch (row.kind) {
      case "group":
        return [row.name, say.groupWhy(row.village)];
      case "licence":
        return [row.name, say.licenceWhy(row.route, row.number)];
      case "round":
        return [say.roundWhat(row.number), say.roundWhy(row.waiting)];
      case "overdue":
        return [say.overdueWhat(row.producer, row.processor), say.overdueWhy[row.missing]];
      case "permit":
        return [
          say.permitWhat(nameOfRoute(row.routeCode), row.kitchens),
          say.permitWhy(row.quantityKg === null ? null : formatKg(row.quantityKg, locale)),
        ];
      case "harvest":
        return [
          say.harvestWhat(nameIn(locale, row), row.group),
          say.harvestWhy(formatDate(row.readyOn, locale, "day"), formatKg(row.quantityKg ?? 0, locale)),
        ];
    }
  }
}
