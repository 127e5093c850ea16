import type { Db } from "#db/open.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import type { AgreementBody, AgreementFacts } from "./agreement-text.ts";
import { bodyOf, bodyText } from "./agreement-text.ts";
import type { Place, Planned, Version } from "./agreement.ts";
import { defaultTerms, standingOf } from "./agreement.ts";
import { rateIdr } from "./contract.ts";
import { liveDeliveries } from "./deliveries.server.ts";

/** A signature as both sides and the desk see it: who, when, from which device. */
export type Signature = {
  side: "producer" | "processor";
  userId: string;
  userName: string;
  askedBy: string | null;
  device: string;
  at: number;
};
/** One version of a text with all that was said to it. */
export type KnownVersion = Omit<Version, "signatures"> & {
  contractId: string;
  body: AgreementBody;
  at: number;
  reason: string;
  declineReason: string | null;
  signatures: Signature[];
};

/** All versions of the text of a contract, newest first. Nobody has signed or changed anything yet when there is none. */
export async function versionsOf(db: Db, contractId: string): Promise<KnownVersion[]> {
  const rows = await versionRows(db).where("agreements.contractId", "=", contractId).execute();
  return withSignatures(db, rows);
}

/** The version that a code leads to, or undefined: nobody ever wrote this text here. */
export async function versionByHash(db: Db, hash: string): Promise<KnownVersion | undefined> {
  const rows = await versionRows(db).where("agreements.hash", "=", hash).execute();
  return (await withSignatures(db, rows))[0];
}

/** A text as it waits or holds: written down already, or still a draft that follows from the contract. */
export type Standing = {
  versions: KnownVersion[];
  inForce: KnownVersion | null;
  open: KnownVersion | null;
  /** What would be signed next when nothing is open and nothing holds. */
  draft: { version: number; hash: string; body: AgreementBody } | null;
};

/** Where the text of a contract stands. */
export async function agreementStanding(db: Db, contractId: string): Promise<Standing> {
  const versions = await versionsOf(db, contractId);
  const { inForce, open } = standingOf(versions);
  if (inForce || open) return { versions, inForce, open, draft: null };
  const facts = await factsOf(db, contractId);
  const planned = (await liveDeliveries(db, contractId)).map(planOf);
  const place = await placeOf(db, contractId);
  const version = (versions[0]?.version ?? 0) + 1;
  const body = bodyOf(version, facts, defaultTerms(planned, place));
  return { versions, inForce, open, draft: { version, hash: sha256(bodyText(body)), body } };
}

/** How much may be lost on the way under this contract, in percent: as signed, else as is customary. */
export async function toleranceOf(db: Db, contractId: string): Promise<number> {
  const { inForce } = standingOf(await versionsOf(db, contractId));
  return inForce?.body.terms.tolerancePercent ?? defaultTerms([]).tolerancePercent;
}

/** What of a contract goes into its text. */
export async function factsOf(db: Db, contractId: string): Promise<AgreementFacts> {
  const row = await db
    .selectFrom("contracts")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .innerJoin("regions as producerVillage", "producerVillage.code", "producer.villageCode")
    .innerJoin("regions as processorVillage", "processorVillage.code", "processor.villageCode")
    .innerJoin("regions as regency", "regency.code", "contracts.regencyCode")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .innerJoin("products", "products.code", "contracts.productCode")
    .selectAll("contracts")
    .select(["producer.name as producer", "processor.name as processor", "regency.name as regency"])
    .select(["producerVillage.name as producerVillage", "processorVillage.name as processorVillage"])
    .select(["commodities.nameId as commodityId", "commodities.nameEn as commodityEn"])
    .select(["products.nameId as productId", "products.nameEn as productEn"])
    .where("contracts.id", "=", contractId)
    .executeTakeFirstOrThrow();
  const { number, quantityKg, paymentDays, regency, producer, producerVillage, processor, processorVillage } = row;
  const { commodityId, commodityEn, productId, productEn, sharePercent, shareCostIdr, shareCosts } = row;
  return {
    ...{ number, quantityKg, paymentDays, regency, producer, producerVillage, processor, processorVillage },
    ...{ commodityId, commodityEn, productId, productEn, sharePercent, shareCostIdr },
    ...(row.terms === "share" ? { shareCosts } : {}),
    pattern: row.terms,
    rateIdr: rateIdr(row),
    agreedOn: dateIn(defaultZone, row.signedAt),
  };
}

/** Who brings it decides where it is handed over. */
async function placeOf(db: Db, contractId: string): Promise<Place> {
  const row = await db.selectFrom("contracts").select("transportBy").where("id", "=", contractId).executeTakeFirst();
  return row?.transportBy === "seller" ? "kitchen" : "pond";
}

function planOf({ plannedOn, quantityKg }: Planned): Planned {
  return { plannedOn, quantityKg };
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>["execute"]>>[number];

function versionRows(db: Db) {
  return db
    .selectFrom("agreements")
    .leftJoin("agreementDeclines", "agreementDeclines.agreementId", "agreements.id")
    .selectAll("agreements")
    .select(["agreementDeclines.at as declinedAt", "agreementDeclines.reason as declineReason"])
    .orderBy("agreements.version", "desc");
}

async function withSignatures(db: Db, rows: VersionRow[]): Promise<KnownVersion[]> {
  if (rows.length === 0) return [];
  const signatures = await db
    .selectFrom("agreementSignatures")
    .leftJoin("users", "users.id", "agreementSignatures.userId")
    .selectAll("agreementSignatures")
    .select("users.name as userName")
    .where(
      "agreementId",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("agreementSignatures.at")
    .orderBy("agreementSignatures.side", "desc")
    .execute();
  return rows.map(({ body, ...row }) => ({
    ...row,
    body: JSON.parse(body) as AgreementBody,
    signatures: signatures
      .filter(({ agreementId }) => agreementId === row.id)
      .map(({ side, userId, userName, askedBy, device, at }) => {
        return { side, userId, userName: userName ?? "", askedBy, device, at };
      }),
  }));
}
