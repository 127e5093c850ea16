import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import { fileWords } from "./file.words.ts";
import type { ProposalView } from "./proposal.ts";
import { proposalsFor } from "./proposals.server.ts";
import { matchingWords } from "./words.ts";

/** The proposals to the own group as CSV or Excel: its own figures, never the other side's limit. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const locale = readLocale(visit.request);
  const say = matchingWords[locale];
  const file = fileWords[locale];
  const columns = [
    { head: file.day, value: (row: ProposalView) => dateIn(row.zone, row.sentAt), isDate: true },
    { head: file.commodity, value: (row: ProposalView) => nameIn(locale, row.commodity), width: 20 },
    { head: file.product, value: (row: ProposalView) => nameIn(locale, row.product), width: 24 },
    { head: file.partner, value: (row: ProposalView) => row.partner.name, width: 28 },
    { head: file.partnerPlace, value: (row: ProposalView) => row.partner.village, width: 22 },
    { head: file.week, value: (row: ProposalView) => row.week, isDate: true },
    { head: `${file.quantity} (kg)`, value: (row: ProposalView) => row.quantityKg },
    { head: `${file.farmGate} (Rp/kg)`, value: (row: ProposalView) => row.farmGateIdr },
    { head: `${file.delivered} (Rp/kg)`, value: (row: ProposalView) => row.deliveredIdr },
    { head: `${file.fee} (Rp/kg)`, value: (row: ProposalView) => (row.feeIdr > 0 ? row.feeIdr : null) },
    { head: `${file.distance} (km)`, value: (row: ProposalView) => Math.round(row.distanceM / 100) / 10 },
    { head: file.state, value: (row: ProposalView) => say.state[row.state] ?? row.state },
  ];
  return listFile(visit.request, { name: say.title, columns, pages: pages() }, uiWords[locale].files);

  async function* pages() {
    let after: Cursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof proposalsFor>> = await proposalsFor(db, group.id, { nowMs: now(), after });
      yield after === null ? [...page.waiting, ...page.rest] : page.rest;
      after = readCursor(page.next);
    } while (after);
  }
}
