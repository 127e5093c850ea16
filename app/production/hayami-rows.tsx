import { formatIdr, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { HayamiInputs, HayamiTable } from "./value-added.ts";
import { soldWords } from "./sold.words.ts";
import type { ValueView } from "./value-view.ts";
import { valueWords } from "./value.words.ts";

type Key = keyof HayamiInputs | Exclude<keyof HayamiTable, "breakEvenOutputPrice" | "breakEvenRawPrice">;
type Kind = "amount" | "factor" | "idr" | "share";
type Unit = keyof (typeof valueWords)["id"]["unitOf"];

/** The rows as the table of 1987 numbers them. */
const rows: readonly [no: string, key: Key, kind: Kind, unit: Unit][] = [
  ["1", "output", "amount", "kg"],
  ["2", "rawInput", "amount", "kg"],
  ["3", "labour", "amount", "day"],
  ["4", "conversionFactor", "factor", "factor"],
  ["5", "labourCoefficient", "factor", "dayPerKg"],
  ["6", "outputPrice", "idr", "perKg"],
  ["7", "wage", "idr", "perDay"],
  ["8", "rawPrice", "idr", "perKg"],
  ["9", "otherInputs", "idr", "perKg"],
  ["10", "outputValue", "idr", "perKg"],
  ["11a", "valueAdded", "idr", "perKg"],
  ["11b", "valueAddedRatio", "share", "percent"],
  ["12a", "labourIncome", "idr", "perKg"],
  ["12b", "labourShare", "share", "percent"],
  ["13a", "profit", "idr", "perKg"],
  ["13b", "profitRateOfOutput", "share", "percent"],
  ["13b", "profitShareOfVA", "share", "percent"],
  ["14", "margin", "idr", "perKg"],
  ["14a", "marginLabour", "share", "percent"],
  ["14b", "marginOther", "share", "percent"],
  ["14c", "marginProfit", "share", "percent"],
];

type Line = { no: string; key: Key; text: string; soldText: string | null; unit: string };

/** Hayami's whole table, rounded for reading only; what is undefined is a dash. */
export function HayamiRows({ value }: { value: ValueView }) {
  const say = useWords(valueWords);
  const words = useWords(soldWords);
  const lines = useLines(value);
  const head = say.hayamiHead;
  const columns: Column<Line>[] = [
    { key: "row", label: head.row, lead: true, cell: (line) => `${line.no}. ${say.row[line.key]}` },
    { key: "value", label: value.sold ? words.writtenColumn : head.value, number: true, cell: (line) => line.text },
    ...(value.sold
      ? [{ key: "sold", label: words.soldColumn, number: true, cell: (line: Line) => line.soldText }]
      : []),
    { key: "unit", label: head.unit, cell: (line) => line.unit },
  ];
  return (
    <>
      <Table caption={say.hayamiCaption} hideCaption columns={columns} rows={lines} rowKey={(line) => line.key} />
      <p className="soft">{say.dashNote}</p>
    </>
  );
}

function useLines({ inputs, table, outputUnit, sold }: ValueView): Line[] {
  const say = useWords(valueWords);
  const locale = useLocale();
  const known = { ...table, ...inputs };
  const real = sold?.table ? { ...sold.table, ...sold.inputs } : null;
  const text = (amount: number | null, kind: Kind) => {
    if (amount === null) return "–";
    if (kind === "idr") return formatIdr(Math.round(amount), locale);
    if (kind === "share") return formatNumber(amount * 100, locale, 2);
    return formatNumber(amount, locale, kind === "factor" ? 4 : 3);
  };
  return rows.map(([no, key, kind, unit]) => {
    const pieces: Partial<Record<Key, string>> = { output: say.unitOf.piece, outputPrice: say.unitOf.perPiece };
    const counted = outputUnit === "piece" ? pieces[key] : undefined;
    const soldText = real && text(real[key], kind);
    return { no, key, text: text(known[key], kind), soldText, unit: counted ?? say.unitOf[unit] };
  });
}
