import QRCode from "qrcode";

/** A QR code as inline SVG: one path, no script, sharp on paper. `title` says where it leads. */
export function QrCode({ text, title, size = 132 }: { text: string; title: string; size?: number }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const quiet = 2;
  const side = modules.size + 2 * quiet;
  const cells = Array.from({ length: modules.size * modules.size }, (_, i) => i)
    .filter((i) => modules.get(Math.floor(i / modules.size), i % modules.size))
    .map((i) => `M${(i % modules.size) + quiet} ${Math.floor(i / modules.size) + quiet}h1v1h-1z`);
  return (
    <svg width={size} height={size} viewBox={`0 0 ${side} ${side}`} role="img" shapeRendering="crispEdges">
      <title>{title}</title>
      <rect width={side} height={side} fill="#fff" />
      <path d={cells.join("")} fill="#000" />
    </svg>
  );
}
