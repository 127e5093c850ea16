import { Button } from "~/ui/button.tsx";
import { formatIdr, formatIdrShort, formatInstant, formatNumber, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { GroupDifference, PairingDifference } from "./compare.ts";
import { gainOf } from "./compare.ts";
import { compareWords } from "./compare.words.ts";
import type { PlanFigures } from "./figures.ts";
import { figureNames } from "./figures.ts";
import type { TrialFields } from "./trial.ts";
import { tell } from "./trial-effect.tsx";
import { trialWords } from "./trial.words.ts";

export type PlanBeside = {
  id: string;
  number: number;
  isNewest: boolean;
  reason: string;
  pairings: number;
  figures: PlanFigures;
  fields: Partial<TrialFields>;
};

type Beside = { beside: PlanBeside[] };

/** Which plans stand side by side. */
export function PlanChoice({
  plans,
  chosen,
  zone,
}: {
  plans: { id: string; number: number; at: number; isNewest: boolean }[];
  chosen: string[];
  zone: string;
}) {
  const say = useWords(compareWords);
  const locale = useLocale();
  return (
    <form method="get">
      <fieldset className="field">
        <legend className="lab">{say.choose}</legend>
        <div className="chips">
          {plans.map((plan) => (
            <label key={plan.id} className="row py-2">
              <input type="checkbox" name="rencana" value={plan.id} defaultChecked={chosen.includes(plan.id)} />
              <span>
                {plan.isNewest ? `${say.plan(plan.number)}, ${say.newest}` : say.plan(plan.number)}
                <span className="block soft">{formatInstant(plan.at, zone, locale)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Button tone="line">{say.show}</Button>
    </form>
  );
}

/** Figures and policy, a column a plan. */
export function FigureTable({ beside }: Beside) {
  const say = useWords(compareWords);
  const trial = useWords(trialWords);
  const locale = useLocale();
  const perKg = (value: string | undefined) => formatIdr(Number(value ?? 0), locale);
  const rows: { key: string; label: string; tell: (plan: PlanBeside) => string }[] = [
    ...figureNames.map((name) => ({
      key: name,
      label: trial.figures[name],
      tell: (plan: PlanBeside) => tell(name, plan.figures[name], locale),
    })),
    { key: "pairings", label: say.pairings, tell: (plan) => formatNumber(plan.pairings, locale) },
    { key: "volume", label: say.volume, tell: (plan) => perKg(plan.fields.volumeBonusIdr) },
    { key: "urgency", label: say.urgency, tell: (plan) => trial.percent(plan.fields.urgencyPercent ?? "0") },
    { key: "fairness", label: say.fairness, tell: (plan) => perKg(plan.fields.fairnessIdr) },
    { key: "share", label: say.share, tell: (plan) => trial.percent(plan.fields.sharePercent ?? "0") },
    { key: "reason", label: say.reason, tell: (plan) => plan.reason || "–" },
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "measure", label: say.measure, lead: true, cell: (row) => row.label },
    ...beside.map((plan) => ({
      key: plan.id,
      label: plan.isNewest ? `${say.plan(plan.number)}, ${say.newest}` : say.plan(plan.number),
      number: true,
      cell: (row: (typeof rows)[number]) => row.tell(plan),
    })),
  ];
  return <Table caption={say.figures} hideCaption columns={columns} rows={rows} rowKey={(row) => row.key} />;
}

/** Groups by what they gain or lose from the first plan to the last. */
export function GroupTable({ beside, groups }: Beside & { groups: GroupDifference[] }) {
  const say = useWords(compareWords);
  const locale = useLocale();
  if (groups.length === 0) return <p>{say.noGroups}</p>;
  const columns: Column<GroupDifference>[] = [
    {
      key: "group",
      label: say.group,
      lead: true,
      cell: (row) => (
        <span>
          <b>{row.name}</b> <span className={row.side}>{say[row.side]}</span>
        </span>
      ),
    },
    ...usePlanKg<GroupDifference>(beside),
    { key: "kg", label: say.change, unit: "kg", number: true, cell: (row) => signed(gainOf(row.kg), locale) },
    {
      key: "idr",
      label: say.changeIdr,
      number: true,
      cell: (row) => (row.idr ? signedIdr(gainOf(row.idr), locale) : "–"),
    },
  ];
  return <Table caption={say.groups} hideCaption columns={columns} rows={groups} rowKey={(row) => row.key} />;
}

/** Pairings whose kg differ. */
export function PairingTable({ beside, pairings }: Beside & { pairings: PairingDifference[] }) {
  const say = useWords(compareWords);
  const locale = useLocale();
  if (pairings.length === 0) return <p>{say.noDiffering}</p>;
  const columns: Column<PairingDifference>[] = [
    {
      key: "pairing",
      label: say.pairing,
      lead: true,
      cell: (row) => (
        <span>
          <span className="hulu">{row.producer}</span>, <span className="hilir">{row.processor}</span>
        </span>
      ),
    },
    { key: "week", label: say.week, cell: (row) => formatWeek(row.week, locale) },
    ...usePlanKg<PairingDifference>(beside),
    { key: "kg", label: say.change, unit: "kg", number: true, cell: (row) => signed(gainOf(row.kg), locale) },
  ];
  return <Table caption={say.differing} hideCaption columns={columns} rows={pairings} rowKey={(row) => row.key} />;
}

function usePlanKg<Row extends { kg: number[] }>(beside: PlanBeside[]): Column<Row>[] {
  const say = useWords(compareWords);
  const locale = useLocale();
  return beside.map((plan, at) => ({
    key: plan.id,
    label: say.plan(plan.number),
    unit: "kg",
    number: true,
    cell: (row: Row) => formatNumber(row.kg[at] ?? 0, locale),
  }));
}

function signed(value: number, locale: "id" | "en"): string {
  return value > 0 ? `+${formatNumber(value, locale)}` : formatNumber(value, locale);
}

function signedIdr(value: number, locale: "id" | "en"): string {
  return value > 0 ? `+${formatIdrShort(value, locale)}` : formatIdrShort(value, locale);
}
