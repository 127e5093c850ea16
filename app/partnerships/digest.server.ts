import { sha256 } from "~/lib/act.server.ts";
import { canonicalJson } from "~/lib/canonical.ts";

/** A row as the database gives it. */
export type Row = Readonly<Record<string, string | number | null>>;
/** How the rows of a table are bound into the trail: by which verbs, under which subject, with which columns. */
type Binding = { verbs: readonly string[]; key: readonly string[]; columns: readonly string[] };

const said = ["userId", "groupId", "at"];

/**
 * Every table whose rows are facts that both sides rely on. The event that came with a row carries its digest, so a row
 * that was changed, added or taken away behind the house's back no longer fits the chain.
 */
export const bindings = {
  contracts: {
    verbs: ["contract.signed"],
    key: ["id"],
    columns: [
      ...[
        "id",
        "number",
        "proposalId",
        "bidId",
        "lotId",
        "offerId",
        "kitchenId",
        "producerGroupId",
        "processorGroupId",
      ],
      ...["regencyCode", "commodityCode", "productCode", "terms", "quantityKg", "priceIdr", "feeIdr", "week"],
      ...["paymentDays", "signedAt", "sharePercent", "shareCostIdr", "shareCosts", "transportBy"],
    ],
  },
  contractEnds: {
    verbs: ["contract.ended"],
    key: ["contractId"],
    columns: ["contractId", "byUserId", "groupId", "at", "reason"],
  },
  contractNotices: {
    verbs: ["contract.noticeGiven"],
    key: ["contractId"],
    columns: ["contractId", ...said, "endsOn", "reason"],
  },
  agreements: {
    verbs: ["agreement.written"],
    key: ["id"],
    columns: ["id", "contractId", "version", "body", "hash", ...said, "reason"],
  },
  agreementSignatures: {
    verbs: ["agreement.signed"],
    key: ["agreementId", "side"],
    columns: ["agreementId", "side", "hash", ...said, "askedBy", "device"],
  },
  agreementDeclines: {
    verbs: ["agreement.declined", "agreement.withdrawn"],
    key: ["agreementId"],
    columns: ["agreementId", ...said, "reason"],
  },
  departures: {
    verbs: ["delivery.departed"],
    key: ["deliveryId"],
    columns: ["deliveryId", "sentGrams", "note", ...said],
  },
  tickets: {
    verbs: ["ticket.weighed"],
    key: ["id"],
    columns: [
      ...["id", "number", "deliveryId", "contractId", "weigherSide", "grossGrams", "tareGrams", "netGrams", "grade"],
      // `baskets` and `rejection` are the rows of their own tables, in the order of their numbers.
      ...["weighedOn", "note", ...said, "baskets", "rejection"],
    ],
  },
  ticketConfirmations: { verbs: ["ticket.confirmed"], key: ["ticketId"], columns: ["ticketId", ...said] },
  ticketVoids: {
    verbs: ["ticket.withdrawn", "ticket.disputed", "ticket.struck"],
    key: ["ticketId"],
    columns: ["ticketId", ...said, "reason"],
  },
  claims: {
    verbs: ["claim.opened"],
    key: ["id"],
    columns: ["id", "ticketId", "contractId", "kind", "note", "sentGrams", "receivedGrams", ...said],
  },
  claimCloses: { verbs: ["claim.closed"], key: ["claimId"], columns: ["claimId", "outcome", "reason", "userId", "at"] },
  claimStatements: {
    verbs: ["claim.spoken"],
    key: ["id"],
    columns: ["id", "claimId", "kind", "note", ...said],
  },
  payments: {
    verbs: ["payment.recorded"],
    key: ["id"],
    columns: [
      ...["id", "number", "contractId", "payerGroupId", "payeeGroupId", "amountIdr", "method", "paidOn", "note"],
      ...said,
    ],
  },
  paymentConfirmations: { verbs: ["payment.confirmed"], key: ["paymentId"], columns: ["paymentId", ...said] },
  paymentVoids: {
    verbs: ["payment.withdrawn", "payment.disputed"],
    key: ["paymentId"],
    columns: ["paymentId", ...said, "reason"],
  },
  saleShares: { verbs: ["sale.shared"], key: ["saleId", "contractId"], columns: ["saleId", "contractId", "partIdr"] },
  saleConfirmations: {
    verbs: ["sale.confirmed"],
    key: ["saleId", "contractId"],
    columns: ["saleId", "contractId", "dueIdr", ...said],
  },
  saleDoubts: {
    verbs: ["sale.doubted"],
    key: ["saleId", "contractId"],
    columns: ["saleId", "contractId", "reason", ...said],
  },
} as const satisfies Record<string, Binding>;

export type BoundTable = keyof typeof bindings;

/** The digest of a row: what its event carries, and what it is checked against. Other columns are not looked at. */
export function digestOf(table: BoundTable, row: Row): string {
  const columns: readonly string[] = bindings[table].columns;
  return sha256(canonicalJson([table, ...valuesOf(row, columns)]));
}

/** Baskets of a note as one text, for the digest of the note. */
export function basketsText(baskets: readonly Row[]): string {
  const inOrder = baskets.toSorted((a, b) => Number(a.number) - Number(b.number));
  return canonicalJson(inOrder.map((row) => valuesOf(row, ["number", "grossGrams", "tareGrams"])));
}

/** What a note did not take, as one text, for the digest of the note; null when it took everything. */
export function rejectionText(rejection: Row | null): string | null {
  return rejection && canonicalJson(valuesOf(rejection, ["grams", "reason", "fate", "rateIdr"]));
}

function valuesOf(row: Row, columns: readonly string[]) {
  return columns.map((column) => row[column] ?? null);
}
