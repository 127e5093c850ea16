import { addKitchen, setKitchenWeeks } from "~/market/kitchens.server.ts";
import { postOffer } from "~/market/offers.server.ts";
import type { OfferValue } from "~/market/offer.ts";
import type { Product, Recipe } from "~/places/commodity.ts";
import { unitsPerKg } from "~/market/toll.ts";
import type { Db } from "../open.server.ts";
import type { Craft } from "./craft.ts";
import { inSteps } from "./harvests.ts";
import type { Member } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";
import { trades } from "./trade.ts";

/** Reference data that the story needs again and again. */
export type Cookbook = { products: Product[]; recipes: Recipe[]; gramsPerUnit: Map<string, number | null> };

/** A kitchen of the story. */
export type Hearth = { id: string; member: Member; craft: Craft; capacityKg: number };

/** An offer of the story, with its sealed ceilings, for bids of its own group. */
export type Wish = { id: string; hearth: Hearth } & Pick<
  OfferValue,
  "productCode" | "accepts" | "fromWeek" | "toWeek" | "terms"
>;

/** What a kitchen in a home pays for a day of work, whole rupiah. */
const wageIdr = 100_000;

/** Sets up the group's kitchen; some close for a week of holiday. */
export async function tellKitchen(db: Db, teller: Teller, member: Member, craft: Craft, ordinal = 1): Promise<Hearth> {
  const { seed } = teller;
  const capacityKg = inSteps(seed.between(craft.capacity.low, craft.capacity.high), craft.capacity.step);
  const name = ordinal === 1 ? `Dapur ${craft.name}` : `Dapur ${craft.name} ${ordinal}`;
  const at = teller.at(teller.day(-96 + ordinal), 11);
  const by = () => teller.act(member.speakerId, at, member.askedBy);
  const value = { name, villageCode: member.village.code, capacityKg, note: "" };
  const { id } = told(await addKitchen(db, by(), member.trading, value), `the kitchen of ${member.name}`);
  if (seed.chance(0.25)) {
    const weeks = [
      { week: teller.week(seed.between(1, 7)), capacityKg: seed.chance(0.5) ? 0 : Math.round(capacityKg / 2) },
    ];
    told(await setKitchenWeeks(db, by(), member.trading, id, weeks), `the weeks of ${member.name}`);
  }
  return { id, member, craft, capacityKg };
}

/** Weeks from this one in which an offer holds, and the day on which it was posted. */
export type Season = {
  fromWeek: number;
  toWeek: number;
  postedDays: number;
  /** Buys, and from far: the kitchen whose login can be tried must not miss its partner by luck. */
  keen?: boolean;
};

/** Posts what the kitchen would make of what, for as much as it can pay. Null when no price would carry it. */
export async function tellOffer(
  db: Db,
  teller: Teller,
  book: Cookbook,
  hearth: Hearth,
  productCode: string,
  season: Season,
): Promise<Wish | null> {
  const accepts = acceptsOf(teller, book, hearth.craft, productCode);
  if (accepts.length === 0) return null;
  const { seed } = teller;
  const { member, craft } = hearth;
  const toll = seed.chance(0.14) && !season.keen;
  const capacityKg = seed.chance(0.5) ? hearth.capacityKg : Math.max(10, Math.round(hearth.capacityKg * 0.6));
  const value: OfferValue = {
    kitchenId: hearth.id,
    productCode,
    accepts,
    terms: toll ? "toll" : "buy",
    ...{ sharePercent: 0, shareCostIdr: 0, shareCosts: "" },
    feeIdr: toll ? inSteps(seed.between(craft.fee.low, craft.fee.high), 500) : 0,
    capacityKg,
    fromWeek: teller.week(season.fromWeek),
    toWeek: teller.week(season.toWeek),
    maxKm: season.keen ? 40 : seed.pick([10, 15, 20, 25, 40]),
    minBatchKg: Math.max(5, Math.round((capacityKg * seed.between(5, 15)) / 100)),
    maxSuppliers: seed.between(4, 12),
    note: seed.pick(["", "", "Ikan diantar pagi, sebelum pukul 9.", "Bisa dijemput bila dekat.", "Kemasan dari kami."]),
  };
  const at = teller.at(teller.day(season.postedDays), seed.between(8, 17));
  const offer = await postOffer(db, teller.act(member.speakerId, at, member.askedBy), member.trading, value);
  const { id } = told(offer, `an offer of ${member.name}`);
  const { fromWeek, toWeek, terms } = value;
  return { id, hearth, productCode, accepts, fromWeek, toWeek, terms };
}

/** A kitchen's cooks differ: the same recipe gives more here than there, and the market pays more for some. */
function acceptsOf(teller: Teller, book: Cookbook, craft: Craft, productCode: string): OfferValue["accepts"] {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const skill = teller.seed.between(20, 95) / 100;
    const accepts = book.recipes
      .filter((recipe) => recipe.productCode === productCode)
      .flatMap((recipe) => acceptOf(teller, book, craft, recipe, skill) ?? []);
    if (accepts.length > 0) return accepts;
  }
  return [];
}

function acceptOf(teller: Teller, book: Cookbook, craft: Craft, recipe: Recipe, skill: number) {
  const trade = trades.find((one) => one.code === recipe.commodityCode);
  const product = book.products.find((one) => one.code === recipe.productCode);
  if (!trade || !product) return null;
  const made = recipe.yieldTypical + skill * (recipe.yieldHigh - recipe.yieldTypical);
  const carries = craft.name === "dapur kambing" ? trade.ask.high : worthIdr(book, recipe, product, made, skill);
  const most = trade.ask.high * (1 + teller.seed.between(0, 14) / 100);
  const ceilingIdr = inSteps(Math.min(carries * (teller.seed.between(86, 100) / 100), most), trade.ask.step);
  if (ceilingIdr < trade.ask.low * 0.95) return null;
  return { commodityCode: recipe.commodityCode, ceilingIdr, yieldPerMille: Math.round(made * 1000) };
}

/** What is left of the sales of one kg of raw material after spices, packing and wages: a kitchen can pay no more. */
function worthIdr(book: Cookbook, recipe: Recipe, product: Product, made: number, skill: number): number {
  const { priceIdr, priceHighIdr, otherInputsIdrPerUnit, labourDaysPerUnit } = product;
  const price = (priceIdr ?? 0) + skill * ((priceHighIdr ?? priceIdr ?? 0) - (priceIdr ?? 0));
  const units = unitsPerKg(recipe.unit, book.gramsPerUnit.get(recipe.commodityCode) ?? null);
  return units * (made * price - (otherInputsIdrPerUnit ?? 0) - (labourDaysPerUnit ?? 0) * wageIdr);
}
