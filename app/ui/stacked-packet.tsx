import { Chart, percentOf } from "./chart.tsx";
import { formatIdr, formatPercent } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

export type PacketPart = { label: string; idr: number; tone: "hulu" | "hilir" | "hilirTint" | "plain" };

const fills = { hulu: "f-hulu", hilir: "f-hilir", hilirTint: "f-hilir-tint", plain: "f-paper" };
const inks = { hulu: " hulu", hilir: " hilir", hilirTint: " hilir", plain: "" };
const tall = 340;
const labelPitch = 46;

/** One packet as the chart of its own price: where each rupiah goes, from top to bottom. */
export function StackedPacket({ says, parts, note }: { says: string; parts: readonly PacketPart[]; note?: string }) {
  const locale = useLocale();
  const say = useWords(uiWords);
  const total = parts.reduce((sum, { idr }) => sum + Math.max(0, idr), 0);
  const share = (idr: number) => (total > 0 ? idr / total : 0);
  const boxes = stack(parts.map(({ idr }) => Math.max(0, share(idr))));
  const lines = parts.map(
    ({ label, idr }) => [label, formatIdr(idr, locale), formatPercent(share(idr), locale)] as const,
  );
  const height = Math.max(34 + tall, ...boxes.map(({ labelY }) => labelY + 30)) + 6;
  return (
    <Chart
      says={says}
      describe={lines.map((line) => line.join(" ")).join(", ")}
      note={note}
      width={296}
      height={height}
      table={{ head: [say.details, "Rp", "%"], rows: lines }}
    >
      <path className="f-paper s-ink" strokeWidth="2" d="M8 14l8 7 8-7 8 7 8-7 8 7 8-7 8 7 8-7 8 7 8-7 8 7 8-7V34H8z" />
      {parts.map(({ label, tone }, i) => {
        const box = boxes[i]!;
        const [, money, percent] = lines[i]!;
        return (
          <g key={label}>
            <rect className={`${fills[tone]} s-ink`} strokeWidth="2" x="8" y={box.y} width="96" height={box.height} />
            <path className="s-ink" fill="none" d={`M106 ${box.y + box.height / 2}L118 ${box.labelY}`} />
            <text className={`b${inks[tone]}`} x="122" y={box.labelY} fontSize="17">
              {label}
            </text>
            <text x="122" y={box.labelY + 20} fontSize="17">{`${money} · ${percent}`}</text>
          </g>
        );
      })}
    </Chart>
  );
}

/** Boxes in proportion, and for each the height of its label: beside its middle, pushed down where labels would meet. */
function stack(shares: readonly number[]) {
  let y = 34;
  let free = 14;
  return shares.map((share) => {
    const height = Number.parseFloat(percentOf(share, 1)) * (tall / 100);
    const labelY = Math.max(free, y + height / 2 - 4);
    const box = { y: round(y), height: round(height), labelY: round(labelY) };
    y += height;
    free = labelY + labelPitch;
    return box;
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
