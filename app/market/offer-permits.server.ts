import type { Db } from "#db/open.server.ts";
import { licenceStandings, missingPermits, permitAdvice } from "~/groups/licence-standing.server.ts";
import { findProduct } from "~/places/commodities.server.ts";

/** What keeps an offer from rounds: each missing permit with how to get it; and the last day that the others cover. */
export async function offerPermits(db: Db, offer: { groupId: string; productCode: string }, today: string) {
  const product = await findProduct(db, offer.productCode);
  if (!product) return { missing: [], until: null };
  const standing = await licenceStandings(db, { groupId: offer.groupId }, today);
  const { missing, until } = standing(offer.groupId, product);
  const [details, advice] = await Promise.all([
    missingPermits(db, offer.groupId, [{ productCode: product.code, missing }], today),
    permitAdvice(db, missing),
  ]);
  return {
    until,
    missing: details.map(({ routeCode, state }) => ({ routeCode, state, advice: adviceFor(advice, routeCode) })),
  };
}

export type OfferPermits = Awaited<ReturnType<typeof offerPermits>>;

function adviceFor(advice: Awaited<ReturnType<typeof permitAdvice>>, routeCode: string) {
  const found = advice.find((one) => one.code === routeCode);
  return found ? { id: found.getId, en: found.getEn } : null;
}

/** Products among these for which the group misses a permit: for its own list of offers. */
export async function unlicensedProducts(
  db: Db,
  groupId: string,
  productCodes: readonly string[],
  today: string,
): Promise<string[]> {
  if (productCodes.length === 0) return [];
  const standing = await licenceStandings(db, { groupId }, today);
  const products = await db
    .selectFrom("products")
    .select(["code", "permitRoute", "storage", "shelfDays"])
    .where("code", "in", [...productCodes])
    .execute();
  return products.filter((product) => standing(groupId, product).missing.length > 0).map(({ code }) => code);
}
