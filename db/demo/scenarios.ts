import type { Db } from "../open.server.ts";
import { openOffers } from "~/matching/market-offers.server.ts";
import { saveScenario } from "~/scenarios/scenarios.server.ts";
import type { City } from "./season.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** What the officer would like to try next: help one kitchen to its permit, and bring a new one to where cassava waits. */
export async function tellScenario(db: Db, teller: Teller, { officer, regencyCode }: City): Promise<void> {
  const span = { regencyCode, fromWeek: teller.monday, weeks: 8 };
  const blocked = (await openOffers(db, span, teller.today)).find(({ missing }) => missing.length > 0);
  const kitchen = { productCode: "KERIPIK_SINGKONG", villageCode: "63.72.06.1001", capacityKg: 200 };
  const changes = [
    { kind: "kitchen" as const, ...kitchen },
    ...(blocked ? [{ kind: "licence" as const, groupId: blocked.groupId }] : []),
  ];
  const scenario = {
    regencyCode,
    name: "Dapur singkong dan satu izin",
    note: "Bahan rapat hibah berikutnya: satu dapur baru di Landasan Ulin Barat, dan satu dapur yang tinggal menunggu izin.",
    changes,
  };
  const by = teller.act(officer.id, teller.at(teller.day(-1), 15));
  told(await saveScenario(db, by, officer.office, scenario), "keeping a scenario");
}
