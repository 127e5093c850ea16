/** A regency with an open market of a given size, licensed and verified, and its officer: for rounds to be measured on. */
import { v7 } from "uuid";
import { seedFrom } from "#db/demo/seed.ts";
import type { Db } from "#db/open.server.ts";
import { addDays, dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import { fill } from "./city.ts";

const regencyCode = "64.02";
const routes = ["NIB", "SPP_IRT", "HALAL", "BPOM_MD", "SKP"];

/** Fills an empty, migrated database. Answers with the id of the officer. */
export async function fillRegency(db: Db, size: { lots: number; offers: number }, nowMs: number): Promise<string> {
  const seed = seedFrom(7);
  const today = dateIn(defaultZone, nowMs);
  const id = () => v7({ random: seed.bytes(), msecs: nowMs });
  const villages = await db
    .selectFrom("regions")
    .select("code")
    .where("regencyCode", "=", regencyCode)
    .where("level", "=", "village")
    .execute();
  const recipes = await db.selectFrom("recipes").select(["productCode", "commodityCode"]).execute();
  const prices = new Map(
    [...new Set(recipes.map((one) => one.commodityCode))].map((code, i) => [code, 9000 + i * 2500]),
  );
  const forms = new Map(
    (await db.selectFrom("commodities").select(["code", "forms"]).execute()).map((one) => [one.code, one.forms]),
  );
  const kindCode = (await db.selectFrom("groupKinds").select("code").executeTakeFirstOrThrow()).code;
  const times = { at: nowMs, updatedAt: nowMs };
  const producers = Array.from({ length: Math.ceil(size.lots / 2.5) }, (_, index) => index);
  const groups = [...producers, ...Array.from({ length: Math.ceil(size.offers / 2) }, () => -1)].map((index, i) => ({
    id: id(),
    name: `Kelompok ${i}`,
    kindCode,
    villageCode: seed.pick(villages).code,
    regencyCode,
    rt: "01",
    rw: "01",
    isProducer: index >= 0 ? 1 : 0,
    isProcessor: index >= 0 ? 0 : 1,
    contactName: "Ketua",
    contactPhone: "+6281200000000",
    createdAt: nowMs,
    updatedAt: nowMs,
  }));
  await fill(db, "groups", groups);
  await fill(
    db,
    "verifications",
    groups.map((group) => ({
      id: id(),
      groupId: group.id,
      officerId: "o",
      verdict: "verified",
      reason: "",
      at: nowMs,
    })),
  );
  const sellers = groups.filter((group) => group.isProducer === 1);
  const cooks = groups.filter((group) => group.isProcessor === 1);
  const lots = Array.from({ length: size.lots }, () => {
    const { id: groupId, villageCode } = seed.pick(sellers);
    const { commodityCode } = seed.pick(recipes);
    const readyFrom = addDays(today, seed.between(0, 50));
    const askIdr = Math.round(((prices.get(commodityCode) ?? 10_000) * seed.between(80, 115)) / 100);
    return {
      ...{ id: id(), groupId, villageCode, districtCode: villageCode.slice(0, 8), regencyCode, commodityCode },
      ...{ form: (forms.get(commodityCode) ?? "segar").split(";")[0] ?? "", quantityKg: seed.between(20, 300) },
      ...{ unitCount: null, stepKg: 1, askIdr, minSaleKg: seed.between(1, 20), readyFrom },
      ...{ readyTo: addDays(readyFrom, seed.between(3, 20)), note: "", postedAt: nowMs, updatedAt: nowMs },
    };
  });
  await fill(db, "lots", lots);
  const licences = cooks.flatMap((group) =>
    routes.map((routeCode) => ({
      ...{ id: id(), groupId: group.id, routeCode, number: routeCode, productCode: null },
      ...{ validUntil: null, at: nowMs },
    })),
  );
  await fill(db, "licences", licences);
  await fill(
    db,
    "licenceChecks",
    licences.map((one) => ({ id: id(), licenceId: one.id, officerId: "o", verdict: "valid", reason: "", at: nowMs })),
  );
  const kitchens = cooks.map((group, i) => ({
    ...{ id: id(), groupId: group.id, name: `Dapur ${i}`, villageCode: group.villageCode, regencyCode },
    ...{ capacityKg: seed.between(10, 40) * 10, note: "", ...times },
  }));
  await fill(db, "kitchens", kitchens);
  const offers = Array.from({ length: size.offers }, (_, i) => {
    const kitchen = kitchens[i % kitchens.length] ?? seed.pick(kitchens);
    const recipe = seed.pick(recipes);
    const offer = {
      ...{ id: id(), kitchenId: kitchen.id, groupId: kitchen.groupId, regencyCode, productCode: recipe.productCode },
      ...{ terms: "buy", feeIdr: 0, capacityKg: seed.between(5, 30) * 10, fromWeek: mondayOf(today) },
      ...{ toWeek: addDays(mondayOf(today), 7 * seed.between(4, 10)), maxKm: seed.pick([5, 10, 20]) },
      ...{ minBatchKg: seed.between(1, 4) * 10, maxSuppliers: seed.between(3, 8), note: "", postedAt: nowMs },
      updatedAt: nowMs,
    };
    return { offer, recipe };
  });
  await fill(
    db,
    "offers",
    offers.map(({ offer }) => offer),
  );
  await fill(
    db,
    "offerAccepts",
    offers.map(({ offer, recipe }) => ({
      offerId: offer.id,
      commodityCode: recipe.commodityCode,
      ceilingIdr: Math.round(((prices.get(recipe.commodityCode) ?? 10_000) * seed.between(100, 140)) / 100),
      yieldPerMille: 300,
    })),
  );
  const officer = { id: id(), phone: "+6281999999998", name: "Pengukur", passwordHash: null, role: "officer" as const };
  await db
    .insertInto("users")
    .values({ ...officer, createdAt: nowMs })
    .execute();
  await db.insertInto("scopes").values({ userId: officer.id, regionCode: regencyCode }).execute();
  return officer.id;
}
