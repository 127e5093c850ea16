import type { Db } from "#db/open.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";

function recallRows(db: Db, regencyCodes: readonly string[]) {
  return db
    .selectFrom("recalls")
    .leftJoin("recallEnds", "recallEnds.recallId", "recalls.id")
    .selectAll("recalls")
    .select(["recallEnds.reason as endReason", "recallEnds.at as endedAt"])
    .where("recalls.regencyCode", "in", regencyCodes.length > 0 ? [...regencyCodes] : [""]);
}

export type RecallRow = Awaited<ReturnType<ReturnType<typeof recallRows>["executeTakeFirstOrThrow"]>>;

/** A page of an office's recalls, the last first. */
export function listRecalls(db: Db, regencyCodes: readonly string[], page: PageAsk): Promise<Page<RecallRow>> {
  const order = {
    column: "recalls.id",
    id: "recalls.id",
    numeric: false,
    direction: "desc",
    valueOf: (row: RecallRow) => row.id,
  } as const;
  return keysetPage(recallRows(db, regencyCodes), order, page);
}

/** One recall of an office; undefined when it is another's. */
export function recallFor(db: Db, regencyCodes: readonly string[], id: string): Promise<RecallRow | undefined> {
  return recallRows(db, regencyCodes).where("recalls.id", "=", id).executeTakeFirst();
}
