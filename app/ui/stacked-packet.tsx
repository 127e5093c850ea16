import { Chart } from "./chart.tsx";
import { formatIdr, formatPercent } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

export type PacketPart = { label: string; idr: number; tone: "hulu" | "hilir" | "hilirTint" | "plain" };
type Box = PacketPart & { share: number; y: number; height: number; labelY: number };

const fills = { hulu: "f-hulu", hilir: "f-hilir", hilirTint: "f-hilir-tint", plain: "f-paper" };
const inks = { hulu: " hulu", hilir: " hilir", hilirTint: " hilir", plain: "" };
const top = 34;
const tall = 340;
const labelPitch = 46;
/** A name of more letters is written smaller: beside the packet there is room for so many. */
const wideLabel = 16;

/** One packet as the chart of its own price: where each rupiah goes, from top to bottom. A loss is told, not drawn. */
export function StackedPacket({ says, parts, note }: { says: string; parts: readonly PacketPart[]; note?: string }) {
  const locale = useLocale();
  const say = useWords(uiWords);
  const boxes = stack(parts);
  const lines = boxes.map(({ label, idr, share }) => [label, formatIdr(idr, locale), formatPercent(share, locale)]);
  const height = Math.max(top + tall, ...boxes.map(({ labelY }) => labelY + 30)) + 6;
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
      {boxes.map((box) => (
        <Slice key={box.label} box={box} />
      ))}
    </Chart>
  );
}

function Slice({ box }: { box: Box }) {
  const locale = useLocale();
  return (
    <>
      <rect className={`${fills[box.tone]} s-ink`} strokeWidth="2" x="8" y={box.y} width="96" height={box.height} />
      <path className="s-ink" fill="none" d={`M106 ${round(box.y + box.height / 2)}L118 ${box.labelY}`} />
      <text className={`b${inks[box.tone]}`} x="122" y={box.labelY} fontSize={box.label.length > wideLabel ? 15 : 17}>
        {box.label}
      </text>
      <text x="122" y={box.labelY + 20} fontSize="17">
        {`${formatIdr(box.idr, locale)} · ${formatPercent(box.share, locale)}`}
      </text>
    </>
  );
}

/** Boxes in proportion, and for each the height of its label: beside its middle, pushed down where labels would meet. */
function stack(parts: readonly PacketPart[]): Box[] {
  const total = parts.reduce((sum, { idr }) => sum + Math.max(0, idr), 0);
  let y = top;
  let free = 14;
  return parts.map((part) => {
    const share = total > 0 ? part.idr / total : 0;
    const height = Math.max(0, share) * tall;
    const labelY = Math.max(free, y + height / 2 - 4);
    const box = { ...part, share, y: round(y), height: round(height), labelY: round(labelY) };
    y += height;
    free = labelY + labelPitch;
    return box;
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
