import { untakenHarvests } from "~/desk/causes-market.server.ts";
import { inOrder } from "~/desk/desk.ts";
import { writeNotice } from "~/desk/notices.server.ts";
import type { OutcomeValue } from "~/desk/outcome.ts";
import { noteOutcome } from "~/desk/outcomes.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { allEquipment, allTrainings, equipmentFor, placeNeeds } from "~/readiness/readiness.ts";
import { noteReadiness } from "~/readiness/readiness.server.ts";
import type { Db } from "../open.server.ts";
import type { City } from "./season.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

const products = ["ABON_LELE", "NUGGET_IKAN", "KERIPIK_SINGKONG", "IKAN_ASIN", "BAKSO_IKAN", "TELUR_ASIN"];
const remarks = ["Dapur milik ketua, bisa dipakai pagi hari.", "Pernah membuat untuk hajatan.", "", ""];

/** What the office did at its desk of late: groups looked at as processors to be, calls noted, a notice put up. */
export async function tellDesk(db: Db, teller: Teller, city: City): Promise<void> {
  await tellReadiness(db, teller, city);
  await tellOutcomes(db, teller, city);
  const text = {
    title: "Putaran berikutnya Senin depan",
    body: "Catat panen dan kapasitas dapur Anda paling lambat Sabtu sore.\nBila perlu bantuan mengisi, datang ke kantor kelurahan.",
  };
  const value = { ...text, regencyCode: city.regencyCode, untilOn: teller.day(8) };
  const act = teller.act(city.officer.id, teller.at(teller.day(-1), 9));
  told(await writeNotice(db, act, city.officer.office, value, teller.day(-1)), "a notice");
}

/** Eighteen groups that grow something and might cook it: from nearly ready to nothing but the wish. */
async function tellReadiness(db: Db, teller: Teller, { producers, officer, regencyCode }: City): Promise<void> {
  const { seed } = teller;
  for (const [index, member] of seed.some(producers, 18).entries()) {
    const productCode = products[index % products.length] ?? "ABON_LELE";
    // The first of them have most of it, the last next to nothing.
    const has = () => seed.chance(0.97 - index * 0.04);
    const value = {
      productCode,
      workers: seed.between(1, 5),
      equipment: allEquipment.filter((one) => equipmentFor(productCode).includes(one) && has()),
      place: placeNeeds.filter(has),
      trainings: allTrainings.filter(has),
      note: seed.pick(remarks),
    };
    const act = teller.act(officer.id, teller.at(teller.day(-seed.between(3, 40)), 10));
    told(await noteReadiness(db, act, { id: member.id, regencyCode }, value), "noting readiness");
  }
}

const calls: OutcomeValue[] = [
  { outcome: "called", note: "Masih ada, menunggu penawar." },
  { outcome: "noAnswer", note: "" },
  { outcome: "agreed", note: "Ikut putaran berikutnya." },
  { outcome: "notNeeded", note: "Sudah habis untuk hajatan." },
];

/** Four of the harvests that wait longest were called about yesterday. */
async function tellOutcomes(db: Db, teller: Teller, { officer, regencyCode }: City): Promise<void> {
  const today = teller.day(-1);
  const atMs = teller.at(today, 14);
  const asked = { regencyCodes: [regencyCode], nowMs: atMs, today, zone: defaultZone };
  const rows = inOrder(await untakenHarvests(db, asked), today).slice(8, 8 + calls.length);
  for (const [index, row] of rows.entries()) {
    const value = calls[index];
    if (value) told(await noteOutcome(db, teller.act(officer.id, atMs), row, value, today), "noting an outcome");
  }
}
