import type { ActiveGroup } from "~/auth/user.ts";

/** What the market needs to know of a group that acts in it. */
export type TradingGroup = Pick<ActiveGroup, "id" | "regencyCode" | "villageCode" | "sides" | "verified">;

/** May note a harvest. An unverified group may too; what it notes is public only after its verification. */
export function mayPostLot(group: Pick<TradingGroup, "sides">): boolean {
  return group.sides.includes("producer");
}

/** May keep kitchens, offer what they process, and bid. */
export function mayProcess(group: Pick<TradingGroup, "sides">): boolean {
  return group.sides.includes("processor");
}
