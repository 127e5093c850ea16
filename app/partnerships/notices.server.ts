import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { agreementInForce } from "./agreements.server.ts";
import { contractFor } from "./contract-page.server.ts";
import { contractState } from "./contract.ts";
import { digestOf } from "./digest.server.ts";
import { tellPartner } from "./telling.server.ts";

export type NoticeRefusal = "notParty" | "contractEnded" | "contractDone" | "noticeGiven" | "noticeNeedless";

/** Tells the partner that a side will end the contract, as many days before as both signed. */
export function giveNotice(
  db: Db,
  act: Act,
  group: { id: string },
  value: { contractId: string; reason: string },
): Promise<Outcome<{ endsOn: string }, NoticeRefusal>> {
  return once(db, act, async (db) => {
    const { contractId, reason } = value;
    await lockRow(db, "contracts", contractId);
    const contract = await contractFor(db, { groupId: group.id }, contractId);
    if (!contract) return refuse("notParty");
    const today = dateIn(defaultZone, act.at);
    const state = contractState({ ...contract, ended: contract.endedAt !== null }, today);
    if (state === "ended") return refuse("contractEnded");
    if (state === "done") return refuse("contractDone");
    if (await noticeOf(db, contractId)) return refuse("noticeGiven");
    const agreed = await agreementInForce(db, contractId);
    if (!agreed) return refuse("noticeNeedless");
    const endsOn = addDays(today, agreed.body.terms.noticeDays);
    const notice = { contractId, userId: act.actorId, groupId: group.id, at: act.at, endsOn, reason };
    await db.insertInto("contractNotices").values(notice).execute();
    const { regencyCode } = contract;
    const data = { reason, endsOn, digest: digestOf("contractNotices", notice) };
    await recordEvent(db, act, {
      verb: "contract.noticeGiven",
      subjectId: contractId,
      groupId: group.id,
      regencyCode,
      data,
    });
    const step = { contractId, subjectId: contractId, path: `/kemitraan/${contractId}/akhiri` };
    await tellPartner(db, act, group.id, { ...step, kind: "noticeGiven", data: { reason, day: endsOn } });
    return { ok: true as const, endsOn };
  });
}

/** The notice that a side gave, or null. */
export async function noticeOf(db: Db, contractId: string) {
  const notice = await db
    .selectFrom("contractNotices")
    .selectAll()
    .where("contractId", "=", contractId)
    .executeTakeFirst();
  return notice ?? null;
}
