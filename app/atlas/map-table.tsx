import { Num } from "~/ui/figure.tsx";
import { formatKg, formatNumber } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { MapFlow, VillageFigures } from "./map-figures.ts";
import { atlasWords } from "./words.ts";

type TableProps = { villages: readonly VillageFigures[]; hrefOf: (code: string) => string; chosen: string | null };

/** The numbers of the map: a row for each village that has any, the fullest first, with their sums. */
export function VillageTable({ villages, hrefOf, chosen }: TableProps) {
  const say = useWords(atlasWords);
  const locale = useLocale();
  const sum = (of: (village: VillageFigures) => number) => villages.reduce((kg, village) => kg + of(village), 0);
  const column = (
    key: keyof (typeof say)["column"],
    of: (village: VillageFigures) => number,
  ): Column<VillageFigures> => ({
    key,
    label: say.column[key],
    unit: "kg",
    number: true,
    cell: (village) => formatNumber(of(village), locale),
    foot: <Num value={sum(of)} />,
  });
  return (
    <Table
      caption={say.title}
      hideCaption
      rows={villages}
      rowKey={({ code }) => code}
      empty={
        <EmptyState drawing="kolam" title={say.none}>
          {say.noneText}
        </EmptyState>
      }
      columns={[
        {
          key: "village",
          label: say.column.village,
          lead: true,
          cell: ({ code, name }) => (
            <TextLink to={hrefOf(code)} aria-current={code === chosen ? "true" : undefined}>
              {name}
            </TextLink>
          ),
          foot: say.total,
        },
        column("supply", ({ supplyKg }) => supplyKg),
        column("capacity", ({ capacityKg }) => capacityKg),
        column("gap", ({ supplyKg, capacityKg }) => supplyKg - capacityKg),
        column("sent", ({ sentKg }) => sentKg),
        column("received", ({ receivedKg }) => receivedKg),
      ]}
    />
  );
}

type FlowsProps = {
  code: string;
  name: string;
  flows: readonly MapFlow[];
  names: ReadonlyMap<string, string>;
  all: string;
};

/** Where the plan takes one village's harvest, and whence its kitchens get theirs. */
export function VillageFlows({ code, name, flows, names, all }: FlowsProps) {
  const say = useWords(atlasWords);
  const locale = useLocale();
  const own = flows.filter(({ fromCode, toCode }) => fromCode === code || toCode === code);
  const label = ({ fromCode, toCode }: MapFlow) => {
    if (fromCode === toCode) return say.within;
    return fromCode === code ? say.to(names.get(toCode) ?? "") : say.from(names.get(fromCode) ?? "");
  };
  return (
    <Section title={say.chosen(name)}>
      {own.length === 0 ? (
        <p>{say.noFlows}</p>
      ) : (
        <Ledger>
          {own.map((flow) => (
            <LedgerLine key={`${flow.fromCode} ${flow.toCode}`} label={label(flow)}>
              {formatKg(flow.quantityKg, locale)}
            </LedgerLine>
          ))}
        </Ledger>
      )}
      <p>
        <TextLink to={all}>{say.all}</TextLink>
      </p>
    </Section>
  );
}
