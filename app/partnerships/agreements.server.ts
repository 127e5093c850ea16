import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Side } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { AgreementBody } from "./agreement-text.ts";
import { bodyOf, bodyText } from "./agreement-text.ts";
import type { KnownVersion } from "./agreement-view.server.ts";
import { agreementStanding, factsOf, versionsOf } from "./agreement-view.server.ts";
import type { AgreementTerms, ScheduleFault, SignFault } from "./agreement.ts";
import { scheduleFault, signFault } from "./agreement.ts";
import { sideOf } from "./contract.ts";
import { liveDeliveries, replanDeliveries } from "./deliveries.server.ts";
import { digestOf } from "./digest.server.ts";
import { tellPartner } from "./telling.server.ts";

export type SignTextRefusal = SignFault | "nothingOpen";
export type ChangeRefusal = "notParty" | "contractEnded" | "changeOpen" | "nothingChanged" | ScheduleFault;
export type DeclineRefusal = "notParty" | "nothingOpen";

/** Who puts a name to a text: for which group, from which device. */
export type Signer = { groupId: string; device: string };

/**
 * Signs the text that waits: a change that the partner proposed, or the draft that follows from the contract, which is
 * written down by its first signature. With both signatures it holds, and its schedule becomes the plan.
 */
export function signAgreement(
  db: Db,
  act: Act,
  signer: Signer,
  value: { contractId: string; hash: string },
): Promise<Outcome<{ version: number; inForce: boolean }, SignTextRefusal>> {
  return once(db, act, async (db) => {
    const contract = await lockedContract(db, value.contractId);
    const side = contract && sideOf(contract, signer.groupId);
    if (!contract || !side) return refuse("notParty");
    const { open, draft } = await agreementStanding(db, contract.id);
    const text = open ?? (draft && { ...draft, signatures: [] });
    if (!text) return refuse("nothingOpen");
    const fault = signFault(text, { side, userId: act.actorId, read: value.hash }, contract.endedAt !== null);
    if (fault) return refuse(fault);
    const id = open?.id ?? (await writeVersion(db, act, signer.groupId, contract, text.body, ""));
    await writeSignature(db, act, signer, contract, { id, hash: text.hash, side });
    const inForce = text.signatures.length === 1;
    if (inForce) await putInForce(db, act, signer, contract, { id, body: text.body, hash: text.hash });
    await tellText(db, act, signer.groupId, contract.id, id, {
      kind: inForce ? "agreementInForce" : "agreementSigned",
    });
    return { ok: true as const, version: text.body.version, inForce };
  });
}

/** Writes a changed text and signs it for the side that wants it; it holds when the other side signs too. */
export function proposeChange(
  db: Db,
  act: Act,
  signer: Signer,
  value: { contractId: string; terms: AgreementTerms; reason: string },
): Promise<Outcome<{ version: number }, ChangeRefusal>> {
  return once(db, act, async (db) => {
    const contract = await lockedContract(db, value.contractId);
    const side = contract && sideOf(contract, signer.groupId);
    if (!contract || !side) return refuse("notParty");
    if (contract.endedAt !== null) return refuse("contractEnded");
    const { versions, inForce, open, draft } = await agreementStanding(db, contract.id);
    if (open) return refuse("changeOpen");
    const now = (inForce ?? draft)?.body.terms;
    if (now && JSON.stringify(now) === JSON.stringify(value.terms)) return refuse("nothingChanged");
    const started = (await liveDeliveries(db, contract.id)).filter((one) => one.tickets > 0 || one.departedAt !== null);
    const signedOn = dateIn(defaultZone, contract.signedAt);
    const fault = scheduleFault(value.terms.schedule, { quantityKg: contract.quantityKg, signedOn }, started);
    if (fault) return refuse(fault);
    const version = (versions[0]?.version ?? 0) + 1;
    const body = bodyOf(version, await factsOf(db, contract.id), value.terms);
    const id = await writeVersion(db, act, signer.groupId, contract, body, value.reason);
    await writeSignature(db, act, signer, contract, { id, hash: sha256(bodyText(body)), side });
    await tellText(db, act, signer.groupId, contract.id, id, { kind: "agreementSigned" });
    return { ok: true as const, version };
  });
}

/** Says no to the text that waits, or takes one's own back; what held before still holds. */
export function declineAgreement(
  db: Db,
  act: Act,
  group: { id: string },
  value: { contractId: string; reason: string },
): Promise<Outcome<{ version: number }, DeclineRefusal>> {
  return once(db, act, async (db) => {
    const contract = await lockedContract(db, value.contractId);
    if (!contract || !sideOf(contract, group.id)) return refuse("notParty");
    const { open } = await agreementStanding(db, contract.id);
    if (!open) return refuse("nothingOpen");
    const { reason } = value;
    const row = { agreementId: open.id, userId: act.actorId, groupId: group.id, at: act.at, reason };
    await db.insertInto("agreementDeclines").values(row).execute();
    const verb = open.groupId === group.id ? "agreement.withdrawn" : "agreement.declined";
    const { regencyCode } = contract;
    const data = { version: open.version, reason, digest: digestOf("agreementDeclines", row) };
    await recordEvent(db, act, { verb, subjectId: open.id, groupId: group.id, regencyCode, data });
    await tellText(db, act, group.id, contract.id, open.id, { kind: "agreementDeclined", data: { reason } });
    return { ok: true as const, version: open.version };
  });
}

/** The version that both sides signed last, or null. */
export async function agreementInForce(db: Db, contractId: string): Promise<KnownVersion | null> {
  const versions = await versionsOf(db, contractId);
  return versions.find(({ signatures }) => signatures.length === 2) ?? null;
}

type Told = { kind: "agreementSigned" | "agreementInForce" | "agreementDeclined"; data?: { reason: string } };

function tellText(db: Db, act: Act, groupId: string, contractId: string, agreementId: string, told: Told) {
  const step = { contractId, subjectId: agreementId, path: `/kemitraan/${contractId}/surat` };
  return tellPartner(db, act, groupId, { ...step, ...told });
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockedContract>>>;

async function lockedContract(db: Db, contractId: string) {
  await lockRow(db, "contracts", contractId);
  return db
    .selectFrom("contracts")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .select(["contracts.id", "contracts.producerGroupId", "contracts.processorGroupId", "contracts.regencyCode"])
    .select(["contracts.quantityKg", "contracts.signedAt", "contractEnds.at as endedAt"])
    .where("contracts.id", "=", contractId)
    .executeTakeFirst();
}

async function writeVersion(
  db: Db,
  act: Act,
  groupId: string,
  contract: Locked,
  body: AgreementBody,
  reason: string,
): Promise<string> {
  const id = act.newId();
  const text = bodyText(body);
  const { version } = body;
  const row = { id, contractId: contract.id, version, body: text, hash: sha256(text), userId: act.actorId, groupId };
  const whole = { ...row, at: act.at, reason };
  await db.insertInto("agreements").values(whole).execute();
  const data = { contractId: contract.id, version, hash: row.hash, digest: digestOf("agreements", whole) };
  const { regencyCode } = contract;
  await recordEvent(db, act, { verb: "agreement.written", subjectId: id, groupId, regencyCode, data });
  return id;
}

type Signed = { id: string; hash: string; side: Side };

async function writeSignature(db: Db, act: Act, signer: Signer, contract: Locked, signed: Signed) {
  const { id: agreementId, hash, side } = signed;
  const by = { userId: act.actorId, groupId: signer.groupId, askedBy: act.askedBy };
  const row = { agreementId, side, hash, ...by, device: signer.device, at: act.at };
  await db.insertInto("agreementSignatures").values(row).execute();
  const data = { side, hash, digest: digestOf("agreementSignatures", row) };
  const { regencyCode } = contract;
  const happening = { verb: "agreement.signed", subjectId: agreementId, groupId: signer.groupId, regencyCode, data };
  await recordEvent(db, act, happening);
}

async function putInForce(
  db: Db,
  act: Act,
  signer: Signer,
  contract: Locked,
  text: { id: string; body: AgreementBody; hash: string },
) {
  const { schedule } = text.body.terms;
  await replanDeliveries(db, act, { id: text.id, contractId: contract.id, schedule });
  const data = { contractId: contract.id, version: text.body.version, hash: text.hash };
  const { regencyCode } = contract;
  await recordEvent(db, act, {
    verb: "agreement.inForce",
    subjectId: text.id,
    groupId: signer.groupId,
    regencyCode,
    data,
  });
}
