import { Drawn } from "~/ui/chart.tsx";
import { formatDate, formatKg, formatNumber, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { calendarWords } from "./calendar.words.ts";
import type { WeekCell } from "./week-calendar.ts";
import { balanceOf } from "./week-calendar.ts";

export type NamedRow = { code: string; name: string; cells: WeekCell[] };

type GridProps = {
  rows: readonly NamedRow[];
  title: string;
  hrefOf: (code: string, week: string) => string;
  /** A phone shows fewer weeks, and the name above its boxes. */
  narrow: boolean;
};

/** Width of the grid, of the column of names, height of a row and of the name above it, and so on: px at full size. */
const wide = { width: 1080, names: 200, row: 60, nameAbove: 0, head: 34, gap: 6, weeks: 8 };
const slim = { width: 328, names: 0, row: 60, nameAbove: 26, head: 30, gap: 4, weeks: 6 };

/** Weeks against commodities: in each box the harvest over what kitchens take, and the difference in kg. */
export function WeekGrid({ rows, title, hrefOf, narrow }: GridProps) {
  const say = useWords(calendarWords);
  const locale = useLocale();
  const shape = narrow ? slim : wide;
  const cellWidth = (shape.width - shape.names) / shape.weeks;
  const rowHeight = shape.nameAbove + shape.row + shape.gap;
  const weeks = rows[0]?.cells.slice(0, shape.weeks) ?? [];
  return (
    <Drawn
      title={title}
      describe={say.describe}
      width={shape.width}
      height={shape.head + rows.length * rowHeight}
      hasLinks
    >
      {weeks.map(({ week }, column) => (
        <text
          key={week}
          className="s"
          x={shape.names + (column + 0.5) * cellWidth}
          y={20}
          fontSize={narrow ? 13 : 15}
          textAnchor="middle"
        >
          {shortDay(formatDate(week, locale, "short"))}
        </text>
      ))}
      {rows.map((row, index) => (
        <g key={row.code} transform={`translate(0 ${shape.head + index * rowHeight})`}>
          <text className="b" x={0} y={narrow ? 18 : 35} fontSize={16}>
            {row.name}
          </text>
          {row.cells.slice(0, shape.weeks).map((cell, column) => (
            <a
              key={cell.week}
              href={hrefOf(row.code, cell.week)}
              aria-label={say.cell(
                row.name,
                formatWeek(cell.week, locale),
                formatKg(cell.supplyKg, locale),
                formatKg(cell.capacityKg, locale),
              )}
            >
              <Box
                cell={cell}
                most={mostOf(row)}
                x={shape.names + column * cellWidth}
                y={shape.nameAbove}
                width={cellWidth - shape.gap}
                height={shape.row}
              />
            </a>
          ))}
        </g>
      ))}
    </Drawn>
  );
}

type BoxProps = { cell: WeekCell; most: number; x: number; y: number; width: number; height: number };

function Box({ cell, most, x, y, width, height }: BoxProps) {
  const locale = useLocale();
  const balance = balanceOf(cell);
  const ground = balance === "over" ? "f-hulu-tint" : balance === "short" ? "f-hilir-tint" : "f-paper";
  const length = (kg: number) => Math.round((width - 8) * Math.min(1, Math.max(0, kg) / Math.max(1, most)));
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={`${ground} s-edge-thin`} width={width} height={height} rx={6} />
      <rect className="f-hulu" x={4} y={6} width={length(cell.supplyKg)} height={9} rx={2} />
      <rect className="f-hilir" x={4} y={18} width={length(cell.capacityKg)} height={9} rx={2} />
      <text className={balance === "even" ? "s" : "b"} x={width / 2} y={49} fontSize={14} textAnchor="middle">
        {difference(cell.supplyKg - cell.capacityKg, width, locale)}
      </text>
    </g>
  );
}

/** "+240", "−1,2 t" where the box is too small for more: kilograms with their sign. */
function difference(kg: number, width: number, locale: "id" | "en"): string {
  const size = Math.abs(kg);
  const sign = kg > 0 ? "+" : kg < 0 ? "−" : "";
  if (width < 70 && size >= 1000) return `${sign}${formatNumber(size / 1000, locale, 1)} t`;
  return `${sign}${formatNumber(size, locale)}`;
}

function mostOf({ cells }: NamedRow): number {
  return Math.max(...cells.flatMap(({ supplyKg, capacityKg }) => [supplyKg, capacityKg]));
}

/** "Sen 23 Nov" as "23 Nov": every column begins on a Monday. */
function shortDay(text: string): string {
  return text.split(" ").slice(1).join(" ");
}
