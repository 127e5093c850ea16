import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { nextNumber } from "~/lib/numbers.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { StoredPhoto } from "~/photos/photo.ts";
import { attachPhotos } from "~/photos/photos.server.ts";
import { accountFor } from "./account.server.ts";
import { moneyWay, partnerOf, sideOf } from "./contract.ts";
import { digestOf } from "./digest.server.ts";
import type { ConfirmFault, PayFault } from "./life.ts";
import { closedPayment, confirmPaymentFault, payFault } from "./life.ts";
import type { PaymentEntry } from "./payment.ts";
import { stillDueIdr } from "./payment.ts";
import { tellPartner } from "./telling.server.ts";

export type PayRefusal = "notParty" | PayFault;
export type ConfirmPaymentRefusal = "notParty" | ConfirmFault<"payment">;
export type VoidPaymentRefusal = "notParty" | "paymentVoided" | "paymentConfirmed";

/** Who acts: the group of a trader. */
type Party = { id: string };

/** Notes that money moved, by the side that paid or the side that got it; it counts when the other side confirms. */
export function recordPayment(
  db: Db,
  act: Act,
  group: Party,
  value: PaymentEntry & { contractId: string; photos?: readonly StoredPhoto[] },
): Promise<Outcome<{ id: string; number: string }, PayRefusal>> {
  return once(db, act, async (db) => {
    const { contractId, amountIdr, method, paidOn, note } = value;
    await lockRow(db, "contracts", contractId);
    const contract = await db.selectFrom("contracts").selectAll().where("id", "=", contractId).executeTakeFirst();
    if (!contract || !sideOf(contract, group.id)) return refuse("notParty");
    const today = dateIn(defaultZone, act.at);
    const signedOn = dateIn(defaultZone, contract.signedAt);
    const due = stillDueIdr(await accountFor(db, contract, today));
    const fault = payFault(value, { signedOn, stillDueIdr: due }, today);
    if (fault) return refuse(fault);
    const id = act.newId();
    const number = await nextNumber(db, "KW", paidOn.slice(0, 4));
    const money = { ...moneyWay(contract), amountIdr, method, paidOn, note };
    const by = { userId: act.actorId, groupId: group.id, at: act.at };
    const row = { id, number, contractId, ...money, ...by };
    await db.insertInto("payments").values(row).execute();
    const { regencyCode } = contract;
    const data = { number, contractId, amountIdr, method, digest: digestOf("payments", row) };
    await recordEvent(db, act, { verb: "payment.recorded", subjectId: id, groupId: group.id, regencyCode, data });
    const partnerGroupId = partnerOf(contract, group.id);
    const owner = { about: "payment" as const, subjectId: id, groupId: group.id, partnerGroupId, regencyCode };
    await attachPhotos(db, act, owner, value.photos ?? []);
    await tellPartner(db, act, group.id, { contractId, ...paperOf(id), kind: "paymentRecorded", data: { amountIdr } });
    return { ok: true as const, id, number };
  });
}

/** The other side, by another person than the one who wrote it down, says that the money changed hands. */
export function confirmPayment(
  db: Db,
  act: Act,
  group: Party,
  value: { paymentId: string },
): Promise<Outcome<{ id: string }, ConfirmPaymentRefusal>> {
  return once(db, act, async (db) => {
    const payment = await lockedPayment(db, value.paymentId);
    if (!payment || !sideOf(payment, group.id)) return refuse("notParty");
    const fault = confirmPaymentFault(payment, { groupId: group.id, userId: act.actorId });
    if (fault) return refuse(fault);
    const { id, amountIdr, regencyCode } = payment;
    const row = { paymentId: id, userId: act.actorId, groupId: group.id, at: act.at };
    await db.insertInto("paymentConfirmations").values(row).execute();
    await recordEvent(db, act, {
      verb: "payment.confirmed",
      subjectId: id,
      groupId: group.id,
      regencyCode,
      data: { amountIdr, digest: digestOf("paymentConfirmations", row) },
    });
    const telling = { contractId: payment.contractId, ...paperOf(id), data: { amountIdr } };
    await tellPartner(db, act, group.id, { ...telling, kind: "paymentConfirmed" });
    return { ok: true as const, id };
  });
}

/** Takes a payment back (whoever wrote it) or refuses it (the other side), with a reason, while it is not confirmed. */
export function voidPayment(
  db: Db,
  act: Act,
  group: Party,
  value: { paymentId: string; reason: string },
): Promise<Outcome<{ id: string; contractId: string }, VoidPaymentRefusal>> {
  return once(db, act, async (db) => {
    const payment = await lockedPayment(db, value.paymentId);
    if (!payment || !sideOf(payment, group.id)) return refuse("notParty");
    const closed = closedPayment(payment);
    if (closed) return refuse(closed);
    const { id, contractId, regencyCode } = payment;
    const { reason } = value;
    const row = { paymentId: id, userId: act.actorId, groupId: group.id, at: act.at, reason };
    await db.insertInto("paymentVoids").values(row).execute();
    const verb = payment.groupId === group.id ? "payment.withdrawn" : "payment.disputed";
    const data = { reason, digest: digestOf("paymentVoids", row) };
    await recordEvent(db, act, { verb, subjectId: id, groupId: group.id, regencyCode, data });
    const telling = { contractId, ...paperOf(id), data: { amountIdr: payment.amountIdr, reason } };
    await tellPartner(db, act, group.id, { ...telling, kind: "paymentVoided" });
    return { ok: true as const, id, contractId };
  });
}

function paperOf(paymentId: string) {
  return { subjectId: paymentId, path: `/bayar/${paymentId}` };
}

/** A payment has no lock of its own: its contract's serves, so that two answers to it follow each other. */
async function lockedPayment(db: Db, paymentId: string) {
  const found = await db.selectFrom("payments").select("contractId").where("id", "=", paymentId).executeTakeFirst();
  if (!found) return undefined;
  await lockRow(db, "contracts", found.contractId);
  return db
    .selectFrom("payments")
    .innerJoin("contracts", "contracts.id", "payments.contractId")
    .leftJoin("paymentConfirmations", "paymentConfirmations.paymentId", "payments.id")
    .leftJoin("paymentVoids", "paymentVoids.paymentId", "payments.id")
    .select(["payments.id", "payments.contractId", "payments.groupId", "payments.userId", "payments.amountIdr"])
    .select(["contracts.producerGroupId", "contracts.processorGroupId", "contracts.regencyCode"])
    .select(["paymentConfirmations.at as confirmedAt", "paymentVoids.at as voidedAt"])
    .where("payments.id", "=", paymentId)
    .executeTakeFirst();
}
