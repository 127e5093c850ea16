import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import { deskWords } from "./desk-words.ts";
import { fileWords } from "./file.words.ts";
import { roundAside } from "./round-aside.server.ts";
import type { PairingView } from "./round-view.ts";
import { matchingWords } from "./words.ts";

/** The plan of a round as CSV or Excel: what the workbench shows of each pairing, no side's own limit. */
export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const round = await roundAside(officer.regencyCodes, visit.params.id ?? "", { nowMs: now(), most: Infinity });
  if (!round) throw notFound();
  const locale = readLocale(visit.request);
  const say = deskWords[locale].rounds;
  const file = fileWords[locale];
  const columns = [
    { head: file.commodity, value: (row: PairingView) => nameIn(locale, row.commodity), width: 20 },
    { head: file.product, value: (row: PairingView) => nameIn(locale, row.product), width: 24 },
    { head: file.producer, value: (row: PairingView) => row.producer.name, width: 28 },
    { head: file.producerPlace, value: (row: PairingView) => row.producer.village, width: 22 },
    { head: file.processor, value: (row: PairingView) => row.processor.name, width: 28 },
    { head: file.processorPlace, value: (row: PairingView) => row.processor.village, width: 22 },
    { head: file.week, value: (row: PairingView) => row.week, isDate: true },
    { head: `${file.quantity} (kg)`, value: (row: PairingView) => row.quantityKg },
    { head: `${file.farmGate} (Rp/kg)`, value: (row: PairingView) => row.price?.farmGateIdr ?? null },
    { head: `${file.delivered} (Rp/kg)`, value: (row: PairingView) => row.price?.deliveredIdr ?? null },
    { head: `${file.fee} (Rp/kg)`, value: (row: PairingView) => (row.feeIdr > 0 ? row.feeIdr : null) },
    { head: `${file.distance} (km)`, value: (row: PairingView) => Math.round(row.distanceM / 100) / 10 },
    { head: file.state, value: (row: PairingView) => matchingWords[locale].state[row.state] ?? row.state },
  ];
  return listFile(
    visit.request,
    { name: say.name(round.number), columns, pages: [round.pairings] },
    uiWords[locale].files,
  );
}
