import type { Db } from "#db/open.server.ts";
import { addDays, dateIn, defaultZone, instantIn } from "~/lib/dates.ts";
import { findCommodity, referenceBand } from "~/places/commodities.server.ts";
import { costsOf } from "./costs.server.ts";
import { costPerKgIdr } from "./cost.ts";
import type { Panel, PanelBand } from "./panel.ts";
import type { DealFigures } from "./price.ts";
import { dealFigures, dealWeeks, noteDays, priceLevels } from "./price.ts";

type Ask = {
  commodityCode: string;
  /** The form in which it is sold; null counts all forms. */
  form: string | null;
  regencyCode: string;
  /** The producer group whose own costs are shown beside the price; null leaves them out. */
  costsOfGroup: string | null;
  today: string;
};

/** What stands beside a price field about one commodity, or null when nobody knows the commodity. */
export async function pricePanel(db: Db, ask: Ask): Promise<Panel | null> {
  const commodity = await findCommodity(db, ask.commodityCode);
  if (!commodity) return null;
  const { code, nameId, nameEn } = commodity;
  const [deals, band, costs] = await Promise.all([
    localDeals(db, ask),
    bandIn(db, ask.commodityCode, ask.regencyCode, ask.today),
    ask.costsOfGroup ? costsOf(db, ask.costsOfGroup, ask.commodityCode) : undefined,
  ]);
  const floor = costs ? { idr: costPerKgIdr(costs), day: dateIn(defaultZone, costs.at) } : null;
  return { commodity: { code, nameId, nameEn }, deals, band, ...(ask.costsOfGroup ? { floor } : {}) };
}

/** The same for several commodities, in their order; unknown ones are left out. */
export async function pricePanels(db: Db, codes: readonly string[], ask: Omit<Ask, "commodityCode">): Promise<Panel[]> {
  const panels = await Promise.all(codes.map((commodityCode) => pricePanel(db, { ...ask, commodityCode })));
  return panels.filter((panel) => panel !== null);
}

/** What this group raised last, the newest first: four commodities at most. */
export async function lastCommodities(db: Db, groupId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("lots")
    .select("commodityCode")
    .where("groupId", "=", groupId)
    .groupBy("commodityCode")
    .orderBy((eb) => eb.fn.max("postedAt"), "desc")
    .limit(4)
    .execute();
  return rows.map(({ commodityCode }) => commodityCode);
}

/** What harvests of this kind were sold for in the regency lately, per kg. Toll contracts sell nothing. */
async function localDeals(db: Db, ask: Ask): Promise<DealFigures | null> {
  let deals = standingContracts(db, ask)
    .select(["contracts.priceIdr", "contracts.producerGroupId", "contracts.processorGroupId"])
    .where("contracts.terms", "=", "buy")
    .where("contracts.commodityCode", "=", ask.commodityCode);
  if (ask.form !== null) deals = deals.where("lots.form", "=", ask.form);
  return dealFigures(await deals.execute());
}

/** What kitchens of the regency were paid lately for making this product for a fee, per kg raw. */
export async function tollFees(db: Db, ask: { productCode: string; regencyCode: string; today: string }) {
  const deals = await standingContracts(db, ask)
    .select(["contracts.feeIdr as priceIdr", "contracts.producerGroupId", "contracts.processorGroupId"])
    .where("contracts.terms", "=", "toll")
    .where("contracts.productCode", "=", ask.productCode)
    .execute();
  return dealFigures(deals);
}

function standingContracts(db: Db, { regencyCode, today }: { regencyCode: string; today: string }) {
  return db
    .selectFrom("contracts")
    .innerJoin("lots", "lots.id", "contracts.lotId")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .where("contracts.regencyCode", "=", regencyCode)
    .where("contracts.signedAt", ">=", instantIn(defaultZone, addDays(today, -7 * dealWeeks), 0))
    .where("contractEnds.contractId", "is", null);
}

/** The newest note of the office nearest to the farm gate, and else what the reference data say of this place. */
async function bandIn(db: Db, commodityCode: string, regencyCode: string, today: string): Promise<PanelBand | null> {
  const notes = await db
    .selectFrom("priceNotes")
    .select(["level", "day", "market", "lowIdr", "highIdr", "source"])
    .where("regencyCode", "=", regencyCode)
    .where("commodityCode", "=", commodityCode)
    .where("day", ">=", addDays(today, -noteDays))
    .orderBy("day", "desc")
    .orderBy("id", "desc")
    .execute();
  const [note] = priceLevels.flatMap((level) => notes.filter((one) => one.level === level).slice(0, 1));
  if (note) return { from: "office", ...note };
  const band = await referenceBand(db, commodityCode, regencyCode);
  if (!band) return null;
  const { lowIdr, highIdr, level, period, place, status } = band;
  return { from: "reference", lowIdr, highIdr, level, period, place, status };
}
