import type { Db } from "#db/open.server.ts";
import type { Change } from "./change.ts";
import { spellChange } from "./change.ts";
import type { NamedChange } from "./named.ts";

/** The names behind changes, of this regency only: what lies elsewhere has none. */
export async function nameChanges(db: Db, regencyCode: string, changes: readonly Change[]): Promise<NamedChange[]> {
  const found = {
    products: await namesOf(
      db,
      "products",
      idsOf(changes, (one) => (one.kind === "kitchen" ? one.productCode : null)),
    ),
    villages: await villagesNamed(db, regencyCode, changes),
    groups: await groupsNamed(db, regencyCode, changes),
    lots: await lotsNamed(db, regencyCode, changes),
    kitchens: await kitchensNamed(db, regencyCode, changes),
  };
  return changes.map((change) => {
    const nothing = { product: null, commodity: null, village: null, group: null, kitchen: null };
    return { word: spellChange(change), change, ...nothing, ...namesIn(found, change) };
  });
}

type Found = {
  products: Map<string, { nameId: string; nameEn: string }>;
  villages: Map<string, string>;
  groups: Map<string, { id: string; name: string }>;
  lots: Map<string, Pick<NamedChange, "commodity" | "group">>;
  kitchens: Map<string, Pick<NamedChange, "kitchen" | "group">>;
};

function namesIn(found: Found, change: Change): Partial<NamedChange> {
  switch (change.kind) {
    case "kitchen":
      return {
        product: found.products.get(change.productCode) ?? null,
        village: found.villages.get(change.villageCode) ?? null,
      };
    case "licence":
      return { group: found.groups.get(change.groupId) ?? null };
    case "harvest":
    case "ask":
      return found.lots.get(change.lotId) ?? {};
    case "capacity":
    case "week":
      return found.kitchens.get(change.kitchenId) ?? {};
    case "radius":
      return found.kitchens.get(change.offerId) ?? {};
    case "transport":
      return {};
  }
}

/** Commodities or products by code. */
export async function namesOf(db: Db, table: "commodities" | "products", codes: readonly string[]) {
  if (codes.length === 0) return new Map<string, { nameId: string; nameEn: string }>();
  const rows = await db.selectFrom(table).select(["code", "nameId", "nameEn"]).where("code", "in", codes).execute();
  return new Map(rows.map(({ code, nameId, nameEn }) => [code, { nameId, nameEn }]));
}

function idsOf(changes: readonly Change[], idOf: (change: Change) => string | null): string[] {
  return [...new Set(changes.flatMap((change) => idOf(change) ?? []))];
}

async function villagesNamed(db: Db, regencyCode: string, changes: readonly Change[]) {
  const codes = idsOf(changes, (one) => (one.kind === "kitchen" ? one.villageCode : null));
  if (codes.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom("regions")
    .select(["code", "name"])
    .where("code", "in", codes)
    .where("regencyCode", "=", regencyCode)
    .execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

async function groupsNamed(db: Db, regencyCode: string, changes: readonly Change[]) {
  const ids = idsOf(changes, (one) => (one.kind === "licence" ? one.groupId : null));
  if (ids.length === 0) return new Map<string, { id: string; name: string }>();
  const rows = await db
    .selectFrom("groups")
    .select(["id", "name"])
    .where("id", "in", ids)
    .where("regencyCode", "=", regencyCode)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function lotsNamed(db: Db, regencyCode: string, changes: readonly Change[]): Promise<Found["lots"]> {
  const ids = idsOf(changes, (one) => (one.kind === "harvest" || one.kind === "ask" ? one.lotId : null));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("lots")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .select(["lots.id", "lots.groupId", "groups.name", "commodities.nameId", "commodities.nameEn"])
    .where("lots.id", "in", ids)
    .where("lots.regencyCode", "=", regencyCode)
    .execute();
  return new Map(
    rows.map(({ id, groupId, name, ...commodity }) => [id, { commodity, group: { id: groupId, name } }] as const),
  );
}

/** Kitchens by their own id and by those of their offers. */
async function kitchensNamed(db: Db, regencyCode: string, changes: readonly Change[]): Promise<Found["kitchens"]> {
  const kitchenIds = idsOf(changes, (one) => (one.kind === "capacity" || one.kind === "week" ? one.kitchenId : null));
  const offerIds = idsOf(changes, (one) => (one.kind === "radius" ? one.offerId : null));
  const kitchens = db
    .selectFrom("kitchens")
    .innerJoin("groups", "groups.id", "kitchens.groupId")
    .select(["kitchens.name as kitchen", "groups.id as groupId", "groups.name as groupName"])
    .where("kitchens.regencyCode", "=", regencyCode);
  const [own, byOffer] = await Promise.all([
    kitchenIds.length === 0 ? [] : kitchens.select("kitchens.id").where("kitchens.id", "in", kitchenIds).execute(),
    offerIds.length === 0
      ? []
      : kitchens
          .innerJoin("offers", "offers.kitchenId", "kitchens.id")
          .select("offers.id")
          .where("offers.id", "in", offerIds)
          .execute(),
  ]);
  return new Map(
    [...own, ...byOffer].map(({ id, kitchen, groupId, groupName }) => [
      id,
      {
        kitchen: kitchen.includes(groupName) ? kitchen : `${kitchen}, ${groupName}`,
        group: { id: groupId, name: groupName },
      },
    ]),
  );
}
