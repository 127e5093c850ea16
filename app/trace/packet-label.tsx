import QRCode from "qrcode";
import { nameIn } from "~/places/commodity.ts";
import { spokenCode } from "~/production/packet-code.ts";
import { packText } from "~/production/stock-parts.tsx";
import { formatDate } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Packet } from "./packet.server.ts";
import { traceWords } from "./words.ts";

const quiet = 2;

/** The QR code of a packet, drawn once; every label shows it by `PacketQr`. */
export function PacketQrSource({ url }: { url: string }) {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * quiet;
  return (
    <svg className="hidden-source" aria-hidden="true" focusable="false">
      <symbol id="kode" viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
        <rect width={side} height={side} fill="#fff" />
        <path d={runsOf(modules)} fill="#000" />
      </symbol>
    </svg>
  );
}

type Modules = ReturnType<typeof QRCode.create>["modules"];

/** Dark cells row by row, neighbours in one stroke. */
function runsOf(modules: Modules): string {
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let from = 0; from < modules.size; from += 1) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to += 1;
      if (to > from) runs.push(`M${from + quiet} ${row + quiet}h${to - from}v1h${from - to}z`);
      from = Math.max(from, to);
    }
  }
  return runs.join("");
}

type Labelled = Pick<Packet, "packet" | "permits"> & { url: string };

/** One label: what it is, whose, when, until when, its permits, its code to scan and to type. */
export function PacketLabel({ packet, permits, url }: Labelled) {
  const say = useWords(traceWords);
  const locale = useLocale();
  const { outputUnit, packQuantity, expiresOn, code } = packet;
  const net = packQuantity === null ? null : packText(outputUnit, packQuantity, locale);
  return (
    <article className="label">
      <svg className="label-qr" role="img" aria-label={say.scan(url)}>
        <use href="#kode" />
      </svg>
      <div>
        <p className="strong">{net ? `${nameIn(locale, packet)} ${net}` : nameIn(locale, packet)}</p>
        <p>{packet.groupName}</p>
        {permits.map(({ routeCode, number }) => (
          <p
            key={`${routeCode} ${number}`}
          >{`${say.permitOf[routeCode] ?? routeCode} ${number.replace(/^P-IRT( NO\.)?\s*/i, "")}`}</p>
        ))}
        <p>{say.madeOn(formatDate(packet.processedOn, locale, "plain"))}</p>
        {expiresOn ? <p>{say.goodUntil(formatDate(expiresOn, locale, "plain"))}</p> : null}
        <p className="strong">{spokenCode(code)}</p>
      </div>
    </article>
  );
}
