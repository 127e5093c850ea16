import type { Side } from "~/auth/user.ts";
import type { LotFault } from "~/market/lot.ts";
import { isFarFrom, LotForm, measureLot, readyFault } from "~/market/lot.ts";
import { OfferForm, weeksFault } from "~/market/offer.ts";
import { termsFault } from "~/market/terms.ts";
import { regencyOf } from "~/places/region.ts";
import type { NewGroup } from "./check-groups.ts";
import type { Ground, GroupRef, ImportBody } from "./ground.ts";
import { lotKey } from "./ground.ts";
import type { RawRow } from "./sheet.ts";
import { folded } from "./sheet.ts";

type Tell = (row: RawRow, key: string, problem: string) => void;
type Issue = { path: PropertyKey[]; message: string };

const termsWords: Record<string, "buy" | "toll"> = { beli: "buy", maklon: "toll", buy: "buy", toll: "toll" };

/** Checks the rows of harvests by the rules of a harvest, and that none is there twice. */
export function checkLots(
  rows: readonly RawRow[],
  ground: Ground,
  brought: ReadonlyMap<string, NewGroup>,
  tell: Tell,
): ImportBody["lots"] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const { values } = row;
    const group = groupOf(row, "producer", ground, brought, tell);
    const commodity = ground.commodities.get(folded(values.commodityCode ?? ""));
    if (values.commodityCode && !commodity) tell(row, "commodityCode", "unknownCommodity");
    const form = values.form === undefined ? undefined : ground.forms.get(folded(values.form));
    if (values.form !== undefined && !form) tell(row, "form", "unknownForm");
    const { quantityKg, unitCount, askIdr, minSaleKg, readyFrom, readyTo, note = "" } = values;
    const typed: Record<string, string | undefined> = {
      quantityKg,
      unitCount,
      askIdr,
      minSaleKg,
      readyFrom,
      readyTo,
      note,
      form,
      commodityCode: commodity?.code,
    };
    const parsed = LotForm.safeParse(typed);
    if (!parsed.success) tellIssues(row, parsed.error.issues, typed, tell);
    if (!parsed.success || !commodity) return [];
    const { data: value } = parsed;
    const measured = measureLot(value, commodity);
    if (typeof measured === "string") {
      tell(row, fieldOfFault[measured] ?? "quantityKg", measured);
      return [];
    }
    const days = readyFault(value, ground.today);
    if (days) tell(row, days === "readyTooFar" ? "readyTo" : "readyFrom", days);
    const band = group && ground.bands.get(group.regencyCode)?.[commodity.code];
    if (band && isFarFrom(band, value.askIdr)) tell(row, "askIdr", "askFar");
    if (!group) return [];
    const of = "id" in group.ref ? group.ref.id : folded(group.ref.newName);
    const key = lotKey({ groupId: of, ...value, quantityKg: measured.quantityKg });
    if (ground.lots.has(key)) tell(row, "group", "knownLot");
    if (seen.has(key)) tell(row, "group", "repeatedRow");
    seen.set(key, row.number);
    return [{ row: row.number, group: group.ref, askedBy: values.askedBy ?? "", value }];
  });
}

const fieldOfFault: Partial<Record<LotFault, string>> = {
  unknownForm: "form",
  notCounted: "unitCount",
  countMissing: "unitCount",
  minSaleAbove: "minSaleKg",
};

/** Checks the rows of offers by the rules of an offer; a kitchen that the group has not is brought along. */
export function checkOffers(
  rows: readonly RawRow[],
  ground: Ground,
  brought: ReadonlyMap<string, NewGroup>,
  tell: Tell,
): ImportBody["offers"] {
  const kitchens = new Map<string, number>();
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const { values } = row;
    const group = groupOf(row, "processor", ground, brought, tell);
    const product = ground.products.get(folded(values.productCode ?? ""));
    const commodity = ground.commodities.get(folded(values.commodityCode ?? ""));
    if (values.productCode && !product) tell(row, "productCode", "unknownProduct");
    if (values.commodityCode && !commodity) tell(row, "commodityCode", "unknownCommodity");
    const usual = product && commodity ? product.yields.get(commodity.code) : undefined;
    if (product && commodity && usual === undefined) tell(row, "commodityCode", "noRecipe");
    const terms = termsWords[folded(values.terms ?? "")];
    if (values.terms && !terms) tell(row, "terms", "unknownTerms");
    const { feeIdr, capacityKg, fromWeek, toWeek, maxKm, minBatchKg, maxSuppliers, note = "", ceilingIdr } = values;
    const yieldPerMille =
      values.yieldPerMille ?? (usual === undefined ? undefined : String(usual / 10).replace(".", ","));
    const accepts = [{ commodityCode: commodity?.code, ceilingIdr, yieldPerMille }];
    const sizes = { feeIdr, capacityKg, fromWeek, toWeek, maxKm, minBatchKg, maxSuppliers, note };
    const parsed = OfferForm.safeParse({ ...sizes, productCode: product?.code, kitchenId: "-", terms, accepts });
    if (!parsed.success)
      tellIssues(row, parsed.error.issues, { ...sizes, ...accepts[0], terms, productCode: product?.code }, tell);
    const kitchen = group && kitchenOf(row, group.ref, ground, kitchens, tell);
    if (!parsed.success || !kitchen || !commodity) return [];
    const { data: value } = parsed;
    const fault = termsFault(value) ?? weeksFault(value, ground.today);
    if (fault) tell(row, fault.startsWith("fee") ? "feeIdr" : fault === "weekTooFar" ? "toWeek" : "fromWeek", fault);
    if (value.capacityKg > kitchen.limitKg) tell(row, "capacityKg", "aboveKitchen");
    const key = JSON.stringify([
      group.ref,
      kitchen.name,
      value.productCode,
      commodity.code,
      value.fromWeek,
      value.terms,
    ]);
    if (seen.has(key)) tell(row, "group", "repeatedRow");
    seen.add(key);
    const { name, capacityKg: newKg } = kitchen;
    return [
      { row: row.number, group: group.ref, askedBy: values.askedBy ?? "", kitchen: { name, capacityKg: newKg }, value },
    ];
  });
}

function kitchenOf(row: RawRow, ref: GroupRef, ground: Ground, brought: Map<string, number>, tell: Tell) {
  const { kitchen: name, kitchenKg } = row.values;
  if (name === undefined) return null;
  const known = "id" in ref ? ground.kitchens.get(`${ref.id}|${folded(name)}`) : undefined;
  if (known) return { name, capacityKg: null, limitKg: known.capacityKg };
  const key = JSON.stringify([ref, folded(name)]);
  const before = brought.get(key);
  const capacityKg = kitchenKg === undefined ? before : Number(kitchenKg);
  if (name.length < 3) tell(row, "kitchen", "tooShort");
  else if (name.length > 80) tell(row, "kitchen", "tooLong");
  if (!capacityKg || capacityKg > 1_000_000) {
    tell(row, "kitchenKg", capacityKg === undefined ? "kitchenKgMissing" : capacityKg === 0 ? "aboveZero" : "tooLarge");
    return null;
  }
  if (before !== undefined && before !== capacityKg) tell(row, "kitchenKg", "kitchenDiffers");
  brought.set(key, before ?? capacityKg);
  return { name, capacityKg, limitKg: capacityKg };
}

function groupOf(
  row: RawRow,
  side: Side,
  ground: Ground,
  brought: ReadonlyMap<string, NewGroup>,
  tell: Tell,
): { ref: GroupRef; regencyCode: string } | null {
  const { group: name, askedBy } = row.values;
  if (askedBy !== undefined && (askedBy.length < 2 || askedBy.length > 80))
    tell(row, "askedBy", askedBy.length < 2 ? "tooShort" : "tooLong");
  if (name === undefined) return null;
  const known = ground.groups.get(folded(name)) ?? [];
  const fresh = brought.get(folded(name));
  if (known.length > 1) tell(row, "group", "severalGroups");
  if (known.length === 0 && !fresh) tell(row, "group", "unknownGroup");
  const [one] = known;
  const sides = one?.sides ?? fresh?.data.sides ?? [];
  const there = one !== undefined || fresh !== undefined;
  if (there && !sides.includes(side)) tell(row, "group", side === "producer" ? "notProducer" : "notProcessor");
  if (one) return { ref: { id: one.id }, regencyCode: one.regencyCode };
  if (!fresh) return null;
  const regencyCode = regencyOf(fresh.data.villageCode);
  return { ref: { newName: fresh.data.name, regencyCode }, regencyCode };
}

/** What a noun's schema complains of, beside its cell. What was empty or unknown has been said before. */
function tellIssues(row: RawRow, issues: readonly Issue[], typed: Record<string, unknown>, tell: Tell) {
  for (const { path, message } of issues) {
    const key = path.findLast((part) => typeof part === "string" && part !== "accepts") as string | undefined;
    if (key === undefined || (typed[key] === undefined && key !== "quantityKg")) continue;
    tell(row, key, message);
  }
}
