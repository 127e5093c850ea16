import { placeBid, withdrawBid } from "~/market/bids.server.ts";
import { weeksMeetDays } from "~/market/window.ts";
import type { Db } from "../open.server.ts";
import type { Harvest } from "./harvests.ts";
import { inSteps } from "./harvests.ts";
import type { Wish } from "./kitchens.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** Some kitchens want a certain harvest and say so under seal. Answers how many bids were placed. */
export async function tellBids(
  db: Db,
  teller: Teller,
  market: { harvests: readonly Harvest[]; wishes: readonly Wish[] },
  plan: { count: number; days: number },
): Promise<number> {
  const pairs = market.wishes
    .filter((wish) => wish.hearth.member.trading.verified)
    .flatMap((wish) =>
      market.harvests.filter((harvest) => mayMeet(wish, harvest)).map((harvest) => ({ wish, harvest })),
    );
  const chosen = teller.seed.some(pairs, plan.count);
  for (const [index, { wish, harvest }] of chosen.entries()) {
    const id = await tellBid(db, teller, wish, harvest, plan.days);
    if (index % 12 === 11) await takeBack(db, teller, wish, id, plan.days);
  }
  return chosen.length;
}

/** One sealed bid: a share of the harvest, at a price between what is asked and what the kitchen can pay. */
export async function tellBid(
  db: Db,
  teller: Teller,
  wish: Wish,
  harvest: Harvest,
  days: number,
  { percent, transportBy = "seller" }: { percent?: number; transportBy?: "seller" | "buyer" } = {},
): Promise<string> {
  const { seed } = teller;
  const { member } = wish.hearth;
  const lot = await db.selectFrom("lots").selectAll().where("id", "=", harvest.id).executeTakeFirstOrThrow();
  const ceilingIdr = wish.accepts.find((row) => row.commodityCode === harvest.commodityCode)?.ceilingIdr ?? 0;
  const bidIdr = inSteps(Math.max(ceilingIdr, harvest.askIdr * 0.96) * ((percent ?? seed.between(98, 104)) / 100), 50);
  const share = Math.ceil((lot.quantityKg * seed.between(30, 100)) / 100 / lot.stepKg) * lot.stepKg;
  const maxKg = Math.min(lot.quantityKg, Math.max(lot.minSaleKg, share));
  const value = { lotId: harvest.id, offerId: wish.id, maxKg, bidIdr, transportBy, note: "" };
  const by = teller.act(member.speakerId, teller.at(teller.day(days), 15), member.askedBy);
  return told(await placeBid(db, by, member.trading, value), `a bid of ${member.name}`).id;
}

async function takeBack(db: Db, teller: Teller, wish: Wish, bidId: string, days: number): Promise<void> {
  const { member } = wish.hearth;
  const by = teller.act(member.speakerId, teller.at(teller.day(days), 16), member.askedBy);
  told(await withdrawBid(db, by, member.trading, bidId), `taking back a bid of ${member.name}`);
}

/** The rules of a bid: two groups of one regency, a commodity that the offer takes, weeks that share a day. */
export function mayMeet(wish: Wish, harvest: Harvest): boolean {
  return (
    harvest.member.trading.verified &&
    harvest.member.id !== wish.hearth.member.id &&
    harvest.member.trading.regencyCode === wish.hearth.member.trading.regencyCode &&
    wish.accepts.some((row) => row.commodityCode === harvest.commodityCode) &&
    weeksMeetDays(wish, harvest.readyFrom, harvest.readyTo)
  );
}
