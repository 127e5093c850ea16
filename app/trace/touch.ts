/** What is bad: a harvest, a weighed delivery, or a batch. */
export type Source = { kind: "lot" | "ticket" | "batch"; id: string };

/** One note in one batch, as the shelf of links that a recall walks along. `batchId` is null for what was not cooked yet. */
export type Link = { lotId: string; ticketId: string; batchId: string | null };

/** All that a bad thing may have touched, ids in the order found. */
export type Touched = {
  /** Harvests that the source stems from, or is. */
  lotIds: string[];
  /** Deliveries of these harvests. */
  ticketIds: string[];
  /** Batches in which one of these deliveries is. */
  batchIds: string[];
  /** Other deliveries in these batches: mixed with it, not suspected themselves. */
  mixedTicketIds: string[];
};

/**
 * Walks back from the source to the harvests that it stems from, and forwards from these to every delivery and every
 * batch. A note of one harvest is suspected with its harvest; what only shared a pan with it is named, and not followed
 * further: otherwise one bad fish would call the whole city back.
 */
export function touchedBy(source: Source, links: readonly Link[]): Touched {
  const lots = new Set(
    links
      .filter((link) =>
        source.kind === "lot"
          ? link.lotId === source.id
          : source.kind === "ticket"
            ? link.ticketId === source.id
            : link.batchId === source.id,
      )
      .map(({ lotId }) => lotId),
  );
  const forward = links.filter(({ lotId }) => lots.has(lotId));
  const tickets = new Set(forward.map(({ ticketId }) => ticketId));
  const batches = new Set(forward.flatMap(({ batchId }) => (batchId === null ? [] : [batchId])));
  const mixed = links.filter(
    ({ batchId, ticketId }) => batchId !== null && batches.has(batchId) && !tickets.has(ticketId),
  );
  return {
    lotIds: [...lots],
    ticketIds: [...tickets],
    batchIds: [...batches],
    mixedTicketIds: [...new Set(mixed.map(({ ticketId }) => ticketId))],
  };
}
