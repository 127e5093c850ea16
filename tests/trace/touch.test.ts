import fc from "fast-check";
import { expect, test } from "vitest";
import type { Link, Source } from "~/trace/touch.ts";
import { touchedBy } from "~/trace/touch.ts";

/** Notes of up to five harvests in up to six batches; a note is always of one harvest. */
const links: fc.Arbitrary<Link[]> = fc
  .array(fc.record({ ticket: fc.nat(11), batch: fc.option(fc.nat(5)) }), { maxLength: 30 })
  .map((rows) =>
    rows.map(({ ticket, batch }) => ({
      lotId: `L${ticket % 5}`,
      ticketId: `T${ticket}`,
      batchId: batch === null ? null : `B${batch}`,
    })),
  );
const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({ kind: fc.constant("lot" as const), id: fc.nat(5).map((n) => `L${n}`) }),
  fc.record({ kind: fc.constant("ticket" as const), id: fc.nat(12).map((n) => `T${n}`) }),
  fc.record({ kind: fc.constant("batch" as const), id: fc.nat(6).map((n) => `B${n}`) }),
);

/** The same question asked of each thing by itself: is there a way from it to a harvest of the source? */
function asked(source: Source, links: Link[]) {
  const key = { lot: "lotId", ticket: "ticketId", batch: "batchId" } as const;
  const isOfSource = (lotId: string) => links.some((one) => one.lotId === lotId && one[key[source.kind]] === source.id);
  const names = (pick: (link: Link) => string | null) => [...new Set(links.map(pick))].filter((id) => id !== null);
  const lotOf = (ticketId: string) => links.find((one) => one.ticketId === ticketId)!.lotId;
  const bad = (ticketId: string) => isOfSource(lotOf(ticketId));
  const inBatch = (batchId: string) => links.filter((one) => one.batchId === batchId).map(({ ticketId }) => ticketId);
  const batchIds = names(({ batchId }) => batchId).filter((id) => inBatch(id).some(bad));
  return {
    lotIds: names(({ lotId }) => lotId).filter(isOfSource),
    ticketIds: names(({ ticketId }) => ticketId).filter(bad),
    batchIds,
    mixedTicketIds: names(({ ticketId }) => ticketId).filter(
      (id) => !bad(id) && batchIds.some((batchId) => inBatch(batchId).includes(id)),
    ),
  };
}

test("of 10,000 tangles of harvests, deliveries and batches, just what the source touched is found", () => {
  const sorted = (found: ReturnType<typeof asked>) =>
    Object.fromEntries(Object.entries(found).map(([key, ids]) => [key, [...ids].sort()]));
  fc.assert(
    fc.property(source, links, (source, links) => {
      expect(sorted(touchedBy(source, links))).toEqual(sorted(asked(source, links)));
    }),
    { numRuns: 10_000 },
  );
});
