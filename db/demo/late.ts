import { addDays } from "~/lib/dates.ts";
import { speakToClaim } from "~/partnerships/claims.server.ts";
import { departDelivery, liveDeliveries } from "~/partnerships/deliveries.server.ts";
import { weighDelivery } from "~/partnerships/tickets.server.ts";
import type { Db } from "../open.server.ts";
import { basketsOf, tareOf } from "./scales.ts";
import type { City } from "./season.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** Of a delivery that came late, the pond and the kitchen weighed differently: the house opened a claim, which stands. */
export async function tellOpenClaim(db: Db, teller: Teller, city: City): Promise<void> {
  const contract = await lateContract(db, teller, city);
  const producer = contract && city.members.get(contract.producerGroupId);
  const processor = contract && city.members.get(contract.processorGroupId);
  if (!contract || !producer || !processor) return;
  const { id: contractId, quantityKg } = contract;
  const day = teller.day(-2);
  const [delivery] = await liveDeliveries(db, contractId);
  if (!delivery) return;
  const sentGrams = quantityKg * 1000;
  const leaving = { contractId, deliveryId: delivery.id, sentGrams, note: "Berangkat pagi, pakai es." };
  const driver = teller.act(producer.speakerId, teller.at(day, 6), producer.askedBy);
  told(await departDelivery(db, driver, { id: producer.id }, leaving), `sending ${contract.number}`);
  const netGrams = Math.round(sentGrams * 0.00091) * 1000;
  const weight = { grossGrams: netGrams + tareOf(4), tareGrams: tareOf(4), baskets: basketsOf(netGrams, 4) };
  const scale = teller.act(processor.speakerId, teller.at(day, 9), processor.askedBy);
  const weighing = { ...weight, contractId, grade: 2, weighedOn: day, note: "" };
  told(await weighDelivery(db, scale, { id: processor.id }, weighing), `weighing ${contract.number}`);
  const claim = await db.selectFrom("claims").select("id").where("contractId", "=", contractId).executeTakeFirst();
  if (!claim) throw new Error(`two scales of ${contract.number} differ and no claim is open`);
  const voice = teller.act(producer.speakerId, teller.at(day, 14), producer.askedBy);
  const said = { claimId: claim.id, kind: "weight" as const, note: "Di kolam ditimbang bersama ketua RT.", photos: [] };
  told(await speakToClaim(db, voice, { id: producer.id }, said), "speaking to a claim");
}

/** A contract of the past that nothing was weighed of, and that belongs to nobody of the logins. */
function lateContract(db: Db, teller: Teller, { regencyCode, stars }: City) {
  const known = [stars?.producer.id ?? "", stars?.hearth.member.id ?? ""];
  return db
    .selectFrom("contracts")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .leftJoin("tickets", "tickets.contractId", "contracts.id")
    .select(["contracts.id", "contracts.number", "contracts.quantityKg"])
    .select(["contracts.producerGroupId", "contracts.processorGroupId"])
    .where("contracts.regencyCode", "=", regencyCode)
    .where("contractEnds.contractId", "is", null)
    .where("tickets.id", "is", null)
    .where("contracts.week", "<", addDays(teller.today, -7))
    .where("contracts.producerGroupId", "not in", known)
    .where("contracts.processorGroupId", "not in", known)
    .orderBy("contracts.id", "desc")
    .executeTakeFirst();
}
