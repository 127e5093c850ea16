import type { Db } from "#db/open.server.ts";
import { listCommodities, listProducts } from "~/places/commodities.server.ts";
import { nameIn } from "~/places/commodity.ts";
import type { ImportBody } from "./ground.ts";

/** Names of what the first rows of a draft mean: its groups, villages, commodities and products. */
export async function namesFor(db: Db, body: ImportBody, locale: "id" | "en") {
  const refs = [...body.lots.slice(0, 20), ...body.offers.slice(0, 20)].map(({ group }) => group);
  const groupIds = refs.flatMap((ref) => ("id" in ref ? [ref.id] : []));
  const villageCodes = body.groups.slice(0, 20).map(({ data }) => data.villageCode);
  const [groups, villages, commodities, products] = await Promise.all([
    db.selectFrom("groups").select(["id", "name"]).where("id", "in", orNone(groupIds)).execute(),
    db.selectFrom("regions").select(["code", "name"]).where("code", "in", orNone(villageCodes)).execute(),
    listCommodities(db),
    listProducts(db),
  ]);
  const known = new Map([
    ...villages.map(({ code, name }): [string, string] => [code, name]),
    ...[...commodities, ...products].map((one): [string, string] => [one.code, nameIn(locale, one)]),
  ]);
  return {
    groups: new Map(groups.map(({ id, name }) => [id, name])),
    nameOf: (code: string) => known.get(code) ?? code,
  };
}

/** SQL has no empty list. */
function orNone(codes: readonly string[]): string[] {
  return codes.length > 0 ? [...codes] : [""];
}
