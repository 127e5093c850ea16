import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { owedIdr, thousandths, wholeIdr } from "~/lib/units.ts";
import type { OutputUnit } from "./batch.ts";
import { quantityOf } from "./batch.ts";

/** Where a kitchen sells. */
export const channels = ["kitchen", "market", "shop", "online", "event", "order"] as const;
export type Channel = (typeof channels)[number];
/** Who buys, never by name. */
export const buyerKinds = ["household", "trader", "shop", "office", "other"] as const;
export type BuyerKind = (typeof buyerKinds)[number];
/** Why finished product is not sold. */
export const discardKinds = ["expired", "damaged", "tasted", "recalled", "other"] as const;
export type DiscardKind = (typeof discardKinds)[number];

/** Typed in packets, or loose: in kg, or in pieces for what is counted. */
export const wares = ["pack", "loose"] as const;
export type Ware = (typeof wares)[number];

const taken = {
  batchId: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
  ware: z.enum(wares, { error: complaint("choice") }),
  countThousandths: thousandths({ digits: 3, most: 1_000_000_000 }),
  note: z.string().trim().max(300, complaint("tooLong")).default(""),
};
const day = z.iso.date({ error: (issue) => complaint(issue.input ? "date" : "required") });

/** One sale as a kitchen writes it down; `priceIdr` is per packet, or per kg or piece when sold loose. */
export const SaleForm = z.strictObject({
  ...taken,
  soldOn: day,
  priceIdr: wholeIdr,
  channel: z.enum(channels, { error: complaint("choice") }),
  buyerKind: z.enum(buyerKinds, { error: complaint("choice") }),
});
export type SaleEntry = z.output<typeof SaleForm>;

/** Finished product that is thrown away or tasted. */
export const DiscardForm = z.strictObject({
  ...taken,
  discardedOn: day,
  kind: z.enum(discardKinds, { error: complaint("choice") }),
});
export type DiscardEntry = z.output<typeof DiscardForm>;

type Packed = { outputUnit: OutputUnit; packQuantity: number | null };
export type AmountRefusal = "packsNone" | "packsNotWhole" | "piecesNotWhole";

/** What leaves the shelf: grams or pieces, and how many packets when they were counted. */
export function takenQuantity(
  batch: Packed,
  ware: Ware,
  countThousandths: number,
): { quantity: number; packs: number | null } | AmountRefusal {
  if (ware === "pack") {
    if (batch.packQuantity === null) return "packsNone";
    if (countThousandths % 1000 !== 0) return "packsNotWhole";
    const packs = countThousandths / 1000;
    return { quantity: packs * batch.packQuantity, packs };
  }
  const quantity = quantityOf(batch.outputUnit, countThousandths);
  return quantity === null ? "piecesNotWhole" : { quantity, packs: null };
}

/** Rupiah of a sale: packets or pieces times their price, or grams at a price per kg, half a rupiah up. */
export function saleIdr(unit: OutputUnit, sold: { quantity: number; packs: number | null }, priceIdr: number): number {
  if (sold.packs !== null) return sold.packs * priceIdr;
  return unit === "gram" ? owedIdr(sold.quantity, priceIdr) : sold.quantity * priceIdr;
}

/** Full packets in what is left, and what is left over loose. */
export function packsLeft(leftQuantity: number, packQuantity: number | null): { packs: number; loose: number } | null {
  if (packQuantity === null) return null;
  const packs = Math.floor(leftQuantity / packQuantity);
  return { packs, loose: leftQuantity - packs * packQuantity };
}

/** How good a stock still is: past its day, near it (two weeks), or fresh. */
export function freshnessOf(expiresOn: string | null, today: string, soon: string): "over" | "soon" | "fresh" {
  if (expiresOn === null) return "fresh";
  if (expiresOn < today) return "over";
  return expiresOn <= soon ? "soon" : "fresh";
}
