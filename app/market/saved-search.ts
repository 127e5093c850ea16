import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays } from "~/lib/dates.ts";

/** Saving a search: the words of its address. */
export const SaveSearchForm = z.strictObject({
  query: z.string({ error: complaint("required") }).max(400, complaint("tooLong")),
});

export type SearchRefusal = "tooMany" | "tooWide" | "searchNotFound";

/** So many searches a group keeps. */
export const mostSearches = 20;

/** What a search was understood as when it was kept. Null narrows nothing; bounds are whole rupiah per kg and whole kg. */
export type Criteria = {
  commodityCodes: string[] | null;
  regencyCode: string | null;
  districtCode: string | null;
  villageCodes: string[] | null;
  groupIds: string[] | null;
  form: string | null;
  week: string | null;
  maxAskIdr: number | null;
  minKg: number | null;
  biddable: boolean;
};

type PostedLot = {
  groupId: string;
  commodityCode: string;
  form: string;
  villageCode: string;
  districtCode: string;
  regencyCode: string;
  quantityKg: number;
  askIdr: number;
  readyFrom: string;
  readyTo: string;
};

const any = "*";
const mostKeys = 400;

/**
 * The keys under which a new harvest finds this search: what is raised and where, or whose it is. Empty when the
 * search is so wide that every harvest would have to look at it.
 */
export function keysOfSearch(criteria: Criteria): string[] {
  const { commodityCodes, groupIds, regencyCode, districtCode, villageCodes } = criteria;
  if (groupIds) return groupIds.map((id) => `g/${id}`);
  const places = villageCodes ?? [districtCode ?? regencyCode ?? any];
  const goods = commodityCodes ?? [any];
  const keys = goods.flatMap((code) => places.map((place) => `${code}/${place}`));
  if (keys.length <= mostKeys) return keys.filter((key) => key !== `${any}/${any}`);
  return commodityCodes ? goods.map((code) => `${code}/${any}`) : places.map((place) => `${any}/${place}`);
}

/** The keys that a new harvest looks under. */
export function keysOfLot(lot: PostedLot): string[] {
  const places = [any, lot.regencyCode, lot.districtCode, lot.villageCode];
  return [`g/${lot.groupId}`, ...[any, lot.commodityCode].flatMap((code) => places.map((place) => `${code}/${place}`))];
}

/** True when a harvest is what the search asks for. What an own kitchen can bid for is asked elsewhere. */
export function fitsSearch(criteria: Criteria, lot: PostedLot): boolean {
  const within = (codes: readonly string[] | null, code: string) => codes === null || codes.includes(code);
  const same = (code: string | null, other: string) => code === null || code === other;
  const { week, maxAskIdr, minKg } = criteria;
  return (
    within(criteria.commodityCodes, lot.commodityCode) &&
    within(criteria.groupIds, lot.groupId) &&
    within(criteria.villageCodes, lot.villageCode) &&
    same(criteria.districtCode, lot.districtCode) &&
    same(criteria.regencyCode, lot.regencyCode) &&
    same(criteria.form, lot.form) &&
    (week === null || (lot.readyFrom <= addDays(week, 6) && lot.readyTo >= week)) &&
    (maxAskIdr === null || lot.askIdr <= maxAskIdr) &&
    (minKg === null || lot.quantityKg >= minKg)
  );
}
