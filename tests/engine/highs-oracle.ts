import highsLoader from "highs";
import type { Market } from "~/engine/market.ts";
import { allTrades, bonusOf, gainOf } from "./trades.ts";

type Highs = Awaited<ReturnType<typeof highsLoader>>;
let highs: Promise<Highs> | undefined;

/** A fresh solver now and then: the WASM build keeps its memory. */
let solved = 0;
async function solver(): Promise<Highs> {
  if (!highs || solved++ % 400 === 399) highs = highsLoader();
  return highs;
}

/** Best objective of the market by HiGHS, from the text of the market file; side constraints as binaries. */
export async function highsObjective(market: Market): Promise<number> {
  const { text, constant } = lpOf(market);
  if (text === "") return constant;
  const result = (await solver()).solve(text, { mip_rel_gap: 0, mip_abs_gap: 0.1 });
  if (result.Status !== "Optimal") throw new Error(`HiGHS says ${result.Status}`);
  return Math.round(result.ObjectiveValue) + constant;
}

/** The best plan HiGHS finds within `seconds`, or `null` when it finds none; a fresh solver each time. */
export async function highsBest(market: Market, seconds: number): Promise<number | null> {
  const { text, constant } = lpOf(market);
  const result = (await highsLoader()).solve(text, { time_limit: seconds });
  return Number.isFinite(result.ObjectiveValue) ? Math.round(result.ObjectiveValue) + constant : null;
}

/** The market in CPLEX LP format. What is fixed is a constant, taken out of kg and capacities. */
function lpOf(market: Market): { text: string; constant: number } {
  const enforce = market.policy?.enforce ?? [];
  const tiers = market.policy?.fairnessTiersIdr ?? [];
  const fixed = market.fixed ?? [];
  let constant = 0;
  for (const row of fixed) {
    const lot = market.lots.find((one) => one.id === row.lot)!;
    const offer = market.offers.find((one) => one.id === row.offer)!;
    const near = gainOf(market, lot, { ...offer, maxKm: Infinity })!;
    const inWindow = row.week >= lot.fromWeek && row.week <= lot.toWeek;
    constant += row.kg * (near + (inWindow ? bonusOf(market, lot, row.week) : (market.policy?.volumeBonusIdr ?? 0)));
  }
  const goal: string[] = [];
  const rows: string[] = [];
  const general: string[] = [];
  const binary: string[] = [];
  const bounds: string[] = [];
  const by = new Map<string, string[]>();
  const put = (key: string, term: string) => by.set(key, [...(by.get(key) ?? []), term]);
  const trades = allTrades(market);
  const upTo = new Map<string, number>();
  trades.forEach(({ lot, offer, week, weightIdr }, n) => {
    const x = `x${n}`;
    const step = lot.stepKg ?? 1;
    goal.push(`+ ${weightIdr * step} ${x}`);
    if (step > 1) general.push(x);
    put(`lot ${lot.id}`, `+ ${step} ${x}`);
    put(`pair ${lot.id} ${offer.id}`, `+ ${step} ${x}`);
    put(`slot ${offer.id} ${week}`, `+ ${step} ${x}`);
    put(`week ${offer.kitchen} ${week}`, `+ ${step} ${x}`);
    upTo.set(x, lot.quantityKg);
  });
  const used = (match: (row: (typeof fixed)[number]) => boolean) =>
    fixed.filter(match).reduce((sum, row) => sum + row.kg, 0);
  const terms = (key: string) => (by.get(key) ?? []).join(" ");
  const unsold = new Map<string, string[]>();
  for (const lot of market.lots) {
    const kg = lot.quantityKg - used((row) => row.lot === lot.id);
    const s = `s${market.lots.indexOf(lot)}`;
    rows.push(`${terms(`lot ${lot.id}`)} + ${s} = ${kg}`);
    unsold.set(lot.group, [...(unsold.get(lot.group) ?? []), `+ ${s}`]);
  }
  if (tiers.length > 0)
    [...unsold].forEach(([group, list], g) => {
      const kg = market.lots.reduce((sum, lot) => sum + (lot.group === group ? lot.quantityKg : 0), 0);
      const z = tiers.map((tier, r) => {
        const part = Math.floor((kg * (r + 1)) / tiers.length) - Math.floor((kg * r) / tiers.length);
        bounds.push(`0 <= z${g}_${r} <= ${part}`);
        goal.push(`- ${tier} z${g}_${r}`);
        return `- z${g}_${r}`;
      });
      rows.push(`${list.join(" ")} ${z.join(" ")} = 0`);
    });
  market.offers.forEach((offer, j) => {
    const suppliers: string[] = [];
    offer.capacityKg.forEach((kg, t) => {
      const key = `slot ${offer.id} ${t}`;
      if (!by.has(key)) return;
      const left = kg - used((row) => row.offer === offer.id && row.week === t);
      rows.push(`${terms(key)} <= ${left}`);
      if (!enforce.includes("minBatch") || offer.minBatchKg <= 1) return;
      binary.push(`h${j}_${t}`);
      rows.push(`${terms(key)} - ${left} h${j}_${t} <= 0`, `${terms(key)} - ${offer.minBatchKg} h${j}_${t} >= 0`);
    });
    const groups = new Map<string, string[]>();
    market.lots.forEach((lot, i) => {
      const key = `pair ${lot.id} ${offer.id}`;
      if (!by.has(key)) return;
      const bid = (market.bids ?? []).find((one) => one.lot === lot.id && one.offer === offer.id);
      const kept = used((row) => row.lot === lot.id && row.offer === offer.id);
      if (bid) rows.push(`${terms(key)} <= ${Math.max(0, bid.maxKg - kept)}`);
      groups.set(lot.group, [...(groups.get(lot.group) ?? []), key]);
      if (!enforce.includes("minSale") || lot.minSaleKg <= 1) return;
      binary.push(`y${i}_${j}`);
      rows.push(
        `${terms(key)} - ${lot.quantityKg} y${i}_${j} <= 0`,
        `${terms(key)} - ${lot.minSaleKg} y${i}_${j} >= 0`,
      );
    });
    if (!enforce.includes("maxSuppliers")) return;
    [...groups].forEach(([group, keys], g) => {
      const kg = market.lots.reduce((sum, lot) => sum + (lot.group === group ? lot.quantityKg : 0), 0);
      binary.push(`g${g}_${j}`);
      rows.push(`${keys.map(terms).join(" ")} - ${kg} g${g}_${j} <= 0`);
      suppliers.push(`+ g${g}_${j}`);
    });
    if (suppliers.length > 0) rows.push(`${suppliers.join(" ")} <= ${offer.maxSuppliers}`);
  });
  market.kitchens.forEach((kitchen) =>
    kitchen.capacityKg.forEach((kg, t) => {
      const key = `week ${kitchen.id} ${t}`;
      const cooks = (offerId: string) => market.offers.find((one) => one.id === offerId)!.kitchen === kitchen.id;
      if (by.has(key)) rows.push(`${terms(key)} <= ${kg - used((row) => cooks(row.offer) && row.week === t)}`);
    }),
  );
  if (goal.length === 0) return { text: "", constant };
  const section = (name: string, lines: string[]) => (lines.length > 0 ? `${name}\n${lines.join("\n")}\n` : "");
  const constraints = rows.map((row, r) => `r${r}: ${row}`);
  const text =
    `Maximize\nobj: ${goal.join(" ")}\nSubject To\n${constraints.join("\n")}\n` +
    section("Bounds", bounds) +
    section("General", general) +
    section("Binary", binary) +
    "End\n";
  return { text, constant };
}
