import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import type { LotState } from "~/market/lot.ts";
import { isForSale } from "~/market/lot.ts";
import { noteText } from "~/market/withdrawal.ts";

/** So many groups share one pick-up at most. */
export const mostMembers = 12;
/** Neighbours live at most so far apart by road, km: a pick-up calls at each of them in one tour. */
export const poolReachKm = 10;

const id = z.string({ error: complaint("choice") }).max(80, complaint("choice"));
const ids = z
  .array(id, { error: complaint("required") })
  .min(1, complaint("required"))
  .max(30, complaint("tooLong"));

/** A group asks neighbours to put their harvests together with the own one. */
export const ProposeForm = z.strictObject({ lotId: id, lotIds: ids, note: noteText });
export type ProposeValue = z.output<typeof ProposeForm>;

/** The same for a pool that is there already. */
export const InviteForm = z.strictObject({ lotIds: ids });

/** A neighbour's word on an invitation. A no says why. */
export const PoolAnswerForm = z
  .strictObject({
    verdict: z.enum(["yes", "no"], { error: complaint("choice") }),
    reason: z.string().trim().max(200, complaint("tooLong")).default(""),
  })
  .refine(({ verdict, reason }) => verdict === "yes" || reason.length >= 3, {
    path: ["reason"],
    error: complaint("required"),
  });
export type PoolAnswer = z.output<typeof PoolAnswerForm>;

/** A harvest as far as pooling looks at it. Kg are whole, prices rupiah per kg, days ISO. */
export type PoolableLot = {
  commodityCode: string;
  form: string;
  regencyCode: string;
  quantityKg: number;
  stepKg: number;
  askIdr: number;
  minSaleKg: number;
  readyFrom: string;
  readyTo: string;
};

/** What a pool offers as one harvest. */
export type PoolTerms = Pick<PoolableLot, "quantityKg" | "askIdr" | "minSaleKg" | "readyFrom" | "readyTo">;

/**
 * The one harvest that several make: all kg together, on the days on which all are ready, for the highest of their
 * asks, so that nobody gets below the own. The least sale leaves everybody at least the own least sale.
 * @param members at least one, quantities as they are put in
 */
export function poolTerms(members: readonly Omit<PoolableLot, "commodityCode" | "form" | "regencyCode">[]): PoolTerms {
  const quantityKg = members.reduce((kg, one) => kg + one.quantityKg, 0);
  const stepKg = members[0]?.stepKg ?? 1;
  const leasts = members.map((one) => (Math.min(one.minSaleKg, one.quantityKg) * quantityKg) / one.quantityKg);
  return {
    quantityKg,
    askIdr: Math.max(...members.map((one) => one.askIdr)),
    minSaleKg: Math.min(quantityKg, Math.ceil(Math.max(...leasts) / stepKg) * stepKg),
    readyFrom: members.map((one) => one.readyFrom).reduce((a, b) => (a > b ? a : b)),
    readyTo: members.map((one) => one.readyTo).reduce((a, b) => (a < b ? a : b)),
  };
}

/** True when both are the same goods of one regency, sold in the same steps, with a day on which both are ready. */
export function areAlike(
  one: Omit<PoolableLot, "quantityKg" | "askIdr" | "minSaleKg">,
  other: Omit<PoolableLot, "quantityKg" | "askIdr" | "minSaleKg">,
): boolean {
  const same = (["commodityCode", "form", "regencyCode", "stepKg"] as const).every((key) => one[key] === other[key]);
  return same && one.readyFrom <= other.readyTo && other.readyFrom <= one.readyTo;
}

/** Why a harvest cannot be put into a pool. */
export type JoinFault = "lotNotOpen" | "lotPooled" | "lotForecast" | "lotHasBids" | "lotProposed" | "groupUnverified";

export type JoinFacts = {
  state: LotState;
  /** It is the one harvest of a pool itself. */
  isPool: boolean;
  forecast: boolean;
  verified: boolean;
  /** A bid waits for its opening or for a word. */
  bids: boolean;
  /** A proposal that was sent may still be agreed. */
  proposed: boolean;
};

/** What stands in the way of putting a harvest into a pool, or null: only what nobody else counts on may go in. */
export function joinFault(facts: JoinFacts): JoinFault | null {
  if (facts.state === "pooled" || facts.isPool) return "lotPooled";
  if (!isForSale(facts.state)) return "lotNotOpen";
  if (!facts.verified) return "groupUnverified";
  if (facts.forecast) return "lotForecast";
  if (facts.bids) return "lotHasBids";
  return facts.proposed ? "lotProposed" : null;
}

/** Where a pool stands: neighbours are asked, it is for sale, kg of it are promised, or it is over. */
export type PoolState = "asking" | "standing" | "promised" | "ended";

/** The state, from the rows there are. */
export function poolState(pool: { ended: boolean; members: number; promisedKg: number }): PoolState {
  if (pool.ended) return "ended";
  if (pool.members === 0) return "asking";
  return pool.promisedKg > 0 ? "promised" : "standing";
}

export type ProposeRefusal = JoinFault | "lotNotFound" | "notAlike" | "tooFar" | "tooMany" | "nobodyInvited";
export type AnswerRefusal =
  JoinFault | "notInvited" | "alreadyAnswered" | "poolEnded" | "poolBusy" | "leadGone" | "daysApart";
export type LeaveRefusal = "notMember" | "poolPromised" | "poolEnded";
