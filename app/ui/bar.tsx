export type BarTone = "hulu" | "hilir" | "ink" | "edge";

/** A bar of so many percent. Its width is an attribute of SVG, because a page carries no inline style. */
export function Bar({ share, tone, fromRight = false }: { share: string; tone: BarTone; fromRight?: boolean }) {
  const x = fromRight ? `${Math.round((100 - Number.parseFloat(share)) * 100) / 100}%` : 0;
  return (
    <svg aria-hidden="true">
      <rect className={`f-${tone}`} x={x} y="10%" width={share} height="80%" />
    </svg>
  );
}
