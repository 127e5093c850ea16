import { addDays } from "~/lib/dates.ts";
import { owedIdr } from "~/lib/units.ts";
import { moneyWay, rateIdr } from "~/partnerships/contract.ts";
import { endContract } from "~/partnerships/contracts.server.ts";
import { confirmPayment, recordPayment, voidPayment } from "~/partnerships/payments.server.ts";
import { departDelivery } from "~/partnerships/deliveries.server.ts";
import type { Rejection } from "~/partnerships/ticket.ts";
import { confirmTicket, voidTicket, weighDelivery } from "~/partnerships/tickets.server.ts";
import type { Db } from "../open.server.ts";
import { tellAgreement } from "./agreements.ts";
import { tellClosedClaim } from "./claims.ts";
import type { Member, Officer } from "./people.ts";
import { secondVoice } from "./people.ts";
import { basketsOf, refusedOf, sentOf, tareOf } from "./scales.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** How a partnership went. The story lets each way happen, so that no page has nothing to show. */
export const fates = [
  "smooth",
  "smooth",
  "twoTrips",
  "smooth",
  "disputed",
  "smooth",
  "unpaid",
  "smooth",
  "partlyPaid",
  "smooth",
  "paymentWaiting",
  "smooth",
  "ended",
  "smooth",
  "neverCame",
  "paymentDisputed",
] as const;
/** Besides, a note can wait for one side's word: the other one has weighed. */
export type Fate = (typeof fates)[number] | "noteForProducer" | "noteForKitchen";

/** What a kitchen got and both sides confirmed. */
export type Weighed = {
  contractId: string;
  ticketId: string;
  netGrams: number;
  weighedOn: string;
  /** What had been refused and was bought cheaper, with its rupiah per kg; null when nothing was. */
  cheaper: { grams: number; rateIdr: number } | null;
};
/** Who there is: the groups of the regency, and its officer. */
export type Cast = { members: ReadonlyMap<string, Member>; officer: Officer };

type Contract = Awaited<ReturnType<typeof contractOf>>;
type Sides = { producer: Member; processor: Member; officer: Officer };

/** Lives a contract through: weighing, the other side's word, money. Answers the confirmed weighings. */
export async function tellDelivery(
  db: Db,
  teller: Teller,
  { members, officer }: Cast,
  contractId: string,
  fate: Fate,
): Promise<Weighed[]> {
  const contract = await contractOf(db, contractId);
  const producer = members.get(contract.producerGroupId);
  const processor = members.get(contract.processorGroupId);
  if (!producer || !processor) throw new Error(`contract ${contractId} belongs to nobody of the story`);
  const sides = { producer, processor, officer };
  // Where both signed, an end needs notice: this one ended before.
  if (fate !== "ended") await tellAgreement(db, teller, contract, sides);
  if (fate === "neverCame") return [];
  if (fate === "ended") {
    await tellEnd(db, teller, contract, sides);
    return [];
  }
  const trips = fate === "twoTrips" ? [0.55, 0.43] : [teller.seed.between(955, 1015) / 1000];
  const weighed: Weighed[] = [];
  for (const [trip, share] of trips.entries()) {
    const weighedOn = addDays(contract.plannedOn, trip * 2);
    if (weighedOn >= teller.today) break;
    const ticket = await tellTicket(db, teller, contract, sides, { weighedOn, share, fate });
    if (ticket) weighed.push(ticket);
  }
  await tellMoney(db, teller, contract, sides, weighed, fate);
  return weighed;
}

function contractOf(db: Db, contractId: string) {
  return db
    .selectFrom("contracts")
    .innerJoin("deliveries", "deliveries.contractId", "contracts.id")
    .selectAll("contracts")
    .select(["deliveries.plannedOn", "deliveries.id as deliveryId"])
    .where("contracts.id", "=", contractId)
    .executeTakeFirstOrThrow();
}

async function tellEnd(db: Db, teller: Teller, contract: Contract, { producer }: Sides): Promise<void> {
  const by = teller.act(producer.speakerId, teller.at(addDays(contract.plannedOn, -1), 9), producer.askedBy);
  const value = { contractId: contract.id, reason: "Ikan mati semalam, air kolam berubah. Panen tidak jadi." };
  told(await endContract(db, by, { groupId: producer.id }, value), `ending ${contract.number}`);
}

type Trip = { weighedOn: string; share: number; fate: Fate };

/** The kitchen weighs, the producer confirms; a disputed note is voided and weighed again. */
async function tellTicket(
  db: Db,
  teller: Teller,
  contract: Contract,
  sides: Sides,
  trip: Trip,
): Promise<Weighed | null> {
  const { producer, processor } = sides;
  const { weighedOn, fate } = trip;
  const byKitchen = fate === "noteForProducer" || (fate !== "noteForKitchen" && teller.seed.chance(0.75));
  const [weigher, other] = byKitchen ? [processor, producer] : [producer, processor];
  const netGrams = Math.max(100, Math.round(contract.quantityKg * trip.share * 10) * 100);
  if (fate === "disputed") {
    const wrong = await weigh(db, teller, contract, weigher, {
      weighedOn,
      netGrams: netGrams + Math.round(netGrams * 0.08),
      hour: 8,
    });
    const dispute = { ticketId: wrong, weighedOn, claimant: other, weigherId: weigher.speakerId };
    if (!(await tellClosedClaim(db, teller, sides.officer, dispute))) {
      const by = teller.act(other.speakerId, teller.at(weighedOn, 10), other.askedBy);
      const value = { ticketId: wrong, reason: "Keranjang belum dikurangi." };
      told(await voidTicket(db, by, { id: other.id }, value), `disputing a note of ${contract.number}`);
    }
  }
  const rejection = refusedOf(contract, netGrams);
  const oneTrip = fate !== "twoTrips" && fate !== "disputed";
  if (oneTrip) await tellDeparture(db, teller, contract, producer, { weighedOn, netGrams, rejection });
  const ticketId = await weigh(db, teller, contract, weigher, { weighedOn, netGrams, hour: 11, rejection });
  if (fate === "noteForProducer" || fate === "noteForKitchen") return null;
  const by = teller.act(otherThan(weigher.speakerId, other), teller.at(weighedOn, 14), other.askedBy);
  told(await confirmTicket(db, by, { id: other.id }, { ticketId }), `confirming a note of ${contract.number}`);
  const cheaper = rejection?.fate === "sold" ? { grams: rejection.grams, rateIdr: rejection.rateIdr } : null;
  return { contractId: contract.id, ticketId, netGrams, weighedOn, cheaper };
}

type Load = { weighedOn: string; netGrams: number; rejection: Rejection | null };

/** The goods leave the pond in the morning; every second pond has a scale. */
async function tellDeparture(db: Db, teller: Teller, contract: Contract, producer: Member, load: Load): Promise<void> {
  const sentGrams = sentOf(contract, load.netGrams + (load.rejection?.grams ?? 0));
  if (sentGrams === null) return;
  const by = teller.act(producer.speakerId, teller.at(load.weighedOn, 7), producer.askedBy);
  const value = { contractId: contract.id, deliveryId: contract.deliveryId, sentGrams, note: "" };
  told(await departDelivery(db, by, { id: producer.id }, value), `sending ${contract.number}`);
}

function otherThan(spokenId: string, member: Member): string {
  const voice = secondVoice(member, member.treasurerId, [spokenId]);
  if (!voice) throw new Error(`${member.name} has nobody else to speak for it`);
  return voice;
}

type Scale = { weighedOn: string; netGrams: number; hour: number; rejection?: Rejection | null };

async function weigh(db: Db, teller: Teller, contract: Contract, weigher: Member, scale: Scale): Promise<string> {
  const count = teller.seed.between(1, 6);
  const tareGrams = tareOf(count);
  const { netGrams, weighedOn, rejection = null } = scale;
  const by = teller.act(weigher.speakerId, teller.at(weighedOn, scale.hour), weigher.askedBy);
  const weighing = {
    grossGrams: netGrams + tareGrams,
    tareGrams,
    grade: teller.seed.pick([1, 2, 2, 2, 3]),
    weighedOn,
    note: "",
    baskets: basketsOf(netGrams, count),
    rejection,
  };
  const done = await weighDelivery(db, by, { id: weigher.id }, { ...weighing, contractId: contract.id });
  return told(done, `weighing ${contract.number}`).id;
}

/** Money moves outside; here it is written down by one side and confirmed by the other, in full, in part or not yet. */
async function tellMoney(db: Db, teller: Teller, contract: Contract, sides: Sides, weighed: Weighed[], fate: Fate) {
  const last = weighed.at(-1);
  if (!last || fate === "unpaid") return;
  const { payerGroupId } = moneyWay(contract);
  const [payer, payee] =
    payerGroupId === sides.processor.id ? [sides.processor, sides.producer] : [sides.producer, sides.processor];
  const paidOn = addDays(last.weighedOn, teller.seed.between(0, 5));
  if (paidOn >= teller.today) return;
  const cheaperIdr = ({ cheaper }: Weighed) => (cheaper ? owedIdr(cheaper.grams, cheaper.rateIdr) : 0);
  const dueIdr = weighed.reduce((sum, one) => sum + owedIdr(one.netGrams, rateIdr(contract)) + cheaperIdr(one), 0);
  const amountIdr = fate === "partlyPaid" ? Math.round(dueIdr * 0.4) : dueIdr;
  const note = fate === "partlyPaid" ? "Uang muka, sisanya setelah produk laku." : "";
  const method = teller.seed.chance(0.6) ? ("transfer" as const) : ("cash" as const);
  const value = { contractId: contract.id, amountIdr, method, paidOn, note };
  const by = teller.act(payer.treasurerId, teller.at(paidOn, 15), payer.askedBy);
  const { id } = told(await recordPayment(db, by, { id: payer.id }, value), `paying ${contract.number}`);
  if (fate === "paymentWaiting") return;
  const word = teller.act(otherThan(payer.treasurerId, payee), teller.at(paidOn, 18), payee.askedBy);
  if (fate === "paymentDisputed") {
    const doubt = { paymentId: id, reason: "Uangnya belum masuk ke rekening kelompok." };
    told(await voidPayment(db, word, { id: payee.id }, doubt), `disputing the payment of ${contract.number}`);
    return;
  }
  told(
    await confirmPayment(db, word, { id: payee.id }, { paymentId: id }),
    `confirming the payment of ${contract.number}`,
  );
}
