import { scaleLinear } from "d3-scale";
import { Chart } from "~/ui/chart.tsx";
import { formatIdr, formatIdrShort, formatKg, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { tryWords } from "./try.words.ts";
import type { WhatIfResult } from "./what-if-view.server.ts";

// Small enough that the words in it stay readable on a phone.
const [width, height] = [380, 120];
const edge = 16;
const line = 62;

/** How much the value added spreads over the trials: a dot each, and a mark for what is promised today. */
export function SpreadChart({ result }: { result: WhatIfResult }) {
  const say = useWords(tryWords).spread;
  const locale = useLocale();
  const values = result.trials.map(({ effect }) => effect.valueAddedIdr);
  const promised = result.effect.valueAddedIdr;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [Math.min(low, promised), Math.max(high, promised)];
  const x = scaleLinear([from, to === from ? from + 1 : to], [edge, width - edge]);
  const says = say.says(result.trials.length, formatIdrShort(low, locale), formatIdrShort(high, locale));
  return (
    <Chart
      says={says}
      describe={say.describe}
      width={width}
      height={height}
      note={say.note(result.uncertain.lots)}
      table={{
        head: [say.seed, say.harvest, say.kg, say.value],
        rows: [
          [say.today, formatKg(result.uncertain.lowKg, locale), ...amounts(result.effect.kg, promised)],
          ...result.trials.map(({ seed, harvestKg, effect }) => [
            String(seed),
            formatKg(harvestKg, locale),
            ...amounts(effect.kg, effect.valueAddedIdr),
          ]),
        ],
      }}
    >
      <line className="s-edge" x1={edge} x2={width - edge} y1={line} y2={line} strokeWidth="2" />
      {result.trials.map(({ seed, effect }) => (
        <circle key={seed} className="f-hilir" cx={x(effect.valueAddedIdr)} cy={line} r="7" fillOpacity="0.6" />
      ))}
      <path className="f-ink" d={`M${x(promised)} ${line - 10}l-7 -12h14Z`} />
      <text className="b" x={x(promised)} y={line - 28} textAnchor={anchorOf(x(promised))}>
        {say.todayMark(formatIdrShort(promised, locale))}
      </text>
      <text className="s" x={x((low + high) / 2)} y={line + 28} textAnchor={anchorOf(x((low + high) / 2))}>
        {low === high
          ? formatIdrShort(low, locale)
          : say.range(formatIdrShort(low, locale), formatIdrShort(high, locale))}
      </text>
    </Chart>
  );

  function amounts(kg: number, idr: number): string[] {
    return [formatNumber(kg, locale), formatIdr(idr, locale)];
  }
}

function anchorOf(at: number): "start" | "middle" | "end" {
  if (at < width * 0.3) return "start";
  return at > width * 0.7 ? "end" : "middle";
}
