import { useRouteName } from "~/groups/group-parts.tsx";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { formatDate, formatIdr, formatIdrShort, formatKg, formatKm } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { GapRow } from "./gap-view.server.ts";
import { gapWords } from "./gaps.words.ts";
import { changePlace, changeSentence } from "./named.ts";
import { changesQuery } from "./change.ts";
import { scenarioWords } from "./words.ts";

type Shown = { row: GapRow };

/** What holds back, what would help, what it brings: one row each, one tap to the place to act. */
export function GapTable({ rows, regencyCode }: { rows: GapRow[]; regencyCode: string }) {
  const say = useWords(gapWords);
  const locale = useLocale();
  const plus = useWords(scenarioWords).effect.plus;
  const columns: Column<GapRow>[] = [
    { key: "why", label: say.column.why, lead: true, cell: (row) => <GapWhy row={row} /> },
    { key: "change", label: say.column.change, cell: (row) => <GapChange row={row} regencyCode={regencyCode} /> },
    { key: "kg", label: say.column.kg, number: true, cell: ({ effect }) => plus(formatKg(effect.kg, locale)) },
    { key: "gain", label: say.column.gain, number: true, cell: ({ effect }) => <Gain gain={effect.gain} /> },
    {
      key: "value",
      label: say.column.value,
      number: true,
      cell: ({ effect }) => <b>{plus(formatIdrShort(effect.valueAddedIdr, locale))}</b>,
    },
  ];
  return (
    <Table
      caption={say.title}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.named?.word ?? ""}
      actions={(row) => <GapAction row={row} regencyCode={regencyCode} />}
    />
  );
}

/** A gain in rupiah, with "at least" where it was rounded down. */
export function Gain({ gain }: { gain: GapRow["effect"]["gain"] }) {
  const say = useWords(scenarioWords).effect;
  const locale = useLocale();
  const amount = formatIdrShort(gain.idr, locale);
  return <>{gain.isAtLeast ? say.atLeast(amount) : gain.idr > 0 ? say.plus(amount) : amount}</>;
}

function GapWhy({ row }: Shown) {
  const say = useWords(gapWords);
  return (
    <span>
      <Pill tone={row.reason === "licence" ? "wait" : "plain"}>{say.reason[row.reason]}</Pill>
      <span className="block">{useWhy(row)}</span>
    </span>
  );
}

const shownWeeks = 2;

function useWhy({ reason, stuckKg, lots, facts, commodities }: GapRow): string {
  const say = useWords(gapWords);
  const locale = useLocale();
  const nameOfRoute = useRouteName();
  const thing = commodities.map((one) => nameIn(locale, one).toLowerCase()).join(", ");
  const kg = formatKg(stuckKg, locale);
  const km = (value: number | undefined) => formatKm((value ?? 0) * 1000, locale);
  switch (reason) {
    case "kitchen":
      return say.why.kitchen(thing, kg, lots);
    case "price":
      return say.why.price(thing, formatIdr(facts.shortIdr ?? 0, locale));
    case "distance":
      return say.why.distance(thing, km(facts.distanceKm), km(facts.maxKm));
    case "licence":
      return say.why.licence((facts.missing ?? []).map(nameOfRoute).join(", "), kg);
    case "time":
      return say.why.time(thing, kg);
    case "capacity": {
      const days = (facts.weeks ?? []).map((week) => formatDate(week, locale, "short"));
      const shown = days.slice(0, shownWeeks).join(", ");
      return days.length === 0
        ? say.why.capacityAny(thing)
        : say.why.capacity(thing, say.weekOf(shown, days.length - shownWeeks));
    }
  }
}

function GapChange({ row, regencyCode }: Shown & { regencyCode: string }) {
  const say = useWords(gapWords);
  const locale = useLocale();
  if (!row.named) return null;
  return (
    <span>
      {changeSentence(row.named, locale)}
      {changePlace(row.named) === null ? null : (
        <span className="block">
          <TextLink to={`/skenario/coba?${changesQuery([row.named.change], regencyCode)}`}>{say.tryToo}</TextLink>
        </span>
      )}
    </span>
  );
}

function GapAction({ row: { named, reason }, regencyCode }: Shown & { regencyCode: string }) {
  const say = useWords(gapWords).act;
  if (!named) return null;
  const place = changePlace(named);
  const label = reason === "licence" ? say.permits : place?.startsWith("/panen") ? say.lot : say.group;
  return (
    <ButtonLink to={place ?? `/skenario/coba?${changesQuery([named.change], regencyCode)}`} tone="line" size="small">
      {place ? label : say.try}
    </ButtonLink>
  );
}
