import { notePrice } from "~/prices/price-notes.server.ts";
import { referenceBand } from "~/places/commodities.server.ts";
import type { Db } from "../open.server.ts";
import type { City } from "./season.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

const noted = ["LELE", "NILA", "PATIN", "GABUS", "PAPUYU", "SINGKONG"];
const days = [-152, -121, -93, -64, -33, -5];

/** The office goes to the market about once a month and notes what the usual harvests fetch at the gate. */
export async function tellPrices(
  db: Db,
  teller: Teller,
  { officer, regencyCode }: Pick<City, "officer" | "regencyCode">,
) {
  for (const commodityCode of noted) {
    const band = await referenceBand(db, commodityCode, regencyCode);
    if (!band) continue;
    const middle = (band.lowIdr + band.highIdr) / 2;
    for (const [month, since] of days.entries()) {
      // Prices drift a few percent up before the year's end.
      const typicalIdr = round(middle * (0.94 + month * 0.015 + teller.seed.between(-15, 15) / 1000));
      const price = { lowIdr: round(typicalIdr * 0.94), typicalIdr, highIdr: round(typicalIdr * 1.07) };
      const where = { market: "Pasar Bauntung", source: "Survei petugas, contoh" };
      const value = {
        commodityCode,
        level: "produsen" as const,
        regencyCode,
        day: teller.day(since),
        ...where,
        ...price,
      };
      const act = teller.act(officer.id, teller.at(teller.day(since), 10));
      told(await notePrice(db, act, { regencyCodes: [regencyCode] }, value), "noting a price");
    }
  }
}

function round(idr: number): number {
  return Math.max(100, Math.round(idr / 100) * 100);
}
